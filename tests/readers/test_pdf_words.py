"""Words of a page, however their letters are painted."""

import re

import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from forensics.readers.pdf_words import read_words

LINE = "Led the platform team"


def letter_by_letter(canvas: Canvas) -> None:
    left = 72.0
    for letter in LINE:
        canvas.drawString(left, 700, letter)
        left += stringWidth(letter, "Helvetica", 11)


def at_once(canvas: Canvas) -> None:
    canvas.drawString(72, 700, LINE)


def without_spaces(canvas: Canvas) -> None:
    left = 72.0
    for word in LINE.split():
        canvas.drawString(left, 700, word)
        left += stringWidth(word + " ", "Helvetica", 11)


@pytest.fixture
def words(pdf):
    def texts(draw) -> list[str]:
        opened = pypdfium2.PdfDocument(pdf(draw))
        return ["+ "[word.spaced] + word.text for word in read_words(opened[0]).words]

    return texts


@pytest.mark.parametrize("draw", [at_once, letter_by_letter, without_spaces])
def test_words_do_not_depend_on_how_they_are_painted(words, draw) -> None:
    assert words(draw) == [" Led", " the", " platform", " team"]


def test_a_word_set_in_two_fonts_is_one_and_in_two_colours_two(words) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.textOut("plat")
        text.setFont("Helvetica-Bold", 11)
        text.textOut("form")
        text.setFillColorRGB(1, 0, 0)
        text.textOut("team")
        canvas.drawText(text)

    assert words(draw) == [" platform", "+team"]


def test_a_raised_letter_belongs_to_its_word(words) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.textOut("the 4")
        text.setRise(2)
        text.textOut("th")
        text.setRise(0)
        text.textOut("floor")
        canvas.drawText(text)

    assert words(draw) == [" the", " 4thfloor"]


def test_turned_letters_are_words_too(words) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "turned text")

    assert [re.sub(r"^[+ ]", "", word) for word in words(draw)] == ["turned", "text"]


def test_a_letter_that_is_nowhere_is_off_the_page(pdf, read, hidden) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Jane Doe")
        canvas.saveState()
        canvas.transform(1e30, 0, 0, 1e30, 1e30, 1e30)
        canvas.drawString(1e9, 1e9, "beyond")
        canvas.restoreState()

    document = read(pdf(draw))
    assert document.text == "Jane Doe"
    assert {hiding for _, hiding in hidden(document)} <= {"off_page"}
