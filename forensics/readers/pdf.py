"""PDF: text in reading order, what is concealed, the file's own statements, embedded images."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from forensics.errors import ReadError, Unread
from forensics.model.document import Document
from forensics.readers import ocr, pdf_images, pdf_properties
from forensics.readers.draft import Draft
from forensics.readers.limits import MAX_PAGES
from forensics.readers.pdf_frame import Frame
from forensics.readers.pdf_layout import Line, lines
from forensics.readers.pdf_marks import drawn_bullets
from forensics.readers.pdf_objects import objects
from forensics.readers.pdf_running import running_lines
from forensics.readers.pdf_visibility import Verdict, judge
from forensics.readers.pdf_words import Word, read_words

Pages = dict[int, pypdfium2.PdfPage]
"""The pages that could be loaded, by number."""

# A line cut off by the page's edge and printed again on the next page, a shadow under a heading:
# what a person reads elsewhere in the document is not kept from them. A single word in white,
# however, may well be there a second time to be counted.
_ACCIDENTAL = frozenset({"clipped", "covered", "off_page"})
_LONG = 20  # characters

_PRINTED_NOTES = frozenset({pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET})
_MAX_NOTES = 2_000
_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


def read(data: bytes, name: str) -> Document:
    """Read a PDF. Raises ReadError: encrypted, malformed, too_large, empty (with advice)."""
    pdf = _opened(data)
    try:
        draft = Draft("application/pdf")
        count = len(pdf)
        if count == 0:
            raise ReadError(Unread.MALFORMED, "is a PDF without pages")
        if count > MAX_PAGES:
            draft.notes.append(f"only the first {MAX_PAGES} of {count} pages were read")
        pages = _loaded(pdf, min(count, MAX_PAGES), draft)
        pdf_properties.state(draft, pdf, pages, data)
        _pages(pdf, pages, draft)
        return draft.finish(data, name)
    finally:
        pdf.close()


def _loaded(pdf: pypdfium2.PdfDocument, count: int, draft: Draft) -> Pages:
    pages: Pages = {}
    for number in range(1, count + 1):
        try:
            pages[number] = pdf[number - 1]
        except pypdfium2.PdfiumError:
            draft.notes.append(f"page {number} is damaged and was not read")
    return pages


def _has_fields(page: pypdfium2.PdfPage) -> bool:
    """True when form fields or text notes are to be printed on the page, as a viewer shows them."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MAX_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in _PRINTED_NOTES:
            return True
    return False


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD, _SECURITY):
            message = "is encrypted: submit it without a password"
            raise ReadError(Unread.ENCRYPTED, message) from error
        raise ReadError(Unread.MALFORMED, "is a damaged or truncated PDF") from error


@dataclass
class _Content:
    """What is visible on one page: its lines, or what was recognised in its picture."""

    frame: Frame
    lines: list[Line] = field(default_factory=list)
    recognised: list[str] = field(default_factory=list)
    ocr: bool = False


@np.errstate(invalid="ignore", over="ignore")  # a damaged file may hold numbers of any size
def _pages(pdf: pypdfium2.PdfDocument, pages: Pages, draft: Draft) -> None:
    """Add the pages' text and images, seen and unseen.

    Raises ReadError(empty) when all are pictures.
    """
    contents: dict[int, _Content] = {}
    unseen: list[tuple[int, Verdict, str]] = []
    shown: list[str] = []
    pictures: list[int] = []
    illustrated: Pages = {}
    for number, page in pages.items():
        if _has_fields(page) and pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == 1:
            page = pages[number] = pdf[number - 1]
        text = read_words(page)
        content = contents[number] = _Content(text.frame)
        painted = objects(page, text.frame, text.handles)
        if painted.image:
            illustrated[number] = page
        if not text.words and _has_picture(page):
            pictures.append(number)
            if ocr.available() and len(pictures) <= ocr.MAX_PAGES:
                content.ocr = True
                content.recognised = list(ocr.recognise(page))
            continue
        verdicts = judge(page, text, painted)
        seen = [w for w, v in zip(text.words, verdicts, strict=True) if v.hiding is None]
        content.ocr = sum(v.ocr for v in verdicts) * 2 > len(verdicts)
        bullets = drawn_bullets(painted.shapes, seen)
        content.lines = lines([*seen, *bullets], first_page=number == 1)
        shown += [word.text for word in seen]
        for verdict, run in _concealed(text.words, verdicts):
            unseen.append((number, verdict, run))
    _write(draft, contents)
    _conceal(draft, unseen, "".join(shown))
    _say_unread(draft, pictures, anything=draft.has_text() or bool(unseen))
    pdf_images.add(draft, illustrated)


def _write(draft: Draft, contents: dict[int, _Content]) -> None:
    """Add the visible lines; those that repeat page by page go last, so that text runs on."""
    repeated = running_lines({number: content.lines for number, content in contents.items()})
    for number, content in contents.items():
        draft.page(number, round(content.frame.width, 2), round(content.frame.height, 2))
        if content.ocr:
            draft.mark_ocr()
        for recognised in content.recognised:
            draft.line(recognised)
        for line in content.lines:
            if line in repeated[number]:
                continue
            if line.new_block:
                draft.blank()
            draft.line(line.text)
    running = [ln.text for n, c in contents.items() for ln in c.lines if ln in repeated[n]]
    if running:
        draft.end_pages()
        for text in dict.fromkeys(running):
            draft.line(text)


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _say_unread(draft: Draft, pictures: list[int], *, anything: bool) -> None:
    unread = pictures[ocr.MAX_PAGES :] if ocr.available() else pictures
    if not unread:
        return
    if not anything and not ocr.available():
        message = (
            "holds pictures of text only: install the [ocr] extra to have them read, "
            "or submit a PDF with text"
        )
        raise ReadError(Unread.EMPTY, message)
    which = ", ".join(map(str, unread[:10])) + (", ..." if len(unread) > 10 else "")
    draft.notes.append(f"pages that are pictures only were not read: {which}")


def _concealed(words: Sequence[Word], verdicts: Sequence[Verdict]) -> Iterator[tuple[Verdict, str]]:
    pairs = zip(words, verdicts, strict=True)
    for verdict, group in groupby(pairs, key=lambda pair: pair[1]):
        if verdict.hiding is not None:
            run = "".join((" " if w.spaced else "") + w.text for w, _ in group)
            yield verdict, run.strip()


def _conceal(draft: Draft, unseen: list[tuple[int, Verdict, str]], shown: str) -> None:
    for number, verdict, run in unseen:
        assert verdict.hiding is not None
        if "".join(run.split()) in shown and (verdict.hiding in _ACCIDENTAL or len(run) > _LONG):
            continue
        draft.conceal(run, verdict.hiding, verdict.detail, page=number)
