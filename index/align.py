"""Alignment: the mutual best pairs between a text's passages and a template's, each measured.

A pair's **lift** is its cosine less the mean of both neighbourhoods (``index.cohort``), and its
**contrast** what either side has nearest in the other document, the pair aside. Two people of one
narrow profession resemble each other in every line, which raises both; a line that was reworded
resembles one line alone. ``index.pairing`` weighs these and what the words have in common.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.cohort import (
    BACKGROUND_DEPTH,
    NEAR_COPY,
    NEIGHBOURS,
    TEMPLATE_DEPTH,
    Bools,
    are_kin,
    nearest,
    nearest_mean,
    owners_of,
)
from index.pairing import MEASUREMENTS, Ratios, log_ratios
from index.passages import words
from index.snapshot import Snapshot
from index.vectors import LOOKED_UP, Floats, Ids
from index.wording import MEASURED, Wording, compare, wording

CONTRAST = 3
"""How many other passages of the same document a pair is contrasted with."""
SHINGLE = 5
DISTINCT = 4
"""Words that a shingle worth counting holds at least."""
COPIED_COSINE = 0.5
"""Below this cosine two passages are no copies of one another."""
COPIED_SHARE = 0.5
"""Share of the shorter passage's 5-word shingles found in the other that makes a copy."""
PAIR_COSINE = 0.35
"""Below this cosine two passages are no pair, whatever stands around them."""
WORDINGS_KEPT = 200_000
"""Wordings of template passages kept in memory, about 100 MB."""


class Query(NamedTuple):
    """A text's passages against background and library, before any template is looked at.

    ``behind`` (n, depth) similarities to the background, ``beside`` to template passages owned
    by ``owners``; ``seen`` counts near copies in the background.
    """

    vectors: Floats
    texts: tuple[str, ...]
    wordings: tuple[Wording, ...]
    behind: Floats
    beside: Floats
    owners: Ids
    seen: Ids


class Measured(NamedTuple):
    """Mutual best pairs with one template: parallel arrays, one entry a pair.

    ``measured`` (n, ``len(MEASUREMENTS)``); ``stock`` says that either side is a stock line.
    """

    passages: Ids
    rows: Ids
    measured: Floats
    stock: Bools


class Alignment(NamedTuple):
    """Mutual best pairs with one template: parallel arrays, one entry a pair.

    ``ratios`` are log likelihood ratios against chance (``index.pairing``); ``shared`` is the share
    of the lighter side's rarity whose words both hold; ``stock`` says that either side is a stock
    line; ``copied`` that the words are nearly the same.
    """

    passages: Ids
    rows: Ids
    cosine: Floats
    ratios: Ratios
    shared: Floats
    stock: Bools
    copied: Bools


def survey_query(
    snapshot: Snapshot, texts: tuple[str, ...], vectors: Floats, brief: bool = False
) -> Query:
    """Searches background and library once for all passages of a text.

    ``brief`` looks among the templates the cheapest way, and less far.
    """
    held = snapshot.held
    behind, _ = snapshot.background.search(vectors, BACKGROUND_DEPTH)
    if brief:
        beside, found = snapshot.passages.lookup(vectors, LOOKED_UP)
    else:
        beside, found = snapshot.passages.search(vectors, TEMPLATE_DEPTH)
    seen = (behind > NEAR_COPY).sum(axis=1).astype(np.int64)
    owners = owners_of(found, held.ids, held.owners)
    return Query(vectors, texts, tuple(map(wording, texts)), behind, beside, owners, seen)


def align(snapshot: Snapshot, query: Query, numbers: Sequence[int]) -> list[Alignment]:
    """Aligns a text with templates, in the order of their numbers."""
    pairs = measure(snapshot, query, numbers)
    if not pairs:
        return []
    # One call for all: a curve costs as much for ten pairs as for a thousand.
    ends = np.cumsum([len(one.passages) for one in pairs])[:-1]
    ratios = log_ratios(np.concatenate([one.measured for one in pairs]))
    apart = zip(np.split(ratios.reworded, ends), np.split(ratios.edited, ends), strict=True)
    return [
        _alignment(snapshot, query, one, Ratios(*found))
        for one, found in zip(pairs, apart, strict=True)
    ]


