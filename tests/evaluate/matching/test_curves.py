"""Points of a curve; the drawing itself is tested with a whole run."""

from math import inf

from forensics.evaluate.matching.curves import points


def test_a_point_for_each_number_of_false_positives() -> None:
    rates, recall = points([0.1, 0.5, 0.3, 0.2], [0.6, 0.4, 0.15, -inf])
    assert rates == [0.125, 0.25, 0.5, 0.75]
    assert recall == [0.25, 0.5, 0.5, 0.75]


def test_recall_never_falls() -> None:
    _, recall = points([place / 50 for place in range(50)], [place / 7 for place in range(7)])
    assert recall == sorted(recall)
