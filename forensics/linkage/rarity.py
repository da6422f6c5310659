"""What it says that two applications hold the same thing: the rarer the thing, the more."""

from math import log2

MOST = 10.0
"""Bits at most, however rare: as much as a whole assessment may come to."""
FEWEST = 1024
"""Applications that rarity is measured among at least: of ten, anything is held by few."""


def bits(holders: int, of: int) -> float:
    """Bits (log2) of sharing what `holders` (2 or more) of `of` applications hold.

    10 where only two do, less with every further holder, never below 0.
    """
    return min(MOST, max(0.0, log2(max(of, FEWEST) / (holders - 1))))
