"""A passage that is mostly the wording of common lines is found; one that holds some is not."""

import pytest

from forensics.linkage.common_lines import CommonLines

LINES = (
    "Weigh eels at the landing stage and record their number by species",
    "Mend fyke nets with tarred twine before the season opens",
    "Inform the harbour master of any net that drifts into the fairway",
)
COMMON = CommonLines(LINES)
OWN = "and moved the count of the whole estuary from paper slips to a shared ledger in nine weeks"


@pytest.mark.parametrize(
    ("passage", "line"),
    [
        (LINES[0], 0),
        (LINES[1].upper() + "!", 1),
        (LINES[2].replace("harbour", "port"), 2),
        (f"{LINES[1]} in May", 1),
        ("Mend fyke nets with tarred twine", 1),
        (f"{LINES[0]}. {LINES[2]}.", 0),  # each is less than half of it, the first is named
        (f"{LINES[0]} {OWN}", None),
        (f"{LINES[0]}. {LINES[1]}. {OWN.capitalize()}", None),
        (OWN, None),
        ("Mend nets", None),
        ("", None),
    ],
)
def test_a_passage_is_common_where_most_of_its_wording_is(passage: str, line: int | None) -> None:
    assert COMMON.look_up([passage]) == (line,)


def test_passages_looked_up_together_are_told_apart() -> None:
    assert COMMON.look_up([LINES[2], OWN, LINES[0], LINES[2]]) == (2, None, 0, 2)
    assert COMMON.look_up([]) == ()


def test_a_passage_that_says_one_line_over_and_over_is_that_line() -> None:
    assert COMMON.look_up([" ".join([LINES[1]] * 3)]) == (1,)


def test_without_lines_nothing_is_common() -> None:
    assert CommonLines([]).look_up([LINES[0]]) == (None,)
