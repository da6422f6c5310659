from hypothesis import given
from hypothesis import strategies as st

from forensics.evaluate.scoring import Counts, Tally, pair_up, score_field


def test_counts_speak_of_shares_only_where_there_is_something_to_share() -> None:
    counts = Counts(expected=4, found=5, matched=3)
    assert (counts.precision, counts.recall) == (3 / 5, 3 / 4)
    assert counts.f1 == 6 / 9
    assert Counts().precision is None
    assert Counts().recall is None
    assert Counts().f1 is None
    assert Counts(expected=2).f1 == 0


def test_a_greedy_first_choice_does_not_hide_a_better_pairing() -> None:
    agree = {("a", "x"), ("a", "y"), ("b", "x")}
    assert pair_up("ab", "xy", lambda t, f: (t, f) in agree) == [(0, 1), (1, 0)]


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_equal_items_pair_as_often_as_both_sides_hold_them(one: list[int], two: list[int]) -> None:
    pairs = pair_up(one, two, lambda a, b: a == b)
    assert len(pairs) == sum(min(one.count(n), two.count(n)) for n in set(one))
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)


def test_a_tally_names_what_is_missing_and_what_is_too_much() -> None:
    tally = Tally()
    tally.compare("title", ["Nurse", "Cook"], ["Cook", "Clerk"], str.__eq__, (str, str))
    assert tally.fields["title"] == Counts(expected=2, found=2, matched=1)
    assert [(miss.expected, miss.found) for miss in tally.misses] == [
        ("Nurse", None),
        (None, "Clerk"),
    ]


def test_tolerated_items_are_not_counted_as_too_many() -> None:
    tally = Tally()
    tally.compare("title", ["Cook"], ["Cook", "Clerk"], str.__eq__, (str, str), tolerated=1)
    assert tally.fields["title"] == Counts(expected=1, found=1, matched=1)
    assert tally.misses == []


def test_the_interval_lies_around_the_score_and_depends_on_the_seed_alone() -> None:
    documents = [Counts(expected=3, found=3, matched=n % 4) for n in range(40)]
    score = score_field(documents, seed=1)
    assert score.counts == Counts(expected=120, found=120, matched=60)
    assert score.low is not None and score.high is not None
    assert 0.3 < score.low < 0.5 < score.high < 0.7
    assert score == score_field(documents, seed=1)
    assert score_field(documents[:1], seed=1).low is None
