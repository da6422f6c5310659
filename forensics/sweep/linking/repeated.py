"""Repeated passages that say something: rare ones, and enough of them.

What many write independently says nothing, so a line counts by its sources. Applications that have
a quarter of their text in common are one source (a ring, a template, one person), so that a ring
does not make its own lines common, however large it is. A line of the background, or of more than
`few` sources, weighs nothing: the lines of builders and of posts' descriptions turn up under many
names that have little else in common. A pair is kept where LEAST other lines are left. They count
whole where they are a good part of the shorter text: three lines of forty are soon alike.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from forensics.linkage.passages import GOOD_PART
from forensics.sweep.linking.comparing import Repeated
from forensics.sweep.linking.components import components
from forensics.sweep.linking.frequencies import Frequencies
from forensics.sweep.linking.texts import Texts

LEAST = 3
"""Passages: one or two are alike by chance, or quoted from one vacancy."""
MOST = 32
"""Passages of one pair that are kept: more make a link no stronger."""
FEW = 3
FEW_IN = 10_000
ONE_SOURCE = 0.25
"""Share of the shorter text, in words, that two applications of one source have in common."""
WHOLE = 12
"""Words from which on a passage counts whole."""

Ids = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]


def few(size: int) -> int:
    """Of how many sources among `size` applications a line may be: FEW, or one in FEW_IN."""
    return max(FEW, size // FEW_IN)


def rare(
    texts: Texts, found: Repeated, frequencies: Frequencies, person: Ids, most: int
) -> pa.Table:
    """Passages that say something: x, y, place_x, place_y, holders, and the share that counts.

    `found` is ordered by pair; `person` is the person of each application number; `most` is `few`
    of all.
    """
    one, other = texts.passages[found.left], texts.passages[found.right]
    # The side that more hold counts: a word exchanged in a stock line makes it no rare one.
    sides = one["rarest"], other["rarest"]
    source = _sources(texts, found, person)
    of = np.maximum(*(frequencies.sources(row, source) for row in sides))
    holders = np.maximum(*(frequencies.holders(row) for row in sides))
    kept = np.flatnonzero(~one["stock"] & ~other["stock"] & (of <= most))
    _, count = found.only(kept).pairs()
    kept = kept[np.repeat(count, count) >= LEAST]
    return _table(texts, found.only(kept), holders[kept])


def _sources(texts: Texts, found: Repeated, person: Ids) -> Ids:
    """The source of each application number, the smallest number of those that are one."""
    first, count = found.pairs()
    near = (_part(texts, found)[first] >= ONE_SOURCE) & (count >= LEAST)
    everyone = np.flatnonzero(person >= 0)
    return components(
        len(person),
        np.concatenate([found.x[first[near]], everyone]),
        np.concatenate([found.y[first[near]], person[everyone]]),
    )


def _part(texts: Texts, found: Repeated) -> Shares:
    """For each row how much of the shorter text, in words, its pair has in common."""
    first, count = found.pairs()
    words = texts.passages["words"]
    common = np.minimum(words[found.left], words[found.right]).astype(np.float64)
    total = np.add.reduceat(common, first) if len(first) else common
    written = texts.written
    shorter = np.minimum(written[texts.slot[found.x]], written[texts.slot[found.y]])
    return np.repeat(total, count) / np.maximum(shorter, 1)


def _table(texts: Texts, found: Repeated, holders: Ids) -> pa.Table:
    """Rows of the passages, of each pair the MOST rarest, of equally rare the longest."""
    words = np.minimum(texts.passages["words"][found.left], texts.passages["words"][found.right])
    share = np.minimum(words / WHOLE, 1) * np.minimum(_part(texts, found) / GOOD_PART, 1)
    order = np.lexsort((found.left, -words, holders, found.y, found.x))
    found, share, holders = found.only(order), share[order], holders[order]
    first, count = found.pairs()
    kept = np.arange(len(order)) - np.repeat(first, count) < MOST
    found = found.only(kept)
    return pa.table(
        {
            "x": found.x,
            "y": found.y,
            "place_x": texts.passages["position"][found.left],
            "place_y": texts.passages["position"][found.right],
            "holders": np.maximum(holders[kept], 2),
            "share": np.round(share[kept], 3),
        }
    )
