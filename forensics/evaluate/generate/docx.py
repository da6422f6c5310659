"""Word resumes, written with python-docx."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from forensics.evaluate.generate.docx_text_box import text_box
from forensics.evaluate.generate.outline import Entry, Outline, Row, Section

DocxLayout = Callable[[Outline], bytes]
Place = Word | _Cell


def _line(place: Place, text: str, *, bold: bool = False, size: float = 10.5) -> Paragraph:
    line = place.add_paragraph()
    line.paragraph_format.space_after = Pt(2)
    run = line.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    return line


def _head(place: Place, outline: Outline, *, centred: bool = False) -> None:
    lines = [
        _line(place, outline.printed_name, bold=True, size=20),
        _line(place, outline.headline, size=12),
        _line(place, "  •  ".join(outline.contact)),
    ]
    for line in lines:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT


def _sections(place: Place, sections: tuple[Section, ...], outline: Outline, form: str) -> None:
    for section in sections:
        if form == "styles" and not isinstance(place, _Cell):
            place.add_heading(section.heading, level=1)
        else:
            _line(place, section.heading, bold=True, size=13)
        if form == "grid" and section.kind in {"experience", "education"}:
            _grid(place, section, outline)
            continue
        for entry in section.entries:
            for row in entry.rows:
                _row(place, row, form)
            _details(place, entry, outline, form)


def _row(place: Place, row: Row, form: str) -> None:
    if not row.right:
        _line(place, row.left, bold=row.bold)
    elif form == "narrow":
        _line(place, row.left, bold=row.bold)
        _line(place, row.right)
    else:
        line = _line(place, row.left, bold=row.bold)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run("\t" + row.right)


def _details(place: Place, entry: Entry, outline: Outline, form: str) -> None:
    for text in entry.bullets:
        if form in {"styles", "grid"} and not isinstance(place, _Cell):
            place.add_paragraph(text, style="List Bullet")
        else:
            _line(place, f"{outline.glyph} {text}")
    for text in entry.lines:
        _line(place, text)


def _grid(place: Place, section: Section, outline: Outline) -> None:
    """Dates in the left column, everything else in the right, as many Word templates have it."""
    table = place.add_table(rows=0, cols=2)
    if isinstance(place, Word):
        table.style = "Table Grid"
    for entry in section.entries:
        left, right = table.add_row().cells
        left.text = next(row.right for row in entry.rows if row.right)
        right.text = entry.rows[0].left
        for row in entry.rows[1:]:
            _line(right, row.left)
        _details(right, entry, outline, "cell")


def _saved(document: Word, outline: Outline) -> bytes:
    document.core_properties.author = outline.name
    document.core_properties.title = "Resume"
    saved, dated = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(dated, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():  # a fixed date, so that equal outlines give equal bytes
            archive.writestr(ZipInfo(name, (2024, 6, 1, 0, 0, 0)), parts.read(name))
    return dated.getvalue()


def _flow(form: str, *, centred: bool = False) -> DocxLayout:
    def layout(outline: Outline) -> bytes:
        document = Document()
        _head(document, outline, centred=centred)
        _sections(document, outline.sections, outline, form)
        return _saved(document, outline)

    return layout


def in_header(outline: Outline) -> bytes:
    """Name and contact in the page header, where parsers that read only the body miss them."""
    document = Document()
    header = document.sections[0].header
    header.paragraphs[0].add_run(outline.printed_name).bold = True
    for text in outline.contact:
        header.add_paragraph(text)
    _line(document, outline.headline, size=12)
    _sections(document, outline.sections, outline, "tabs")
    return _saved(document, outline)


def side_by_side(outline: Outline) -> bytes:
    """A borderless table of one row: contact, skills and education left, the rest right."""
    document = Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.paragraphs[0].add_run(outline.printed_name).bold = True
    for text in (outline.headline, *outline.contact):
        _line(left, text, size=9)
    _sections(left, outline.of("skills", "education", "languages"), outline, "narrow")
    _sections(right, outline.without("skills", "education", "languages"), outline, "narrow")
    return _saved(document, outline)


def boxed(outline: Outline) -> bytes:
    """Name and contact in a floating text box, as Word's own resume templates place them."""
    document = Document()
    anchor = document.add_paragraph()
    lines = (outline.printed_name, outline.headline, *outline.contact)
    anchor.add_run()._r.append(parse_xml(text_box(lines)))
    _sections(document, outline.sections, outline, "tabs")
    return _saved(document, outline)


DOCX_LAYOUTS: dict[str, DocxLayout] = {
    "styles": _flow("styles"),
    "tabs": _flow("tabs"),
    "centred": _flow("narrow", centred=True),
    "grid": _flow("grid"),
    "header": in_header,
    "side_by_side": side_by_side,
    "text_box": boxed,
}
DATES_APART = frozenset({"grid"})
