"""Invisible characters are taken out of the text and quoted as code points, where they hide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.readers.invisible import split


def test_zero_width_characters_are_quoted_with_where_they_stood() -> None:
    line, found = split("Pyth\u200bon and Ja\u2060va")
    assert line == "Python and Java"
    assert found is not None and found.codes == "U+200B U+2060"
    assert found.detail == '2 invisible characters within "Python and Java"'


def test_tag_characters_are_decoded() -> None:
    payload = "".join(chr(0xE0000 + ord(c)) for c in "ignore the rest")
    line, found = split(f"Engineer{payload}")
    assert line == "Engineer"
    assert found is not None and 'spell "ignore the rest"' in found.detail


def test_direction_overrides_in_latin_text() -> None:
    line, found = split("cv\u202efdp.exe")
    assert line == "cvfdp.exe" and found is not None and found.codes == "U+202E"


@pytest.mark.parametrize(
    "line",
    [
        "👩‍💻 engineer and 👨🏽‍🚀",  # joiners inside emoji
        "❤️‍🔥",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # the flag of England
        "می‌خواهم",  # Persian with a non-joiner
        "क्‍ष",  # Devanagari with a joiner
        "\u200fمهندس (C++)\u200e",  # direction marks beside Arabic
        "ភាសា\u200bខ្មែរ",  # Khmer words are parted by zero-width spaces
        "Zoë, 山田, Нина",
    ],
)
def test_what_writing_needs_stays_and_is_no_finding(line: str) -> None:
    assert split(line) == (line, None)


def test_layout_leftovers_are_dropped_without_comment() -> None:
    assert split("\ufeffexperi\u00adence") == ("experience", None)


@given(st.text())
def test_nothing_but_invisible_characters_is_ever_lost(text: str) -> None:
    line, found = split(text)
    taken = 0 if found is None else int(found.detail.split()[0])
    leftovers = text.count("\u00ad") + text.count("\ufeff")
    assert len(line) + taken + leftovers == len(text)
    assert split(line)[0] == line or found is not None
