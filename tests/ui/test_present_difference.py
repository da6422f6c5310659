"""Two revisions of a template beside each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.template import Template, build_template
from tests.ui.naughty import strings
from ui.present_difference import MOST_WORDS, fields, lines, typed_fields


def template(**given: object) -> Template:
    base = {"id": "a", "title": "A", "text": "a text", "added": "2026-01-01"}
    return build_template(base | given)


def test_fields_that_differ_are_named() -> None:
    before = template(references=("one",))
    after = template(title="B", references=("one", "two"), expires="2026-05-01")
    assert fields(before, after) == [
        ("Title", "A", "B"),
        ("Expires on", "none", "2026-05-01"),
        ("References", "one", "one, two"),
    ]
    assert fields(before, before) == []


def test_the_same_text_has_no_lines_to_show() -> None:
    assert lines("a\nb", "a\nb") == []


def test_line_ends_alone_are_said() -> None:
    (only,) = lines("a\nb\n", "a\nb")
    assert only.skipped == "The texts differ in their line ends alone"


def test_a_changed_word_is_marked_and_equal_lines_are_counted() -> None:
    before = "\n".join([*"abcdefgh", "nine green bottles", *"ijklm"])
    after = before.replace("green", "amber")
    found = lines(before, after)
    assert found[0].skipped == "6 lines the same"
    assert found[-1].skipped == "3 lines the same"
    (changed,) = [line for line in found if line.changed]
    assert [run.text for run in changed.left or () if not run.shared] == ["green"]
    assert [run.text for run in changed.right or () if not run.shared] == ["amber"]


def test_a_form_beside_what_was_saved() -> None:
    typed = {"title": "A", "family": "b", "text": "other"}
    assert typed_fields(template(), typed) == [("Family", "a", "b")]


def test_a_very_long_line_is_marked_whole() -> None:
    long = "word " * MOST_WORDS
    (only,) = lines(long, f"{long}more")
    assert [run.shared for run in only.left or ()] == [False]


def test_a_line_that_one_side_lacks() -> None:
    found = lines("a\nb", "a\nnew\nb")
    assert [(line.left is None, line.changed) for line in found] == [
        (False, False),
        (True, True),
        (False, False),
    ]


@pytest.mark.parametrize("foreign", strings())
def test_any_text_comes_back_from_its_side(foreign: str) -> None:
    sides(foreign, "other\n" + foreign + "\nlast")


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_of_either_side_is_lost(before: str, after: str) -> None:
    sides(before, after)


def sides(before: str, after: str) -> None:
    """Each side's lines are all there: shown, or counted among the equal ones."""
    found = lines(before, after)
    if not found or found[0].skipped.startswith("The texts"):
        assert before.splitlines() == after.splitlines()
        return
    counted = sum(int(line.skipped.split()[0]) for line in found if line.skipped)
    for side, text in (("left", before), ("right", after)):
        shown = [getattr(line, side) for line in found if getattr(line, side) is not None]
        held = ["".join(run.text for run in runs) for runs in shown]
        assert len(held) + counted == len(text.splitlines())
        assert set(held) <= set(text.splitlines())
