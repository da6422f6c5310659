"""Words that two passages share are marked on both sides."""

from hypothesis import given
from hypothesis import strategies as st

from forensics.report import html
from forensics.report.html.alignment import MOST_PAIRS, compare, matches
from forensics.report.wire import Report


def test_shared_words_are_marked_whatever_their_case_and_commas() -> None:
    ours, theirs = compare("Moved billing, at last, to queues.", "moved Billing to Queues")
    assert [run.text for run in ours if run.shared] == ["Moved billing,", "to queues."]
    assert [run.text for run in theirs if run.shared] == ["moved Billing to Queues"]


def test_nothing_shared_marks_nothing() -> None:
    ours, theirs = compare("one two", "three four")
    assert not any(run.shared for run in ours + theirs)


@given(st.text(max_size=80), st.text(max_size=80))
def test_runs_join_to_their_texts(ours: str, theirs: str) -> None:
    mine, others = compare(ours, theirs)
    assert "".join(run.text for run in mine) == ours
    assert "".join(run.text for run in others) == theirs


def test_a_match_without_pairs_is_not_shown(report: Report) -> None:
    bare = report.matches[0].model_copy(update={"pairs": ()})
    assert matches(report.model_copy(update={"matches": (bare,)})) == ((), 0)


def test_a_nursery_template_says_that_it_weighs_nothing(report: Report) -> None:
    assert "nursery: weighs nothing" in html.template_pairs(report)


def test_many_pairs_are_counted(report: Report) -> None:
    match = report.matches[0].model_copy(update={"pairs": report.matches[0].pairs * 50})
    (shown,), _ = matches(report.model_copy(update={"matches": (match,)}))
    assert (len(shown.pairs), shown.more) == (MOST_PAIRS, 50 - MOST_PAIRS)
