"""PDFs: what a person reads, in the order in which it is read, and what the file says of itself."""

import io

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from forensics.readers import ocr

LINES = ("Jane Doe", "Platform Engineer", "Acme Corporation")


def write(canvas: Canvas, left: float, top: float, lines: list[tuple[float, str]]) -> None:
    for size, text in lines:
        canvas.setFont("Helvetica", size)
        canvas.drawString(left, top, text)
        top -= 1.5 * size


def saved_profile(canvas: Canvas) -> None:
    """The form of a platform's "Save to PDF": a dark sidebar, the person's story beside it."""
    canvas.setFillColorRGB(0.16, 0.24, 0.29)
    canvas.rect(0, 0, 200, 792, fill=1, stroke=0)
    canvas.setFillColorRGB(1, 1, 1)
    side = [(13, "Contact"), (10, "jane@example.com"), (10, "www.linkedin.com/in/janedoe")]
    side += [(13, "Top Skills"), (10, "Python"), (10, "Kubernetes"), (10, "Terraform")]
    write(canvas, 20, 740, side)
    canvas.setFillColorRGB(0, 0, 0)
    story = [(26, "Jane Doe"), (12, "Platform Engineer at Acme"), (12, "Portland, Oregon")]
    story += [(16, "Experience"), (12, "Acme"), (11.5, "Platform Engineer")]
    story += [(10.5, "January 2020 - Present (4 years)"), (10.5, "Runs the build farm.")]
    story += [(16, "Education"), (12, "Reed College"), (10.5, "Bachelor of Arts, Physics")]
    write(canvas, 223, 740, story)


