"""Places of nodes and of clusters."""

import numpy as np
import pytest

from forensics.sweep.output.page.layout import APART, shelves, spring


@pytest.mark.parametrize("nodes", [1, 2, 3, 7, 60])
def test_no_two_nodes_lie_upon_each_other(nodes: int) -> None:
    places = spring(nodes, [(0, node) for node in range(1, nodes)])
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    assert places.shape == (nodes, 2)
    assert np.isfinite(places).all()
    assert nodes == 1 or apart[~np.eye(nodes, dtype=bool)].min() > APART / 4


def test_linked_nodes_are_nearer_than_others() -> None:
    places = spring(4, [(0, 1), (2, 3)])
    linked = np.hypot(*(places[0] - places[1]))
    assert linked < np.hypot(*(places[0] - places[2]))
    assert linked < np.hypot(*(places[0] - places[3]))


def test_it_is_the_same_each_time() -> None:
    edges = [(0, 1), (1, 2), (3, 4), (0, 4)]
    assert (spring(5, edges) == spring(5, edges)).all()


def test_boxes_do_not_overlap() -> None:
    sizes = [(100.0 + 13 * (n % 7), 80.0 + 9 * (n % 5)) for n in range(40)]
    centres, width, height = shelves(sizes)
    boxes = [
        (x - w / 2, y - h / 2, x + w / 2, y + h / 2)
        for (x, y), (w, h) in zip(centres, sizes, strict=True)
    ]
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert left >= -1e-6 and top >= -1e-6 and right <= width + 1e-6 and bottom <= height + 1e-6
        for other in boxes[:number]:
            aside = left >= other[2] - 1e-6 or right <= other[0] + 1e-6
            assert aside or top >= other[3] - 1e-6 or bottom <= other[1] + 1e-6


def test_no_boxes_need_no_room() -> None:
    assert shelves([]) == ([], 0.0, 0.0)
