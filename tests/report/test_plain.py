"""Applicant text reaches the terminal as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.report.plain import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "U+001B[2J"),
        ("\x1b]8;;http://x\x07link", "U+001B]8;;http://xU+0007link"),
        ("a\u202eb", "aU+202Eb"),
        ("\x9b31m", "U+009B31m"),
        ("\ud800", "U+D800"),
        ("Zoë Ångström – 漢字\t\n", "Zoë Ångström – 漢字\t\n"),
    ],
)
def test_steering_characters_are_spelled(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text())
def test_what_is_left_can_be_written_and_steers_nothing(text: str) -> None:
    shown = plain(text)
    shown.encode()
    assert "\x1b" not in shown and "\x9b" not in shown and "\u202e" not in shown
