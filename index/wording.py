"""Wording: a passage's words as pairs are measured by, computed once a passage."""

import math
import re
from typing import NamedTuple

from index.passages import words
from index.rarity import rarity, stems, total

MOST_RARITY = 25.0
MOST_FIGURES = 2
MOST_EITHER = 3
"""Where ``index.pairing``'s measurements end: more says no more."""
MEASURED = 7
"""Measurements of words, the last of ``index.pairing.MEASUREMENTS``."""
_FIGURE = re.compile(r"\d[\d,.]*")


class Wording(NamedTuple):
    """The stems of a passage and their rarity together, its figures, and how many words it has."""

    stems: frozenset[str]
    weight: float
    figures: frozenset[str]
    words: int


def wording(text: str) -> Wording:
    """The wording of a passage."""
    found = stems(text)
    figures = (figure.strip(".,").replace(",", "") for figure in _FIGURE.findall(text))
    return Wording(found, total(found), frozenset(figures), len(words(text)))


def compare(one: Wording, other: Wording) -> tuple[float, ...]:
    """What two passages' words have in common: the last ``MEASURED`` of the measurements."""
    common = [rarity(stem) for stem in one.stems & other.stems]
    weight = sum(common)
    lighter = max(min(one.weight, other.weight), 1e-6)
    shorter, longer = sorted((one.words, other.words))
    return (
        weight / lighter,
        max(common, default=0.0),
        min(len(one.figures & other.figures), MOST_FIGURES),
        math.log(shorter + 1),
        shorter / max(longer, 1),
        min(weight, MOST_RARITY),
        min(len(one.figures), len(other.figures), MOST_EITHER),
    )
