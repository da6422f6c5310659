"""Segments of a page: words on one baseline with no wide gap between them."""

import itertools
from collections.abc import Iterator, Sequence
from operator import attrgetter
from statistics import median

import numpy as np
from numpy.typing import NDArray

from forensics.readers.pdf_words import Word

_LEVEL = 0.35  # of the font size: sub- and superscripts stay in their line
_GAP = 0.9  # of the font size, between words painted far apart in time
_GAP_PAINTED_ON = 1.5  # of the font size, between words painted one after the other
_SPACE = 0.12  # of the font size
_left, _baseline = attrgetter("left"), attrgetter("baseline")
_PAIRS = 1_000_000  # of words that are compared at once
_BULLETS = frozenset("•◦‣▪▫●○■□◆◇➢➤►▶✓✔❖⁃∙·*-–—o")


class Segment:
    """Words side by side; places in points from the top left of the page."""

    def __init__(self, words: list[Word]) -> None:
        words.sort(key=_left)
        self.left = words[0].left
        self.right = max([word.right for word in words])
        self.size = max([word.style.size for word in words])
        self.baseline = _median([word.baseline for word in words])
        self.order = min([word.order for word in words])
        self.upright = words[0].style.upright
        self.text = _join(words)

    @property
    def is_bullet(self) -> bool:
        """True for a list mark that stands alone."""
        return self.text in _BULLETS


def segments(words: Sequence[Word]) -> list[Segment]:
    """The segments of a page, in no particular order."""
    upright = sorted([word for word in words if word.style.upright], key=_baseline)
    owner = list(range(len(upright)))
    for one, other in _adjacent(upright):
        _unite(owner, one, other)
    groups: dict[int, list[Word]] = {}
    for place, word in enumerate(upright):
        groups.setdefault(_root(owner, place), []).append(word)
    turned = [[word] for word in words if not word.style.upright]
    return [Segment(group) for group in [*groups.values(), *turned]]


def _adjacent(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Places of the words that stand side by side, of words sorted by baseline."""
    if not words:
        return
    baseline, left, right, size, order = np.array(
        [(w.baseline, w.left, w.right, w.style.size, w.order) for w in words]
    ).T
    reach = _LEVEL * np.maximum(size, 4.0)
    # A little further than asked for, because a sum is not rounded as the difference below is.
    ends = np.searchsorted(baseline, baseline + reach + 1e-6, "right")
    counts = np.maximum(ends - np.arange(len(words)) - 1, 0)
    for rows in _blocks(counts):
        one = np.repeat(rows, counts[rows])
        steps = np.arange(len(one)) - np.repeat(counts[rows].cumsum() - counts[rows], counts[rows])
        other = one + 1 + steps
        height = baseline[other] - baseline[one]
        level = height <= reach[one]
        one, other = one[level], other[level]
        least = np.maximum(np.minimum(size[one], size[other]), 4.0)
        found = np.zeros(len(one), np.bool_)
        for word, after in ((one, other), (other, one)):
            gap = left[after] - right[word]
            painted_on = order[after] - order[word] == 1
            most = least * np.where(painted_on, _GAP_PAINTED_ON, _GAP)
            found |= (-least < gap) & (gap < most) & (left[after] >= left[word])
        yield from zip(one[found].tolist(), other[found].tolist(), strict=True)


def _blocks(counts: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """The rows in blocks, so that not too many pairs are held at once."""
    block = np.cumsum(counts) // _PAIRS
    yield from np.split(np.arange(len(counts)), np.flatnonzero(np.diff(block)) + 1)


def _unite(owner: list[int], i: int, j: int) -> None:
    owner[_root(owner, j)] = _root(owner, i)


def _root(owner: list[int], i: int) -> int:
    while owner[i] != i:
        owner[i] = owner[owner[i]]
        i = owner[i]
    return i


def _median(places: list[float]) -> float:
    first = places[0]
    # Nearly always the words of a line stand on one height.
    return first if places.count(first) == len(places) else median(places)


def _join(words: list[Word]) -> str:
    if len(words) >= 4 and [len(word.text) for word in words].count(1) >= 0.8 * len(words):
        return _join_letters(words)
    text = words[0].text
    for before, word in itertools.pairwise(words):
        if word.order == before.order + 1:
            spaced = word.spaced
        else:
            spaced = word.left - before.right > _SPACE * min(word.style.size, before.style.size)
        text += " " + word.text if spaced else word.text
    return text


def _join_letters(words: list[Word]) -> str:
    # A spaced-out heading: the letters' own distance is no word space, half as much again is.
    gaps = [b.left - a.right for a, b in itertools.pairwise(words)]
    usual = median(gaps)
    text = words[0].text
    for gap, word in zip(gaps, words[1:], strict=True):
        wide = gap > 1.6 * usual and gap - usual > 0.15 * word.size
        text += (" " if wide else "") + word.text
    return text
