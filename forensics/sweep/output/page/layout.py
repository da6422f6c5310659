"""Places for what is linked: springs inside a cluster, then clusters side by side."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.float64]  # a row a node: x and y, in units of the drawing

APART = 90.0  # between linked nodes
MARGIN = 70.0  # around a cluster; its caption and its outer names stand there
_ROUNDS = 150
_GRAVITY = 0.6  # holds together what no link does, and keeps long chains from filling the picture
_WIDE = 1.7  # a drawing is that much wider than high


def spring(nodes: int, edges: Sequence[tuple[int, int]]) -> Places:
    """Nodes of one cluster around (0, 0): linked ones near, all others apart; always the same.

    Time grows with the square of `nodes`.
    """
    angle = 2 * np.pi * np.arange(nodes) / max(nodes, 1)
    # A circle with every second node further out: no two nodes and no forces cancel each other.
    radius = APART * np.sqrt(nodes) * (0.6 + 0.3 * (np.arange(nodes) % 2))
    places: Places = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    if nodes < 3:
        return np.array([[-APART / 2, 0.0], [APART / 2, 0.0]])[:nodes] * (nodes - 1)
    one, other = np.array(edges, dtype=np.int64).reshape(-1, 2).T
    for heat in np.linspace(APART, 1.0, _ROUNDS):
        away = places[:, None] - places[None]
        far = np.maximum(np.hypot(away[..., 0], away[..., 1]), 1.0)
        force = (away * (APART**2 / far**2)[..., None]).sum(axis=1)
        pull = places[one] - places[other]
        pull *= np.hypot(pull[:, 0], pull[:, 1])[:, None] / APART
        np.add.at(force, one, -pull)
        np.add.at(force, other, pull)
        force -= _GRAVITY * places
        size = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        places = places + force * (np.minimum(size, heat) / size)[:, None]
    middle: Places = (places.max(axis=0) + places.min(axis=0)) / 2
    return places - middle


def shelves(sizes: Sequence[tuple[float, float]]) -> tuple[list[tuple[float, float]], float, float]:
    """Where the centres of boxes of these widths and heights go, and the whole's width and height.

    They stand in rows, the highest first, so that little room is lost; the centres are in the
    order given.
    """
    area = sum(width * height for width, height in sizes)
    across = max([(area * _WIDE) ** 0.5, *(width for width, _ in sizes)], default=0.0)
    centres = [(0.0, 0.0)] * len(sizes)
    left = top = bottom = widest = 0.0
    for box in sorted(range(len(sizes)), key=lambda box: -sizes[box][1]):
        width, height = sizes[box]
        if left + width > across + 1e-6:
            left, top = 0.0, bottom
        bottom = max(bottom, top + height)
        centres[box] = (left + width / 2, top + height / 2)
        left += width
        widest = max(widest, left)
    return centres, widest, bottom
