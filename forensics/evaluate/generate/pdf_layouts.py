"""The visual layouts of generated PDFs; pages are US Letter, 612 x 792 points."""

from collections.abc import Callable
from dataclasses import replace

from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
)

from forensics.evaluate.generate.fonts import BODY
from forensics.evaluate.generate.outline import Outline
from forensics.evaluate.generate.pdf import Type, body, build, head

PAPER = (612.0, 792.0)
NAVY, MIST, TEAL = HexColor("#1f2a44"), HexColor("#e8ecf1"), HexColor("#00695c")
Paint = Callable[[Canvas, BaseDocTemplate], None]
PdfLayout = Callable[[Outline], bytes]


def _frame(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _box(x: float, y: float, width: float, height: float, ink: Color) -> Paint:
    def paint(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFillColor(ink)
        canvas.rect(x, y, width, height, stroke=0, fill=1)
        canvas.restoreState()

    return paint


def _nothing(_canvas: Canvas, _document: BaseDocTemplate) -> None:
    """Leave the page as it is."""


def _footer(outline: Outline) -> Paint:
    def paint(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont(BODY, 8)
        canvas.drawString(60, 30, "Curriculum vitae")
        canvas.drawRightString(552, 30, f"Page {document.page}")
        canvas.restoreState()

    return paint


def single(outline: Outline, setting: Type, paint: Paint = _nothing) -> bytes:
    """One column, top to bottom, over as many pages as it takes."""
    left = (PAPER[0] - setting.width) / 2
    page = PageTemplate("page", [_frame(left, 50, setting.width, 692)], onPage=paint)
    story = head(outline, setting) + body(outline.sections, setting, outline.glyph)
    return build(outline, [page], story)


def sidebar(
    outline: Outline, *, at_left: bool, ink: Color, ground: Color, side_first: bool
) -> bytes:
    """A coloured sidebar with contact, skills and education beside the main column."""
    wide, main_wide = 180.0, 432.0
    x, main_x = (0.0, wide) if at_left else (main_wide, 0.0)
    side = Type(width=wide - 36, size=9, ink=ink, narrow=True)
    main = Type(width=main_wide - 56, size=10)
    side_frame = _frame(x + 18, 40, side.width, 712)
    main_frame = _frame(main_x + 28, 40, main.width, 712)
    frames = [side_frame, main_frame] if side_first else [main_frame, side_frame]
    paint = _box(x, 0, wide, PAPER[1], ground)
    first = PageTemplate("first", frames, onPage=paint)
    later = PageTemplate("later", [_frame(main_x + 28, 40, main.width, 712)], onPage=paint)
    top = head(outline, replace(side, size=8.5), joint=None)
    aside = top + body(outline.of("skills", "education", "languages"), side, outline.glyph)
    rest = body(outline.without("skills", "education", "languages"), main, outline.glyph)
    story: list[Flowable] = [NextPageTemplate("later")]
    story += [*aside, FrameBreak(), *rest] if side_first else [*rest, FrameBreak(), *aside]
    return build(outline, [first, later], story)


def banner(outline: Outline) -> bytes:
    """White name and contact on a dark band across the page, the rest below in one column."""
    top = Type(width=512, size=10, ink=white)
    below = Type(width=512, size=10, rule=True)
    first = PageTemplate(
        "first",
        [_frame(50, 682, 512, 90), _frame(50, 50, 512, 612)],
        onPage=_box(0, 672, 612, 120, NAVY),
    )
    later = PageTemplate("later", [_frame(50, 50, 512, 692)])
    story: list[Flowable] = [NextPageTemplate("later"), *head(outline, top), FrameBreak()]
    return build(outline, [first, later], story + body(outline.sections, below, outline.glyph))


def two_columns(outline: Outline) -> bytes:
    """Head across the page; experience in the left column, everything else in the right."""
    top, left, right = Type(512), Type(300, size=9.5, narrow=True), Type(190, size=9.5, narrow=True)
    first = PageTemplate(
        "first",
        [_frame(50, 690, 512, 72), _frame(50, 50, 300, 625), _frame(372, 50, 190, 625)],
    )
    later = PageTemplate("later", [_frame(50, 50, 512, 692)])
    story: list[Flowable] = [NextPageTemplate("later"), *head(outline, top), FrameBreak()]
    story += [*body(outline.of("experience"), left, outline.glyph), FrameBreak()]
    return build(
        outline, [first, later], story + body(outline.without("experience"), right, outline.glyph)
    )


PDF_LAYOUTS: dict[str, PdfLayout] = {
    "classic": lambda outline: single(outline, Type(492)),
    "ruled": lambda outline: single(outline, Type(512, size=10.5, rule=True)),
    "centred": lambda outline: single(outline, Type(480, centred=True)),
    "teal": lambda outline: single(outline, Type(500, size=9.5, ink=TEAL, rule=True)),
    "large_pages": lambda outline: single(
        outline, Type(450, size=12, leading=1.9), _footer(outline)
    ),
    "dates_column": lambda outline: single(outline, Type(512, dates="plain")),
    "dates_table": lambda outline: single(outline, Type(512, dates="ruled")),
    "banner": banner,
    "two_columns": two_columns,
    "sidebar_light": lambda outline: sidebar(
        outline, at_left=True, ink=NAVY, ground=MIST, side_first=True
    ),
    "sidebar_dark": lambda outline: sidebar(
        outline, at_left=True, ink=white, ground=NAVY, side_first=True
    ),
    "sidebar_right": lambda outline: sidebar(
        outline, at_left=False, ink=NAVY, ground=MIST, side_first=False
    ),
}
DATES_APART = frozenset({"dates_column", "dates_table"})
