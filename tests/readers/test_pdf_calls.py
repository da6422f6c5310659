"""Answers that pdfium gives by the thousand are those that it gives one by one."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from forensics.readers import pdf_calls


def coloured(canvas: Canvas) -> None:
    canvas.rect(300, 300, 20, 10, fill=1)
    canvas.drawString(72, 700, "Jane Doe")
    canvas.setFillColorRGB(1, 0, 0.2)
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(72, 600, "Engineer")


@pytest.fixture
def page(pdf):
    opened = pypdfium2.PdfDocument(pdf(coloured))
    yield opened[0]
    opened.close()


def test_of_characters(page) -> None:
    text = page.get_textpage()
    raw, count = pdf_calls.address(text.raw), text.count_chars()
    assert "".join(map(chr, pdf_calls.codes(raw, count))).split() == ["Jane", "Doe", "Engineer"]
    boxes, origins = (f(raw, range(count)) for f in (pdf_calls.loose_boxes, pdf_calls.origins))
    for place in range(count):
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetLooseCharBox(text.raw, place, box)
        pdfium.FPDFText_GetCharOrigin(text.raw, place, x, y)
        assert boxes[place].tolist() == [box.left, box.top, box.right, box.bottom]
        assert origins[place].tolist() == [x.value, y.value]
    line_end = range(len("Jane Doe"), len("Jane Doe") + 2)
    assert pdf_calls.generated(raw, [4, *line_end]) == [False, True, True]


def test_of_text_objects(page) -> None:
    text = page.get_textpage()
    raw = pdf_calls.address(text.raw)
    first, last = pdf_calls.text_objects(raw, [0, text.count_chars() - 1]).tolist()
    assert pdf_calls.fill_colours([first, last]).tolist() == [[0, 0, 0, 255], [255, 0, 51, 255]]
    assert pdf_calls.font_sizes([first, last]).tolist() == [11, 9]
    assert pdf_calls.render_modes([first, last]).tolist() == [0, 0]
    one, other = pdf_calls.fonts([first, last]).tolist()
    assert one and other and one != other


def test_of_what_a_page_paints(page) -> None:
    found = pdf_calls.page_objects(page.raw)
    assert pdf_calls.kinds(found).tolist() == [
        pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_TEXT,
    ]  # fmt: skip
    left, bottom, right, top = pdf_calls.bounds(found[:1])[0].tolist()
    assert left < 300 < 320 < right and bottom < 300 < 310 < top
    assert pdf_calls.bounds([]).shape == (0, 4)
    pdf_calls.set_active(found, False)
    assert set(page.render().to_numpy().reshape(-1).tolist()) == {255}
