"""Background: lines that anybody writes, as shipped with the library of templates."""

from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from forensics.linkage.sketch import Grams, sequences, words
from forensics.linkage.stock import SHARE
from index.starter import TEXT, read_text

_WIDTH = 3  # words of a sequence, as in `linkage.anchors`
_HALF = np.uint64(32)

Bools = npt.NDArray[np.bool_]


def stock_lines(grams: Grams, count: int) -> Bools:
    """Which of `count` passages have SHARE of their sequences in one line of the background.

    `grams` are the passages' sequences of three words, each once a passage.
    """
    known = _lines()
    start = np.searchsorted(known.number, grams.number, side="left")
    times = np.searchsorted(known.number, grams.number, side="right") - start
    step = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    line = known.text[np.repeat(start, times) + step].astype(np.uint64)
    text = np.repeat(grams.text, times).astype(np.uint64)
    packed = np.sort((text << _HALF) | line)
    first = np.flatnonzero(np.append(True, packed[1:] != packed[:-1])[: len(packed)])
    most = np.zeros(count, np.int64)
    lines = np.diff(first, append=len(packed))
    np.maximum.at(most, (packed[first] >> _HALF).astype(np.int64), lines)
    total = np.bincount(grams.text, minlength=count)
    return (most > 0) & (most >= SHARE * total)


@cache
def _lines() -> Grams:
    """The sequences of the background by number, and the line of each."""
    lines, _ = read_text(TEXT.read_text(encoding="utf-8"))
    grams = sequences(words(pa.array(lines, pa.string())), _WIDTH)
    order = np.lexsort((grams.text, grams.number))
    text, number = grams.text[order], grams.number[order]
    fresh = np.append(True, (text[1:] != text[:-1]) | (number[1:] != number[:-1]))
    return Grams(text[fresh], number[fresh])
