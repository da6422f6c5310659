"""A sketch of texts: a few of the word sequences of each, the same few wherever it is repeated.

Words are runs of letters and figures, whatever their case. Every sequence of WIDTH words has a
number; of each text the KEPT smallest are kept (bottom-k sampling). So a repeated passage always
has its whole sketch in common with its source, one with a word exchanged most likely a part, and
no passage more than KEPT numbers, however long: a count of common numbers above KEPT says that
more than one passage is shared. Numbers are the same on every machine; with another version of
Arrow or Unicode a few letters may be folded or told from signs otherwise.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

WIDTH = 4
KEPT = 5
SHORTEST = 6
"""Words below which a text has no sketch: shorter ones are titles and stock phrases."""
BITS = 48
"""Bits of a sequence's number: 64 less those in which a text's row number is sorted along."""

Numbers = npt.NDArray[np.uint64]
Ids = npt.NDArray[np.int64]

_BATCH = 2048  # texts at once: what they need fits in a processor's cache
_USUAL = 1 << 19  # letters of a batch of ordinary lines, at most
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))


class Words(NamedTuple):
    """The words of some texts in order: of which text each is, and its number."""

    text: Ids
    number: Numbers


class Grams(NamedTuple):
    """Sequences of words, none across two texts: of which text each is, and its number."""

    text: Ids
    number: Numbers


def sketch(texts: "pa.Array | pa.ChunkedArray | Sequence[str]") -> pa.Table:
    """Columns `text` (row number, ascending) and `gram` (uint64, ascending within a text)."""
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    array = texts if isinstance(texts, pa.Array) else pa.array(texts, pa.string())
    found = []
    for first in range(0, len(array), _BATCH):
        kept = smallest(words(array.slice(first, _BATCH)))
        found.append((kept.text + first, kept.number))
    text = np.concatenate([np.empty(0, np.int64), *(each for each, _ in found)])
    gram = np.concatenate([np.empty(0, np.uint64), *(each for _, each in found)])
    return pa.table({"text": pa.array(text), "gram": pa.array(gram)})


def smallest(found: Words) -> Grams:
    """The sketch of at most 65,536 texts by their words."""
    count = np.bincount(found.text)
    grams = sequences(found, WIDTH)
    if not len(grams.text):
        return grams
    fit = count[grams.text] >= SHORTEST
    text, number = grams.text[fit].astype(np.uint64), grams.number[fit]
    packed = distinct((text << np.uint64(BITS)) | number)
    text = packed >> np.uint64(BITS)
    # The first of a text, and what stands less than KEPT places behind it.
    kept = np.ones(len(packed), np.bool_)
    kept[KEPT:] = text[KEPT:] != text[:-KEPT]
    packed = packed[kept]
    mask = np.uint64((1 << BITS) - 1)
    return Grams((packed >> np.uint64(BITS)).astype(np.int64), packed & mask)


def sequences(found: Words, width: int) -> Grams:
    """Every sequence of `width` words, in order; numbers have BITS bits."""
    total = len(found.number) - width + 1
    if total <= 0:
        return Grams(np.empty(0, np.int64), np.empty(0, np.uint64))
    number = found.number[:total].copy()
    for step in range(1, width):
        number *= _FACTOR
        number += found.number[step : step + total]
    whole = found.text[:total] == found.text[width - 1 :]
    return Grams(found.text[:total][whole], _mixed(number[whole]) >> np.uint64(64 - BITS))


def words(texts: pa.Array) -> Words:
    """The words of texts (an array of strings; null has none), all at once."""
    lower = pc.utf8_lower(pc.utf8_normalize(pc.fill_null(texts, ""), form="NFKC"))
    lengths = pc.utf8_length(lower).to_numpy(zero_copy_only=False).astype(np.int64)
    points = np.frombuffer("".join(lower.to_pylist()).encode("utf-32-le"), np.uint32)
    ends = np.cumsum(lengths)
    inside = np.append(_in_words()[points], False)
    apart = np.append(True, ~inside[:-1])  # whether no word goes on from the sign before
    apart[ends] = True
    first = np.flatnonzero(inside & apart)
    behind = np.flatnonzero(inside[:-1] & (apart | ~inside)[1:]) + 1
    # A word's number is its letters' sum, each times a power by its place in the word. Powers by
    # the place among all letters, divided by the word's own, make one running sum serve all.
    size = max(_USUAL, 1 << len(points).bit_length())
    total = np.zeros(len(points) + 1, np.uint64)
    np.cumsum(points * _powers(size, _FACTOR)[: len(points)], out=total[1:])
    number = (total[behind] - total[first]) * _powers(size, _INVERSE)[first]
    count = np.searchsorted(first, ends) - np.searchsorted(first, ends - lengths)
    return Words(np.repeat(np.arange(len(texts)), count), _mixed(number))


def distinct(numbers: Numbers) -> Numbers:
    """Each number once, ascending; sorted because `numpy.unique` takes ten times as long."""
    ordered = np.sort(numbers)
    fresh = np.ones(len(ordered), np.bool_)
    fresh[1:] = ordered[1:] != ordered[:-1]
    return ordered[fresh]


def _mixed(number: Numbers) -> Numbers:
    """The last step of splitmix64, by which like numbers become unlike."""
    number = (number ^ (number >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    number = (number ^ (number >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return number ^ (number >> np.uint64(31))


def _powers(size: int, factor: np.uint64) -> Numbers:
    """Powers of a factor; those that a batch of ordinary texts needs are kept."""
    return _usual_powers(factor) if size == _USUAL else _raised(size, factor)


@cache
def _usual_powers(factor: np.uint64) -> Numbers:
    return _raised(_USUAL, factor)


def _raised(size: int, factor: np.uint64) -> Numbers:
    return np.cumprod(np.full(size, factor, np.uint64), dtype=np.uint64)


@cache
def _in_words() -> npt.NDArray[np.bool_]:
    """For each code point whether it is a letter, a mark on one, or a figure."""
    categories = (unicodedata.category(chr(point))[0] for point in range(0x110000))
    return np.fromiter((each in "LMN" for each in categories), np.bool_, 0x110000)
