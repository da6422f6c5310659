"""How much history two snapshots share."""

from typing import Any

import pytest

from forensics.linkage.continuity import keeps_history, kept_items
from forensics.model import Record
from tests.signals.build import subject_of
from tests.signals.cases import Case

POSTS = [
    {"title": "Engineer", "employer": place, "start": f"{2010 + number}-03"}
    for number, place in enumerate(("Northgate", "Orchard", "Tidewater", "Birch", "Quarry"))
]


def records(older: dict[str, Any], newer: dict[str, Any]) -> tuple[Record, Record]:
    case = Case.model_validate({"name": "x", "outcome": "clear", "profiles": [older, newer]})
    before, after = subject_of(case).profiles
    return before, after


@pytest.mark.parametrize(
    ("before", "after", "keeps"),
    [(2, 2, True), (4, 2, True), (5, 2, False), (1, 1, False), (5, 3, True), (3, 0, False)],
)
def test_two_items_and_half_of_all(before: int, after: int, keeps: bool) -> None:
    pair = records({"positions": POSTS[:before]}, {"positions": POSTS[:after]})
    assert kept_items(*pair) == (after, before)
    assert keeps_history(*pair) is keeps


def test_a_post_is_its_employers_from_its_month_whatever_its_title() -> None:
    post = {"title": "Kierownik", "employer": "Northgate GmbH", "start": "2010-03"}
    assert kept_items(*records({"positions": POSTS[:1]}, {"positions": [post]})) == (1, 1)
    later = post | {"start": "2010-04"}
    assert kept_items(*records({"positions": POSTS[:1]}, {"positions": [later]})) == (0, 1)
    year = post | {"start": "2010"}
    assert kept_items(*records({"positions": POSTS[:1]}, {"positions": [year]})) == (1, 1)


def test_a_school_is_one_in_another_language() -> None:
    one = {"institution": "University of Porto", "degree": "BSc", "end": "2011"}
    other = {"institution": "Universidade do Porto", "degree": "Licenciatura", "end": "2011-06"}
    assert kept_items(*records({"education": [one]}, {"education": [other]})) == (1, 1)
    assert kept_items(*records({"education": [one | {"end": "2012"}]}, {"education": [other]})) == (
        0,
        1,
    )


def test_what_bears_no_date_is_not_counted() -> None:
    undated = {"positions": [{"title": "Engineer", "employer": "Northgate"}]}
    assert kept_items(*records(undated, undated)) == (0, 0)
