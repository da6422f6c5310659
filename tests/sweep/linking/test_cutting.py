"""One weak link does not fuse two rings; what is held on several sides stays whole."""

import numpy as np

from forensics.sweep.linking.components import components
from forensics.sweep.linking.cutting import LEAST, STRONG, Edges, groups

WEAK = (LEAST + STRONG) / 2


def cut(count: int, *edges: tuple[int, int, float]) -> list[list[int]]:
    """The groups of more than one node."""
    columns = list(zip(*sorted(edges), strict=True)) or [(), (), ()]
    label = groups(
        count,
        Edges(
            np.array(columns[0], np.int64),
            np.array(columns[1], np.int64),
            np.array(columns[2], np.float64),
        ),
    )
    found = [np.flatnonzero(label == each).tolist() for each in sorted(set(label.tolist()))]
    return [each for each in found if len(each) > 1]


def ring(first: int, bits: float) -> list[tuple[int, int, float]]:
    return [(first + a, first + b, bits) for a, b in ((0, 1), (0, 2), (1, 2))]


def test_two_rings_joined_by_one_weak_link_stay_two() -> None:
    for bits in (WEAK, 10.0):
        assert cut(6, *ring(0, bits), *ring(3, bits), (2, 3, WEAK)) == [[0, 1, 2], [3, 4, 5]]


def test_two_rings_joined_by_a_strong_link_or_by_two_are_one() -> None:
    rings = [*ring(0, WEAK), *ring(3, WEAK)]
    assert len(cut(6, *rings, (2, 3, STRONG))) == 1
    assert len(cut(6, *rings, (2, 3, WEAK), (2, 4, WEAK))) == 1


def test_an_edge_below_the_least_holds_nothing() -> None:
    assert cut(3, *ring(0, LEAST - 0.1)) == []


def test_a_pair_is_held_by_any_edge() -> None:
    assert cut(2, (0, 1, LEAST)) == [[0, 1]]


def test_a_chain_of_strong_links_stays_whole_and_of_weak_ones_falls_into_pairs() -> None:
    assert cut(5, *[(n, n + 1, STRONG) for n in range(4)]) == [[0, 1, 2, 3, 4]]
    assert cut(4, *[(n, n + 1, WEAK) for n in range(3)]) == [[0, 1]]
    assert cut(4, (0, 1, 5), (1, 2, 3), (2, 3, 4)) == [[0, 1], [2, 3]]


def test_one_more_is_joined_to_a_ring_by_its_strongest_link_alone() -> None:
    rings = [*ring(0, 9), *ring(3, 9)]
    assert cut(7, *rings, (2, 6, 4), (3, 6, 5)) == [[0, 1, 2], [3, 4, 5, 6]]


def test_neighbours_two_steps_apart_hold_a_long_chain_together() -> None:
    steps = [(n, n + step, LEAST) for n in range(50) for step in (1, 2) if n + step < 50]
    assert cut(50, *steps) == [list(range(50))]


def test_components_of_a_long_chain_and_of_nothing() -> None:
    chain = np.arange(9999)
    assert not components(10_000, chain[::-1] + 1, chain[::-1]).any()
    assert components(3, chain[:0], chain[:0]).tolist() == [0, 1, 2]
