"""Rarity of words: what two passages share says the more, the fewer ordinary lines hold it.

Fixed for all libraries: a score must not change because another template came. Counts are of the
project's own lines (``rarity.tsv``), by stem, so that "tested" and "testing" are one.
"""

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from index.errors import BackgroundError
from index.passages import words

TABLE = Path(__file__).with_name("rarity.tsv")
STEM_LETTERS = 4
"""A stem keeps this many letters: shorter ones would join words that have nothing in common."""
_ENDINGS = "ations ation ments ment ings ing ers er ies ied ed es s ly al or ors ive ion ions"
_FUNCTION_WORDS = (
    "a an the of to and or for in on with by at from as is was were be been are that this which "
    "who into than then their its it his her our my your they we i he she all any each every other "
    "others more most such so no not also up out over per via within across between through during "
    "under while when where what how but if had has have will would can could may etc using used "
    "use uses including include new various well"
)
ENDINGS = tuple(_ENDINGS.split())
"""Tried in this order: the first that fits is cut off."""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


def stem(word: str) -> str:
    """A word without its ending; a figure without its thousands' commas."""
    if word[0].isdigit():
        return word.replace(",", "")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM_LETTERS:
            return word[: -len(ending)]
    return word


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words, function words left out."""
    plain = (word.strip("'’.") for word in words(text))
    return frozenset(stem(word) for word in plain if word and word not in FUNCTION_WORDS)


def rarity(found: str) -> float:
    """Natural logarithm of one over the share of ordinary lines that hold a stem, at most."""
    known = _rarities()
    return known.get(found, known[""])


def total(found: Iterable[str]) -> float:
    """The rarity of some stems together."""
    return sum(map(rarity, found))


@cache
def _rarities() -> dict[str, float]:
    """The rarity of each stem, and under "" that of all others, as if one line held them."""
    lines, counts = _table()
    every = {"": 1} | counts
    return {found: math.log((lines + 1) / (count + 1)) for found, count in every.items()}


@cache
def _table() -> tuple[int, dict[str, int]]:
    rows = [
        row.split("\t")
        for row in TABLE.read_text(encoding="utf-8").split("\n")
        if row and not row.startswith("#")
    ]
    if not rows or rows[0][0] != "lines" or any(len(row) != 2 for row in rows):
        raise BackgroundError(f"{TABLE.name} does not follow its form")
    return int(rows[0][1]), {word: int(count) for word, count in rows[1:]}
