"""DOCX: text in order, lists, tables, boxes, headers; hidden runs; properties; refusals."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from PIL import Image

WHITE = RGBColor(255, 255, 255)
BOX = """
<w:r {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r>
</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>
</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>
"""
Make = Callable[[docx.document.Document], None]


def made(make: Make) -> bytes:
    document = docx.Document()
    make(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def replaced(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return stream.getvalue()


def test_text_in_order(read) -> None:
    def make(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "jane@example.com"
        document.sections[0].footer.paragraphs[0].text = "Page foot"
        document.add_heading("Jane Doe", 0)
        document.add_paragraph("Engineer\tPortland")
        document.add_paragraph("Cut costs", style="List Bullet")
        document.add_paragraph("Led teams", style="List Number")
        table = document.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Acme", "2019 – 2021"
        table.cell(1, 0).text, table.cell(1, 1).text = "Python\nGo", "Long story"
        document.add_paragraph("before").runs[0]._r.addnext(parse_xml(BOX.format(ns=nsdecls("w"))))

    text = read(made(make)).text
    assert [line for line in text.split("\n") if line] == [
        "jane@example.com", "Jane Doe", "Engineer\tPortland", "• Cut costs", "• Led teams",
        "Acme\t2019 – 2021", "Python", "Go", "Long story", "before", "In a box", "Page foot",
    ]  # fmt: skip


def vanish(run) -> None:
    run.font.hidden = True


def white(run) -> None:
    run.font.color.rgb = WHITE


def tiny(run) -> None:
    run.font.size = Pt(1)


@pytest.mark.parametrize(
    ("hide", "hiding", "detail"),
    [
        (vanish, "vanish", "hidden font property (w:vanish)"),
        (white, "invisible_ink", "colour #ffffff on #ffffff"),
        (tiny, "tiny", "font size 1 pt"),
    ],
)
def test_hidden_runs(read, hide, hiding: str, detail: str) -> None:
    def make(document: docx.document.Document) -> None:
        hide(document.add_paragraph("Seen ").add_run("unseen words"))

    document = read(made(make))
    assert document.text == "Seen"
    (piece,) = document.concealed.pieces
    assert document.concealed.text == "unseen words"
    assert (piece.hiding, piece.detail, piece.page) == (hiding, detail, None)


def test_text_hidden_by_its_style(read, hidden) -> None:
    def make(document: docx.document.Document) -> None:
        style = document.styles.add_style("Quiet", 1)
        style.font.hidden = True
        child = document.styles.add_style("Quieter", 1)
        child.base_style = style
        document.add_paragraph("Seen")
        document.add_paragraph("unseen", style="Quieter")

    assert hidden(read(made(make))) == [("unseen", "vanish")]


def test_innocent_twins_of_hidden_runs(read, hidden) -> None:
    def make(document: docx.document.Document) -> None:
        run = document.add_paragraph().add_run("On a dark highlight")
        run.font.color.rgb, run.font.highlight_color = WHITE, WD_COLOR_INDEX.BLACK
        cell = document.add_table(1, 1).cell(0, 0)
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="1F3864"/>')
        )
        cell.paragraphs[0].add_run("In a dark cell").font.color.rgb = WHITE
        document.add_table(1, 1, style="Light List Accent 1").cell(0, 0).paragraphs[0].add_run(
            "In a styled table"
        ).font.color.rgb = WHITE
        document.add_paragraph().add_run("Small print").font.size = Pt(6)
        white(document.add_paragraph().add_run("   "))

    document = read(made(make))
    assert not hidden(document)
    assert document.text.split("\n") == [
        "On a dark highlight", "In a dark cell", "In a styled table", "Small print",
    ]  # fmt: skip


def background(document: docx.document.Document, inner: str = "", shown: bool = True) -> None:
    document.element.insert(0, parse_xml(
        f'<w:background {nsdecls("w")} w:color="1F3864">{inner}</w:background>'
    ))  # fmt: skip
    if shown:
        switch = parse_xml(f"<w:displayBackgroundShape {nsdecls('w')}/>")
        document.settings.element.insert(0, switch)


def shaded(document: docx.document.Document, fill: str) -> None:
    table = document.add_table(1, 1)
    table._tbl.tblPr.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>'))
    white(table.cell(0, 0).paragraphs[0].add_run("words on it"))


def styled(document: docx.document.Document, properties: str) -> None:
    style = document.styles.add_style("Panel", 3)
    style.element.append(parse_xml(properties.format(ns=nsdecls("w"))))
    table = document.add_table(1, 1, style="Panel")
    white(table.cell(0, 0).paragraphs[0].add_run("words on it"))


def white_line(document: docx.document.Document) -> None:
    white(document.add_paragraph().add_run("words on it"))


DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'
FIRST_ROW = f'<w:tblStylePr {{ns}} w:type="firstRow"><w:tcPr>{DARK}</w:tcPr></w:tblStylePr>'
PANEL = """<w:r {ns} xmlns:wp=
"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:drawing>
<wp:anchor behindDoc="1"><wp:extent cx="2000000" cy="9000000"/></wp:anchor></w:drawing></w:r>"""


@pytest.mark.parametrize(
    "paint",
    [
        lambda d: (background(d), white_line(d)),
        lambda d: (background(d, "<w:drawing/>"), white_line(d)),
        lambda d: shaded(d, "1F3864"),
        lambda d: styled(d, f"<w:tblPr {{ns}}>{DARK}</w:tblPr>"),
        lambda d: styled(d, f"<w:tcPr {{ns}}>{DARK}</w:tcPr>"),
        lambda d: styled(d, FIRST_ROW),
        lambda d: (
            d.add_paragraph()._p.append(parse_xml(PANEL.format(ns=nsdecls("w")))),
            white_line(d),
        ),
    ],
    ids=["page", "page picture", "table", "table style", "cell style", "row style", "panel"],
)
def test_white_text_on_a_dark_ground_is_seen(read, hidden, paint) -> None:
    document = read(made(paint))
    assert document.text == "words on it" and not hidden(document)


@pytest.mark.parametrize(
    "paint",
    [
        lambda d: (background(d, shown=False), white_line(d)),
        lambda d: shaded(d, "FEFEFE"),
        lambda d: styled(d, "<w:tblPr {ns}/>"),
    ],
    ids=["page not shown", "table", "table style"],
)
def test_white_text_on_a_light_ground_is_not(read, hidden, paint) -> None:
    document = read(made(lambda d: (d.add_paragraph("Seen"), paint(d))))
    assert document.text == "Seen" and hidden(document) == [("words on it", "invisible_ink")]


def test_dark_text_on_a_dark_page_is_hidden(read, hidden) -> None:
    def make(document: docx.document.Document) -> None:
        background(document)
        white_line(document)
        run = document.add_paragraph().add_run("unseen words")
        run.font.color.rgb = RGBColor(0x1F, 0x38, 0x60)

    assert hidden(read(made(make))) == [("unseen words", "invisible_ink")]


@pytest.mark.parametrize(
    ("colour", "size", "unseen"),
    [("EEEEEE", 11, True), ("BBBBBB", 11, False), ("DDDDDD", 11, False), ("EEEEEE", 48, False),
     ("000000", 2, True), ("000000", 2.5, False)],
)  # fmt: skip
def test_limits_of_colour_and_size(read, hidden, colour: str, size: float, unseen: bool) -> None:
    def make(document: docx.document.Document) -> None:
        run = document.add_paragraph("Seen ").add_run("words")
        run.font.color.rgb, run.font.size = RGBColor.from_string(colour), Pt(size)

    assert bool(hidden(read(made(make)))) is unseen


def test_an_automatic_colour_overrides_the_white_of_its_style(read, hidden) -> None:
    def make(document: docx.document.Document) -> None:
        document.styles.add_style("Pale", 1).font.color.rgb = WHITE
        run = document.add_paragraph(style="Pale").add_run("seen")
        run._r.get_or_add_rPr().append(parse_xml(f'<w:color {nsdecls("w")} w:val="auto"/>'))

    document = read(made(make))
    assert document.text == "seen" and not hidden(document)


def test_a_highlight_of_the_same_colour_hides_and_another_does_not(read, hidden) -> None:
    def make(document: docx.document.Document) -> None:
        for words, highlight in (("unseen", WD_COLOR_INDEX.YELLOW), ("seen", WD_COLOR_INDEX.BLUE)):
            run = document.add_paragraph().add_run(words)
            run.font.color.rgb, run.font.highlight_color = RGBColor(255, 255, 0), highlight

    assert hidden(read(made(make))) == [("unseen", "invisible_ink")]


def test_properties_images_links_comments_and_deletions(read) -> None:
    picture = io.BytesIO()
    Image.radial_gradient("L").save(picture, "PNG")

    def make(document: docx.document.Document) -> None:
        document.core_properties.author = "Someone Else"
        document.core_properties.last_modified_by = "Jane Doe"
        paragraph = document.add_paragraph("Text")
        document.add_comment(paragraph.runs, text="Nice", author="Coach", initials="C")
        document.part.relate_to("mailto:jane@example.com", _HYPERLINK, is_external=True)
        paragraph._p.append(parse_xml(
            f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>older</w:delText></w:r></w:del>'
        ))  # fmt: skip
        picture.seek(0)
        document.add_picture(picture)

    document = read(made(make))
    assert document.text == "Text" and not document.concealed.pieces
    assert document.properties["docx:creator"] == "Someone Else"
    assert document.properties["docx:lastModifiedBy"] == "Jane Doe"
    assert document.properties["docx:Application"] == "Microsoft Macintosh Word"
    assert document.properties["docx:comment:1"] == "Coach: Nice"
    assert document.properties["docx:deleted:1"] == "older"
    assert "mailto:jane@example.com" in document.properties.values()
    (image,) = document.images
    assert (image.width, image.height, image.page) == (256, 256, None) and image.phash


_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def test_a_declared_document_type_is_refused(refused) -> None:
    data = replaced(
        made(lambda document: None),
        "word/document.xml",
        lambda part: part.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY e "e">]><w:document', 1),
    )
    assert refused(data)[0] == "malformed"


def test_damaged_parts(refused) -> None:
    data = made(lambda document: document.add_paragraph("Jane") and None)
    for part in ("word/document.xml", "word/styles.xml"):
        assert refused(replaced(data, part, lambda content: content[:200]))[0] == "malformed"
    assert refused(data[: len(data) // 2])[0] == "malformed"


def test_a_document_without_text_is_empty(refused) -> None:
    assert refused(made(lambda document: None))[0] == "empty"
