"""Comparing: candidates word by word, passage by passage.

Two passages are one where at least half the sequences of three words of the shorter, and no fewer
than three, stand in the other; each is paired once, with the one it has most in common with.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from forensics.sweep.linking.candidates import Candidates
from forensics.sweep.linking.texts import LOW, Texts

_COMMON = 3
_SHARE = 0.5
_AT_ONCE = 2_000_000  # sequences

Ids = npt.NDArray[np.int64]


class Repeated(NamedTuple):
    """Passages that repeat each other: the two applications, and the passages' rows."""

    x: Ids
    y: Ids
    left: Ids
    right: Ids

    def only(self, kept: npt.NDArray[np.bool_] | Ids) -> "Repeated":
        """Some of them, or all in another order."""
        return Repeated(*(column[kept] for column in self))

    def pairs(self) -> tuple[Ids, Ids]:
        """Where each pair of applications begins, and how many passages it has, if in order."""
        fresh = (self.x[1:] != self.x[:-1]) | (self.y[1:] != self.y[:-1])
        first = np.flatnonzero(np.append(True, fresh)[: len(self.x)])
        return first, np.diff(first, append=len(self.x))


def compare(texts: Texts, candidates: Candidates) -> Repeated:
    """All passages that candidates have in common, by pair of applications."""
    left, right = texts.slot[candidates.x], texts.slot[candidates.y]
    readable = (left >= 0) & (right >= 0)
    left, right = left[readable], right[readable]
    length = np.diff(texts.bounds)[left]
    cuts = np.searchsorted(np.cumsum(length), np.arange(_AT_ONCE, length.sum(), _AT_ONCE))
    empty = np.empty(0, np.int64)
    found = [Repeated(empty, empty, empty, empty)]
    for one, other in zip(np.split(left, cuts), np.split(right, cuts), strict=True):
        if len(one):
            found.append(_compared(texts, one, other))
    return Repeated(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def _compared(texts: Texts, left: Ids, right: Ids) -> Repeated:
    start = texts.bounds[left]
    length = texts.bounds[left + 1] - start
    step = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    mine = np.repeat(start, length) + step
    low = texts.gram[mine] & np.uint64((1 << int(LOW)) - 1)
    asked = (np.repeat(right, length).astype(np.uint64) << LOW) | low
    theirs = np.minimum(np.searchsorted(texts.gram, asked), len(texts.gram) - 1)
    met = texts.gram[theirs] == asked
    # A passage's row tells its application, so that two rows tell the pair.
    packed = np.sort((texts.passage[mine[met]] << 32) | texts.passage[theirs[met]])
    first = np.flatnonzero(np.append(True, packed[1:] != packed[:-1])[: len(packed)])
    common = np.diff(first, append=len(packed))
    one, other = packed[first] >> 32, packed[first] & ((1 << 32) - 1)
    sequences = texts.passages["sequences"]
    shorter = np.minimum(sequences[one], sequences[other])
    alike = (common >= _COMMON) & (common >= _SHARE * shorter)
    one, other, common = one[alike], other[alike], common[alike]
    application = texts.passages["application"]
    rows = Repeated(application[one], application[other], one, other)
    best = rows.only(_best(rows, common))
    return best.only(np.lexsort((best.left, best.y, best.x)))


def _best(rows: Repeated, common: Ids) -> npt.NDArray[np.bool_]:
    """Which are the best of both passages with the other application, of equals the first."""
    of_left = np.zeros(len(common), np.bool_)
    of_left[_firsts(rows.left, rows.y, (rows.right, -common))] = True
    of_right = np.zeros(len(common), np.bool_)
    of_right[_firsts(rows.right, rows.x, (rows.left, -common))] = True
    best: npt.NDArray[np.bool_] = of_left & of_right
    return best


def _firsts(passage: Ids, application: Ids, by: tuple[Ids, Ids]) -> Ids:
    """The first place, in that order, of each passage with each other application."""
    order = np.lexsort((*by, application, passage))
    ordered, of = passage[order], application[order]
    fresh = (ordered[1:] != ordered[:-1]) | (of[1:] != of[:-1])
    first: Ids = order[np.append(True, fresh)[: len(order)]]
    return first
