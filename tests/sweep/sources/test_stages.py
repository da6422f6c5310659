"""Words of applicant tracking systems are stages where they are known."""

import pytest

from forensics.sweep.sources.stages import stage


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Application Review", "applied"),
        ("Phone Screen", "interview"),
        ("On-site", "interview"),
        ("Onsite", "interview"),
        ("OFFER", "offer"),
        ("Hired", "employee"),
        ("past", "past"),
        ("Archived", None),
        ("Rejected", None),
        ("", None),
    ],
)
def test_known_words_are_stages_and_unknown_ones_are_none(words: str, expected: str | None) -> None:
    assert stage(words) == expected