def scan(lines: tuple[str, ...]) -> Image.Image:
    picture = Image.new("RGB", (1224, 1584), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(40)
    for place, line in enumerate(lines):
        pen.text((120, 150 + 80 * place), line, font=font, fill="black")
    return picture


def scanned(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(scan(LINES)), 0, 0, 612, 792)


def scanned_with_layer(canvas: Canvas) -> None:
    scanned(canvas)
    for place, line in enumerate(LINES):
        text = canvas.beginText(60, 699 - 40 * place)
        text.setTextRenderMode(3)
        text.setFont("Helvetica", 20)
        text.textLine(line)
        canvas.drawText(text)


def test_lines_pages_and_spans(pdf, read) -> None:
    document = read(
        pdf(*(lambda c, n=n: c.drawString(72, 700, f"Page number {n}") for n in (1, 2)))
    )
    assert document.text == "Page number 1\nPage number 2"
    assert [page.span.of(document.text) for page in document.pages] == document.text.split("\n")
    assert (document.pages[1].number, document.pages[1].width) == (2, 612.0)
    assert not document.concealed.pieces and document.partial is None


def test_a_sidebar_is_read_apart_from_the_main_column(pdf, read) -> None:
    document = read(pdf(saved_profile))
    assert document.text.replace("\n\n", "\n").split("\n") == [
        "Jane Doe", "Platform Engineer at Acme", "Portland, Oregon",
        "Contact", "jane@example.com", "www.linkedin.com/in/janedoe",
        "Top Skills", "Python", "Kubernetes", "Terraform",
        "Experience", "Acme", "Platform Engineer", "January 2020 - Present (4 years)",
        "Runs the build farm.", "Education", "Reed College", "Bachelor of Arts, Physics",
    ]  # fmt: skip
    assert not document.concealed.pieces, "white on a dark sidebar is what a person reads"


def test_dates_at_the_right_margin_stay_with_their_titles(pdf, read) -> None:
    def draw(canvas: Canvas) -> None:
        top = 700
        for year in range(2014, 2019):
            canvas.drawString(60, top, f"Engineer {year}")
            canvas.drawRightString(550, top, f"Jan {year} – Dec {year}")
            canvas.drawString(60, top - 14, "Acme")
            canvas.drawRightString(550, top - 14, "Portland, OR")
            canvas.drawString(70, top - 28, "• Did a thing with great care and skill over time")
            top -= 50

    lines = read(pdf(draw)).text.split("\n")
    assert lines[:4] == [
        "Engineer 2014\tJan 2014 – Dec 2014",
        "Acme\tPortland, OR",
        "• Did a thing with great care and skill over time",
        "",
    ]


@pytest.mark.parametrize("painted", ["column by column", "row by row"])
def test_even_columns_read_left_then_right(pdf, read, painted: str) -> None:
    left = [f"left line number {n} of the paragraph here" for n in range(12)]
    right = [f"right line number {n} of the paragraph here" for n in range(12)]

    def draw(canvas: Canvas) -> None:
        places = [(60, 700 - 14 * n, text) for n, text in enumerate(left)]
        places += [(320, 693 - 14 * n, text) for n, text in enumerate(right)]
        if painted == "row by row":
            places.sort(key=lambda place: -place[1])
        for x, y, text in places:
            canvas.drawString(x, y, text)

    lines = read(pdf(draw)).text.split("\n")
    assert [line for line in lines if line] == left + right


def test_a_spaced_out_heading_is_words(pdf, read) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        text.setCharSpace(3)
        text.setWordSpace(3)
        text.textLine("WORK HISTORY")
        canvas.drawText(text)

    assert read(pdf(draw)).text == "WORK HISTORY"


def test_a_page_turned_on_its_side_is_read_as_shown(pdf, read) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(612, 0)
        canvas.rotate(90)
        write(canvas, 72, 500, [(20, "Jane Doe"), (12, "Platform Engineer at Acme")])

    with pikepdf.open(io.BytesIO(pdf(draw))) as opened:
        opened.pages[0].Rotate = 90
        stream = io.BytesIO()
        opened.save(stream)
    document = read(stream.getvalue())
    assert document.text == "Jane Doe\nPlatform Engineer at Acme"
    assert (document.pages[0].width, document.pages[0].height) == (792, 612)


def test_drawn_bullets_are_list_marks(pdf, read) -> None:
    def draw(canvas: Canvas) -> None:
        for place, line in enumerate(("Cut costs", "Led a team")):
            canvas.circle(64, 703 - 20 * place, 2, fill=1)
            canvas.drawString(72, 700 - 20 * place, line)

    assert read(pdf(draw)).text == "• Cut costs\n• Led a team"


def test_an_ocr_layer_is_what_the_picture_shows(pdf, read) -> None:
    document = read(pdf(scanned_with_layer))
    assert document.text.split("\n") == list(LINES)
    assert document.pages[0].ocr and not document.concealed.pieces


def test_pictures_of_text_need_the_extra(pdf, read, refused) -> None:
    data = pdf(scanned)
    if ocr.available():
        document = read(data)
        assert document.pages[0].ocr and "Platform" in document.text
    else:
        reason, message = refused(data)
        assert reason == "empty" and "[ocr]" in message


def test_properties_xmp_and_links(pdf, read) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setAuthor("Jane Doe")
        canvas.setTitle("Resume")
        canvas.drawString(72, 700, "Jane Doe")
        canvas.linkURL("https://www.linkedin.com/in/janedoe", (72, 690, 200, 710))

    with pikepdf.open(io.BytesIO(pdf(draw))) as opened:
        with opened.open_metadata(update_docinfo=False) as xmp:
            xmp["xmp:CreatorTool"] = "A word processor"
            xmp["dc:creator"] = ["Jane Doe"]
            xmp["dc:title"] = "Resume"
        stream = io.BytesIO()
        opened.save(stream)
    properties = read(stream.getvalue()).properties
    assert properties["pdf:Author"] == "Jane Doe"
    assert properties["pdf:Title"] == "Resume"
    assert properties["pdf:CreationDate"].startswith("D:20")
    assert properties["pdf:pages"] == "1"
    assert properties["pdf:link:1"] == "https://www.linkedin.com/in/janedoe"
    assert properties["xmp:xmp:CreatorTool"] == "A word processor"
    assert properties["xmp:dc:creator"] == "Jane Doe"


def test_images_are_hashed_by_page(pdf, read) -> None:
    picture = Image.radial_gradient("L").convert("RGB")
    document = read(pdf(
        lambda c: c.drawString(72, 700, "Jane"),
        lambda c: c.drawImage(ImageReader(picture), 72, 600, 100, 100),
    ))  # fmt: skip
    (image,) = document.images
    assert (image.number, image.page, image.width, image.height) == (1, 2, 256, 256)
    assert image.phash is not None and len(image.phash) == 16 and len(image.sha256) == 64


def test_encryption(pdf, read, refused) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Jane Doe")

    assert refused(pdf(draw, encrypt=StandardEncryption("secret")))[0] == "encrypted"
    assert read(pdf(draw, encrypt=StandardEncryption("", "owner"))).text == "Jane Doe"


def test_truncated_and_junk(pdf, refused) -> None:
    data = pdf(saved_profile)
    assert refused(data[:600]) == ("malformed", "is a damaged or truncated PDF")
    assert refused(b"%PDF-1.7\n" + bytes(range(256)) * 9)[0] == "malformed"


def test_a_page_without_text_is_empty(pdf, refused) -> None:
    assert refused(pdf(lambda c: None)) == ("empty", "holds no text")


def test_a_long_file_is_read_in_part_and_says_so(pdf, read) -> None:
    document = read(pdf(*[lambda c: c.drawString(72, 700, "A page")] * 53))
    assert len(document.pages) == 50
    assert document.partial == "only the first 50 of 53 pages were read"


def test_what_is_typed_into_a_form_is_read(pdf, read) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Name")
        canvas.acroForm.textfield(name="name", value="Jane Doe", x=72, y=600, width=200, height=20)

    assert [line for line in read(pdf(draw)).text.split("\n") if line] == ["Name", "Jane Doe"]


def test_a_page_of_pictures_among_others_is_said_not_to_be_read(pdf, read) -> None:
    document = read(pdf(lambda c: c.drawString(72, 700, "Jane Doe"), scanned))
    if ocr.available():
        assert document.pages[1].ocr
    else:
        assert document.partial == "pages that are pictures only were not read: 2"


def test_a_list_under_a_centred_heading_is_no_column(pdf, read) -> None:
    def draw(canvas) -> None:
        canvas.drawCentredString(306, 740, "Jane Doe")
        canvas.drawCentredString(306, 710, "Skills")
        for place, skill in enumerate(("Python", "Go", "Rust", "SQL")):
            canvas.drawString(72, 690 - 14 * place, skill)
        canvas.drawCentredString(306, 610, "Experience")
        canvas.drawCentredString(306, 590, "Platform Engineer")
        canvas.drawCentredString(306, 576, "Acme Corporation")

    assert read(pdf(draw)).text.replace("\n\n", "\n").split("\n") == [
        "Jane Doe", "Skills", "Python", "Go", "Rust", "SQL",
        "Experience", "Platform Engineer", "Acme Corporation",
    ]  # fmt: skip
