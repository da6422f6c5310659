from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentences


def parts(line: str) -> list[str]:
    return [line[start:end] for start, end in sentences(line)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Wrote the manual. Trained 12 clerks.", ["Wrote the manual.", "Trained 12 clerks."]),
        ("Sold parts, e.g. Belts, for Acme Inc. of Ohio.", None),
        (
            "Kept the log of all visits.Trained new staff.",
            ["Kept the log of all visits.", "Trained new staff."],
        ),
        ("Built services in Asp.Net and node.Js for the web shop", None),
        (
            "Kept the log of all visits Trained new staff in first aid",
            ["Kept the log of all visits", "Trained new staff in first aid"],
        ),
        (
            "Oversaw support for 150+ employees Responsible for planning of upgrades",
            ["Oversaw support for 150+ employees", "Responsible for planning of upgrades"],
        ),
        ("Worked with the Advanced analytics group on churn", None),
        ("Reported to the Managing director of the plant", None),
        ("Kept logs Trained new staff", None),
    ],
)  # fmt: skip
def test_where_a_line_is_cut(line: str, found: list[str] | None) -> None:
    assert parts(line) == (found or [line])


@given(st.text(alphabet="ab .;!?\"'()ABdeg,Tr1", max_size=80))
def test_parts_are_in_order_and_lose_nothing_but_space(line: str) -> None:
    places = sentences(line)
    assert places[0][0] == 0
    assert places[-1][1] == len(line)
    for (_, stop), (start, _) in pairwise(places):
        assert stop <= start
        assert not line[stop:start].strip(" \"')]")
