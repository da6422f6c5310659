"""PDF resumes as design tools and word processors lay them out, set with reportlab."""

from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    HRFlowable,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from forensics.evaluate.generate.fonts import font_for
from forensics.evaluate.generate.outline import Entry, Outline, Row, Section

GREY = HexColor("#555555")


@dataclass(frozen=True)
class Type:
    """The typography of one part of a page: size in points, colour, how rows and headings stand.

    `narrow` sets what would stand at the right margin on a line of its own; `dates` gives dates
    a column at the left, with lines around its cells when it is "ruled".
    """

    width: float
    size: float = 10
    ink: Color = black
    narrow: bool = False
    centred: bool = False
    rule: bool = False
    leading: float = 1.3
    dates: str | None = None


def paragraph(
    text: str,
    setting: Type,
    *,
    scale: float = 1.0,
    bold: bool = False,
    align: int = TA_LEFT,
    bullet: str = "",
    ink: Color | None = None,
) -> Paragraph:
    """One paragraph; a glyph the font lacks becomes the common round bullet."""
    size = setting.size * scale
    mark = bullet if bullet and font_for(bullet) else "•"
    style = ParagraphStyle(
        "line",
        fontName=font_for(text, bold=bold),
        fontSize=size,
        leading=size * setting.leading,
        alignment=align,
        textColor=ink or setting.ink,
        leftIndent=14 if bullet else 0,
        bulletFontName=font_for("•"),
        bulletFontSize=size,
        bulletColor=ink or setting.ink,
    )
    return Paragraph(escape(text), style, bulletText=mark if bullet else None)


def head(outline: Outline, setting: Type, *, joint: str | None = "  |  ") -> list[Flowable]:
    """Name, headline and contact lines; `joint` None gives each contact its own line."""
    align = TA_CENTER if setting.centred else TA_LEFT
    contact = outline.contact if joint is None else (joint.join(outline.contact),)
    return [
        paragraph(outline.printed_name, setting, scale=2.0, bold=True, align=align),
        paragraph(outline.headline, setting, scale=1.2, align=align),
        *(paragraph(line, setting, scale=0.95, align=align) for line in contact),
    ]


def body(sections: tuple[Section, ...], setting: Type, glyph: str) -> list[Flowable]:
    """Headings and entries of some sections, top to bottom."""
    found: list[Flowable] = []
    for section in sections:
        align = TA_CENTER if setting.centred else TA_LEFT
        found.append(Spacer(1, setting.size * 0.9))
        found.append(paragraph(section.heading, setting, scale=1.25, bold=True, align=align))
        if setting.rule:
            found.append(HRFlowable(width="100%", color=setting.ink, thickness=0.7, spaceAfter=3))
        for number, entry in enumerate(section.entries):
            if number:
                found.append(Spacer(1, setting.size * 0.6))
            found += _entry(entry, setting, glyph)
    return found


def _entry(entry: Entry, setting: Type, glyph: str) -> list[Flowable]:
    details = [paragraph(text, setting, bullet=glyph) for text in entry.bullets]
    details += [paragraph(text, setting) for text in entry.lines]
    if setting.dates is None or not entry.rows:
        return [part for row in entry.rows for part in _row(row, setting)] + details
    dates = next(row.right for row in entry.rows if row.right)
    lines = [paragraph(row.left, setting, bold=row.bold) for row in entry.rows]
    ruled = [("GRID", (0, 0), (-1, -1), 0.5, GREY)] if setting.dates == "ruled" else []
    cells = [[paragraph(dates, setting), lines + details]]
    left = setting.width * 0.24
    return [
        Table(
            cells,
            colWidths=[left, setting.width - left],
            style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *ruled],
        )
    ]


def _row(row: Row, setting: Type) -> list[Flowable]:
    align = TA_CENTER if setting.centred else TA_LEFT
    left = paragraph(row.left, setting, bold=row.bold, align=align)
    if not row.right:
        return [left]
    if setting.narrow or setting.centred:
        return [left, paragraph(row.right, setting, align=align)]
    right = paragraph(row.right, setting, align=TA_RIGHT)
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [
        (f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")
    ]
    return [
        Table([[left, right]], colWidths=[setting.width * 0.66, setting.width * 0.34], style=style)
    ]


def build(outline: Outline, pages: list[PageTemplate], story: list[Flowable]) -> bytes:
    """The file; invariant, so that equal outlines give equal bytes."""
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=(612, 792),
        title=f"{outline.name} resume",
        author=outline.name,
        pageTemplates=pages,
        invariant=1,
    )
    document.build(story)
    return target.getvalue()
