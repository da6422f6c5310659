"""Thresholds at edges, and a bootstrap that agrees with itself."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.evaluate.matching.scores import Score, ranked
from forensics.evaluate.matching.thresholds import (
    draw,
    drawn_thresholds,
    intervals,
    passes,
    threshold,
)
from forensics.evaluate.matching.variants import Text

scores = st.lists(st.floats(0, 1), min_size=1, max_size=60)


def test_without_negatives_there_is_no_threshold() -> None:
    with pytest.raises(ValueError, match="without negatives"):
        threshold([], 0.01)


@pytest.mark.parametrize("rate", [-0.1, 1.0])
def test_a_rate_lies_between_0_and_1(rate: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        threshold([0.5], rate)


def test_one_percent_of_three_hundred_allows_three() -> None:
    found = threshold([place / 300 for place in range(300)], 0.01)
    assert (found.allowed, found.above, found.negatives) == (3, 3, 300)
    assert found.score == pytest.approx(296 / 300)
    assert found.bound == pytest.approx(0.01)


def test_few_negatives_allow_none() -> None:
    found = threshold([0.2, 0.9, 0.4], 0.01)
    assert (found.allowed, found.score, found.above) == (0, 0.9, 0)
    assert found.bound == 1.0


def test_ties_at_the_threshold_are_no_false_positives_and_no_hits() -> None:
    found = threshold([0.7] * 5 + [0.1] * 195, 0.01)
    assert (found.allowed, found.above, found.score) == (2, 0, 0.7)
    assert not passes(Score(0.7, "t", 1), found.score)
    assert passes(Score(0.71, "t", 1), found.score)


def test_a_high_score_with_another_template_first_is_no_hit() -> None:
    assert not passes(Score(0.9, "other", 2), 0.5)
    assert not passes(Score(0.9, "other", None), 0.5)


@given(scores, st.sampled_from([0.0, 0.001, 0.01, 0.1, 0.5]))
def test_never_more_above_than_allowed(values: list[float], rate: float) -> None:
    found = threshold(values, rate)
    assert sum(value > found.score for value in values) == found.above <= found.allowed


def test_of_equal_scores_the_right_template_is_last() -> None:
    matrix = np.array([[0.5, 0.5, 0.1], [0.2, 0.6, 0.1]], dtype=np.float32)
    found = ranked(matrix, ["a", "b", "c"], [("a",), ("a", "b")])
    assert [one.rank for one in found] == [2, 1]
    assert not found[0].right


def texts(number: int) -> list[Text]:
    return [Text("a", f"{place}", (f"t{place}",), ()) for place in range(number)]


def test_what_is_always_found_is_found_in_every_draw() -> None:
    draws = draw(1, 100, texts(20))
    least = drawn_thresholds(draws, [0.3] * 100, 0.01)
    assert set(least) == {0.3}
    sure = [Score(0.9, "t", 1)] * 20
    never = [Score(0.9, "t", 2)] * 20
    assert intervals(draws, least, sure, {"a": range(20)}) == {"a": (1.0, 1.0)}
    assert intervals(draws, least, never, {"a": range(20)}) == {"a": (0.0, 0.0)}


def test_the_interval_holds_the_share_and_narrows_with_size() -> None:
    widths = []
    for number in (20, 320):
        draws = draw(1, 200, texts(number))
        negatives = [place / 1000 for place in range(200)]
        least = drawn_thresholds(draws, negatives, 0.01)
        found = [Score(0.9 if place % 2 else 0.0, "t", 1) for place in range(number)]
        low, high = intervals(draws, least, found, {"a": range(number)})["a"]
        assert low < 0.5 < high
        widths.append(high - low)
    assert widths[1] < widths[0] / 2


def test_texts_of_one_template_are_drawn_together() -> None:
    pair = [Text("a", "1", ("t",), ()), Text("g", "1.g", ("t",), ()), *texts(5)]
    draws = draw(3, 10, pair)
    assert (draws.texts[:, 0] == draws.texts[:, 1]).all()
    assert (draws.texts[:, 1:].sum(axis=1) == 6).all()
    assert (draws.negatives.sum(axis=1) == 10).all()


@given(scores, st.sampled_from([0.0, 0.01, 0.1]))
def test_a_draw_of_all_negatives_once_sets_the_same_threshold(
    values: list[float], rate: float
) -> None:
    draws = draw(1, len(values), texts(2), draws=1)._replace(negatives=np.ones((1, len(values))))
    assert drawn_thresholds(draws, values, rate)[0] == threshold(values, rate).score
