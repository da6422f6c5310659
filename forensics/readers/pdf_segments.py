"""Segments of a page: words on one baseline with no wide gap between them."""

import itertools
from collections.abc import Sequence
from statistics import median

from forensics.readers.pdf_words import Word

_LEVEL = 0.35  # of the font size: sub- and superscripts stay in their line
_GAP = 0.9  # of the font size, between words painted far apart in time
_GAP_PAINTED_ON = 1.5  # of the font size, between words painted one after the other
_SPACE = 0.12  # of the font size
_BULLETS = frozenset("•◦‣▪▫●○■□◆◇➢➤►▶✓✔❖⁃∙·*-–—o")


class Segment:
    """Words side by side; places in points from the top left of the page."""

    def __init__(self, words: list[Word]) -> None:
        words.sort(key=lambda word: word.left)
        self.left = min(word.left for word in words)
        self.right = max(word.right for word in words)
        self.size = max(word.size for word in words)
        self.baseline = median(word.baseline for word in words)
        self.order = min(word.order for word in words)
        self.upright = words[0].style.upright
        self.text = _join(words)

    @property
    def is_bullet(self) -> bool:
        """True for a list mark that stands alone."""
        return self.text in _BULLETS


def segments(words: Sequence[Word]) -> list[Segment]:
    """The segments of a page, in no particular order."""
    upright = sorted((w for w in words if w.style.upright), key=lambda w: w.baseline)
    owner = list(range(len(upright)))
    for i, word in enumerate(upright):
        for j in range(i + 1, len(upright)):
            other = upright[j]
            if other.baseline - word.baseline > _LEVEL * max(word.size, 4.0):
                break
            if _adjacent(word, other) or _adjacent(other, word):
                _unite(owner, i, j)
    groups: dict[int, list[Word]] = {}
    for i, word in enumerate(upright):
        groups.setdefault(_root(owner, i), []).append(word)
    turned = [[word] for word in words if not word.style.upright]
    return [Segment(group) for group in [*groups.values(), *turned]]


def _adjacent(word: Word, right: Word) -> bool:
    size = max(min(word.size, right.size), 4.0)
    gap = right.left - word.right
    painted_on = right.order - word.order == 1
    return -size < gap < size * (_GAP_PAINTED_ON if painted_on else _GAP) and (
        right.left >= word.left
    )


def _unite(owner: list[int], i: int, j: int) -> None:
    owner[_root(owner, j)] = _root(owner, i)


def _root(owner: list[int], i: int) -> int:
    while owner[i] != i:
        owner[i] = owner[owner[i]]
        i = owner[i]
    return i


def _join(words: list[Word]) -> str:
    if len(words) >= 4 and sum(len(word.text) == 1 for word in words) >= 0.8 * len(words):
        return _join_letters(words)
    text = words[0].text
    for before, word in itertools.pairwise(words):
        gap = word.left - before.right
        follows = word.order == before.order + 1
        spaced = word.spaced if follows else gap > _SPACE * min(word.size, before.size)
        text += (" " if spaced else "") + word.text
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
