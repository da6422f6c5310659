"""Whether a programme is missing where it is stated, by whichever catalogue there is."""

import pytest

from forensics.linkage.programmes import said, within
from forensics.model import PartialDate


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((2022,), "2022"),
        ((2020, 2021, 2022), "2020-2022"),
        ((2020, 2022, 2024), "2020, 2022 and 2024"),
        ((2020, 2024), "2020 and 2024"),
    ],
)
def test_years_are_said_as_they_were_looked_at(years: tuple[int, ...], words: str) -> None:
    assert said(years) == words


@pytest.mark.parametrize(
    ("year", "month", "inside"),
    [
        (2019, 12, False),
        (2020, 1, True),
        (2021, 5, True),
        (2024, None, True),
        (2024, 6, True),
        (2024, 7, False),
        (2025, None, False),
    ],
)
def test_a_graduation_is_within_the_first_and_last_year(
    year: int, month: int | None, inside: bool
) -> None:
    assert within(PartialDate(year=year, month=month), (2020, 2022, 2024)) is inside