def _alignment(snapshot: Snapshot, query: Query, pairs: Measured, ratios: Ratios) -> Alignment:
    cosine = pairs.measured[:, MEASUREMENTS.index("cosine")]
    # Words are compared in order only where the meaning is near: it is the slow part.
    words_alike = [
        nearness >= COPIED_COSINE and copied(query.texts[place], snapshot.held.texts[row])
        for nearness, place, row in zip(
            cosine.tolist(), pairs.passages.tolist(), pairs.rows.tolist(), strict=True
        )
    ]
    return Alignment(
        passages=pairs.passages,
        rows=pairs.rows,
        cosine=cosine,
        ratios=ratios,
        shared=pairs.measured[:, MEASUREMENTS.index("shared_rarity")],
        stock=pairs.stock,
        copied=np.array(words_alike, dtype=np.bool_) | (cosine > NEAR_COPY),
    )


def measure(snapshot: Snapshot, query: Query, numbers: Sequence[int]) -> list[Measured]:
    """Pairs of a text with each of the templates, measured for ``index.pairing``."""
    rows = [snapshot.rows[number] for number in numbers]
    if not rows:
        return []
    # One product for all: many small ones keep several threads of the library of products busy
    # waiting for each other, which took four times the processor's time.
    cosines = query.vectors @ snapshot.vectors[np.concatenate(rows)].T
    ends = np.cumsum([len(one) for one in rows])[:-1]
    return [
        _measured(snapshot, query, number, cosine)
        for number, cosine in zip(numbers, np.split(cosines, ends, axis=1), strict=True)
    ]


def _measured(snapshot: Snapshot, query: Query, number: int, cosine: Floats) -> Measured:
    cohort = snapshot.cohort
    rows = snapshot.rows[number]
    unrelated = ~are_kin(query.owners, cohort.kin[number])
    beside = np.where(unrelated, query.beside, -np.inf).astype(np.float32)
    # The background's come best first.
    around = nearest_mean(query.behind[:, :NEIGHBOURS], beside)
    elsewhere, ordinary = nearest(beside), nearest(query.behind)
    stock = (query.seen > 0) | (elsewhere > NEAR_COPY)
    lift = cosine - 0.5 * (around[:, None] + cohort.neighbourhood[rows][None, :])
    across = lift.argmax(axis=1)
    mutual = lift.argmax(axis=0)[across] == np.arange(len(across))
    passages = np.nonzero(mutual & (cosine[np.arange(len(across)), across] >= PAIR_COSINE))[0]
    chosen = across[passages]
    paired = cosine[passages, chosen]
    held = rows[chosen]
    compared = [
        compare(query.wordings[place], _held_wording(snapshot, row))
        for place, row in zip(passages.tolist(), held.tolist(), strict=True)
    ]
    measured = np.column_stack(
        (
            paired,
            paired - around[passages],
            paired - cohort.neighbourhood[held],
            paired - elsewhere[passages],
            paired - cohort.elsewhere[held],
            paired - ordinary[passages],
            paired - cohort.ordinary[held],
            paired - contrast(cosine, passages, chosen),
            np.array(compared, dtype=np.float32).reshape(len(compared), MEASURED),
        )
    ).astype(np.float32)
    return Measured(passages, held, measured, stock[passages] | cohort.stock[held])


def _held_wording(snapshot: Snapshot, row: int) -> Wording:
    """The wording of a template's passage, kept with the snapshot; a text's own is never kept."""
    kept = snapshot.wordings
    found = kept.get(row)
    if found is None:  # never looked up twice: another thread may clear them in between
        if len(kept) >= WORDINGS_KEPT:
            kept.clear()
        kept[row] = found = wording(snapshot.held.texts[row])
    return found


def contrast(cosine: Floats, passages: Ids, chosen: Ids) -> Floats:
    """Mean of what either side of each pair has nearest in the other document, the pair aside."""
    pairs = np.arange(len(passages))
    along = cosine[passages]
    along[pairs, chosen] = -np.inf
    against = cosine.T[chosen]
    against[pairs, passages] = -np.inf
    both = nearest_mean(along, count=CONTRAST) + nearest_mean(against, count=CONTRAST)
    return np.asarray(0.5 * both, dtype=np.float32)


def copied(one: str, other: str) -> bool:
    """Whether two passages are the same words, or the shorter's shingles are mostly the other's."""
    left, right = words(one), words(other)
    if left == right:
        return True
    # Shingles in common are words in common, which are counted sooner.
    if len(set(left) & set(right)) < DISTINCT:
        return False
    mine, theirs = _shingles(left), _shingles(right)
    shorter = min(len(mine), len(theirs))
    return shorter > 0 and len(mine & theirs) >= COPIED_SHARE * shorter


def _shingles(tokens: list[str]) -> set[tuple[str, ...]]:
    return {tuple(tokens[start : start + SHINGLE]) for start in range(len(tokens) - SHINGLE + 1)}
