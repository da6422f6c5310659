"""Colours as CSS writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from forensics.readers.html_colours import Colour, parse


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("White", Colour("ffffff")),
        ("#fff", Colour("ffffff")),
        ("#0000", Colour("000000", 0.0)),
        ("rebeccapurple", Colour("663399")),
        ("rgb(255, 0, 128)", Colour("ff0080")),
        ("rgb(100% 0% 0% / 50%)", Colour("ff0000", 0.5)),
        ("rgba(0,0,0,0)", Colour("000000", 0.0)),
        ("hsl(120deg, 100%, 50%)", Colour("00ff00")),
        ("hsla(0,0%,100%,0.25)", Colour("ffffff", 0.25)),
        ("transparent", Colour("000000", 0.0)),
        ("var(--brand)", None),
        ("rgb(1, 2)", None),
        ("", None),
    ],
)
def test_a_colour(value: str, colour: Colour | None) -> None:
    assert parse(value) == colour


@given(st.text(alphabet="rgbhsla()#0123456789.,/% -", max_size=40))
def test_any_text_is_a_colour_or_none(value: str) -> None:
    colour = parse(value)
    assert colour is None or (len(colour.digits) == 6 and int(colour.digits, 16) >= 0)


def test_half_transparent_black_on_white_is_grey() -> None:
    assert Colour("000000", 0.5).over("ffffff") == "808080"


def test_a_name_that_a_drawing_used_before_is_the_same_colour() -> None:
    Image.new("RGB", (1, 1), "navy")
    assert parse("navy") == Colour("000080")
