"""Cutting: which links hold a cluster together.

Nodes are people (the applications that `same_person` joins), and what links two of them adds up to
one edge. An edge below LEAST bits holds nothing together. Of the others

1. an edge holds if it has STRONG bits, or if its two ends have a common neighbour: a ring shares
   its things all round;
2. a node that no such edge touches is joined by the strongest of its own edges to a group, or to
   another lone node where that edge is the strongest of both.

So one weak link never fuses two groups, and a chain of weak links falls into its pairs; a chain
of strong links stays whole.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from forensics.sweep.linking.components import components

LEAST = 3.0
STRONG = 6.0
_AT_ONCE = 1 << 22  # neighbours looked at

Ids = npt.NDArray[np.int64]
Bits = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Edges(NamedTuple):
    """Pairs of nodes with the bits of what links them."""

    left: Ids
    right: Ids
    bits: Bits

    def only(self, kept: Bools) -> "Edges":
        """Some of them."""
        return Edges(self.left[kept], self.right[kept], self.bits[kept])


def groups(count: int, edges: Edges) -> Ids:
    """For each of `count` nodes the smallest node of its cluster.

    `edges` join different nodes, each two once, and have `left` < `right`.
    """
    edges = edges.only(edges.bits >= LEAST)
    held = edges.bits >= STRONG
    held[~held] = _supported(count, edges, ~held)
    touched = np.zeros(count, np.bool_)
    touched[edges.left[held]] = touched[edges.right[held]] = True
    joined = held | _of_lone(edges, touched)
    return components(count, edges.left[joined], edges.right[joined])


def _supported(count: int, edges: Edges, asked: Bools) -> Bools:
    """Which of the edges asked for have a common neighbour at their two ends."""
    packed = np.sort(
        np.concatenate([edges.left * count + edges.right, edges.right * count + edges.left])
    )
    start = np.searchsorted(packed, np.arange(count + 1) * count)
    degree = np.diff(start)
    left, right = edges.left[asked], edges.right[asked]
    fewer = degree[left] <= degree[right]
    near, far = np.where(fewer, left, right), np.where(fewer, right, left)
    found = np.zeros(len(near), np.bool_)
    cuts = np.searchsorted(
        np.cumsum(degree[near]), np.arange(_AT_ONCE, degree[near].sum(), _AT_ONCE)
    )
    for part in np.split(np.arange(len(near)), cuts):
        times = degree[near[part]]
        step = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        neighbour = packed[np.repeat(start[near[part]], times) + step] % count
        wanted = np.repeat(far[part], times) * count + neighbour
        place = np.minimum(np.searchsorted(packed, wanted), len(packed) - 1)
        found[np.repeat(part, times)[packed[place] == wanted]] = True
    return found


def _of_lone(edges: Edges, touched: Bools) -> Bools:
    """The edges by which lone nodes are joined: the strongest of each, of equals the first."""
    order = np.lexsort((edges.right, edges.left, -edges.bits))
    best = np.full(len(touched), len(order), np.int64)  # place in order of a node's strongest
    np.minimum.at(best, edges.left[order], np.arange(len(order)))
    np.minimum.at(best, edges.right[order], np.arange(len(order)))
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    of_left = ~touched[edges.left] & (best[edges.left] == place)
    of_right = ~touched[edges.right] & (best[edges.right] == place)
    joined: Bools = (of_left & (touched[edges.right] | of_right)) | (of_right & touched[edges.left])
    return joined
