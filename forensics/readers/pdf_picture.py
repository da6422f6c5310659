"""A page of a PDF as pixels, and where on it quotes stand. Runs in the sandboxed worker.

Only pixels and numbers leave the worker, as in Dangerzone: nothing of the file reaches whoever
looks at the picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from forensics.errors import ReadError, Unread
from forensics.readers.limits import PICTURE_HEIGHT, PICTURE_WIDTH

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of the picture."""

_MAX_CHARACTERS = 60_000  # of a page that is searched; a resume's page holds some 5,000
_SHORTEST = 3  # characters, white space aside, of a line that is looked for by itself


@dataclass(frozen=True)
class Drawing:
    """A page drawn: how many pages there are, the size, RGB bytes by row, boxes of the quotes."""

    pages: int
    width: int
    height: int
    pixels: bytes
    boxes: tuple[Box, ...]


def draw(data: bytes, page: int, quotes: Sequence[tuple[str, int]]) -> Drawing:
    """Draw page number `page`, from 1, and find each quote's n-th place on it, from 0.

    Raises ReadError when there is no such page to be drawn.
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadError(Unread.MALFORMED, "is no PDF that can be drawn") from error
    try:
        if not 1 <= page <= len(pdf):
            raise ReadError(Unread.MALFORMED, f"has no page {page}")
        pdf.init_forms()
        sheet = pdf[page - 1]
        width, height = sheet.get_size()
        if not (width > 0 and height > 0):
            raise ReadError(Unread.MALFORMED, f"page {page} has no size")
        scale = min(PICTURE_WIDTH / width, PICTURE_HEIGHT / height)
        bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        image = bitmap.to_pil().convert("RGB")
        boxes = tuple(_boxes(sheet, quotes, scale, height))
        return Drawing(len(pdf), image.width, image.height, image.tobytes(), boxes)
    except pypdfium2.PdfiumError as error:
        raise ReadError(Unread.MALFORMED, f"page {page} cannot be drawn") from error
    finally:
        pdf.close()


def _boxes(
    sheet: pypdfium2.PdfPage, quotes: Sequence[tuple[str, int]], scale: float, height: float
) -> Iterator[Box]:
    """Boxes of each quote, else of its lines; white space is drawn otherwise than it is read."""
    text = sheet.get_textpage()
    count = min(text.count_chars(), _MAX_CHARACTERS)
    letters = [(chr(pdfium.FPDFText_GetUnicode(text.raw, n)), n) for n in range(count)]
    solid = [(letter, n) for letter, n in letters if not letter.isspace() and letter.isprintable()]
    squeezed = "".join(letter for letter, _ in solid)
    for quote, nth in quotes:
        for part in _findable(quote, squeezed):
            start = _place(part, nth, squeezed)
            first, last = solid[start][1], solid[start + len(part) - 1][1]
            for number in range(text.count_rects(first, last - first + 1)):
                left, bottom, right, top = text.get_rect(number)
                yield (
                    round(left * scale),
                    round((height - top) * scale),
                    round(right * scale),
                    round((height - bottom) * scale),
                )


def _place(part: str, nth: int, squeezed: str) -> int:
    """Where the n-th `part` starts, the last one where there are fewer."""
    start = squeezed.find(part)
    for _ in range(nth):
        later = squeezed.find(part, start + len(part))
        if later < 0:
            break
        start = later
    return start


def _findable(quote: str, squeezed: str) -> Iterator[str]:
    whole = "".join(quote.split())
    if whole and whole in squeezed:
        yield whole
        return
    for line in quote.splitlines():
        part = "".join(line.split())
        if len(part) >= _SHORTEST and part in squeezed:
            yield part
