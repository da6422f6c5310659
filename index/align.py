"""Alignment: the mutual best pairs between a text's passages and a template's.

A pair's **margin** is half its cosine above both neighbourhoods (``index.cohort``) and half its
cosine above its **contrast**: the nearest other passages of the template to the one side, of the
text to the other. Two people of one narrow profession resemble each other in every line, which
raises the contrast; a line that was reworded resembles one line alone. On the tuning half of
``benchmarks/templates.py`` the contrast raised the share of full rewrites found at 0.3 % false
alarms from 22 to 28 of 32.
"""

from typing import NamedTuple

import numpy as np

from index.cohort import (
    BACKGROUND_DEPTH,
    NEAR_COPY,
    TEMPLATE_DEPTH,
    Bools,
    nearest_mean,
    owners_of,
)
from index.passages import words
from index.snapshot import Snapshot
from index.vectors import Floats, Ids

CONTRAST = 3
"""How many other passages of the same document a pair is contrasted with."""
SHINGLE = 5
COPIED_COSINE = 0.5
"""Below this cosine two passages are no copies of one another."""
COPIED_SHARE = 0.5
"""Share of the shorter passage's 5-word shingles found in the other that makes a copy."""


class Query(NamedTuple):
    """A text's passages against background and library, before any template is looked at.

    ``behind`` (n, depth) similarities to the background, ``beside`` to template passages owned
    by ``owners``; ``seen`` counts near copies in the background.
    """

    vectors: Floats
    texts: tuple[str, ...]
    behind: Floats
    beside: Floats
    owners: Ids
    seen: Ids


class Alignment(NamedTuple):
    """Mutual best pairs with one template: parallel arrays, one entry a pair.

    ``lift`` is the cosine less the mean of both neighbourhoods, ``margin`` the mean of that and of
    the cosine less its contrast; ``stock`` says that either side is a stock line; ``copied`` that
    the words are nearly the same.
    """

    passages: Ids
    rows: Ids
    cosine: Floats
    lift: Floats
    margin: Floats
    stock: Bools
    copied: Bools


def survey_query(snapshot: Snapshot, texts: tuple[str, ...], vectors: Floats) -> Query:
    """Searches background and library once for all passages of a text."""
    held = snapshot.held
    behind, _ = snapshot.background.search(vectors, BACKGROUND_DEPTH)
    beside, found = snapshot.passages.search(vectors, TEMPLATE_DEPTH)
    seen = (behind > NEAR_COPY).sum(axis=1).astype(np.int64)
    owners = owners_of(found, held.ids, held.owners)
    return Query(vectors, texts, behind, beside, owners, seen)


def candidates(snapshot: Snapshot, query: Query, count: int) -> list[int]:
    """Template numbers worth aligning, most promising first.

    A template's promise is the sum, over the text's passages, of how far its nearest passage
    stands above what surrounds that passage of the text.
    """
    if not len(query.texts) or not len(snapshot.held.templates):
        return []
    around = nearest_mean(query.behind, query.beside)
    lift = np.maximum(query.beside - around[:, None], 0.0)
    best = np.zeros((len(query.texts), len(snapshot.held.templates)), dtype=np.float32)
    rows, columns = np.nonzero(query.owners >= 0)
    np.maximum.at(best, (rows, query.owners[rows, columns]), lift[rows, columns])
    promise = best.sum(axis=0)
    order = np.argsort(-promise, kind="stable")
    return [int(number) for number in order[:count]]


def align(snapshot: Snapshot, query: Query, number: int) -> Alignment:
    """Aligns a text with one template."""
    cohort = snapshot.cohort
    rows = snapshot.rows[number]
    unrelated = ~np.isin(query.owners, cohort.kin[number])
    beside = np.where(unrelated, query.beside, -np.inf).astype(np.float32)
    around = nearest_mean(query.behind, beside)
    stock = (query.seen > 0) | (beside > NEAR_COPY).any(axis=1)
    cosine = query.vectors @ snapshot.vectors[rows].T
    lift = cosine - 0.5 * (around[:, None] + cohort.neighbourhood[rows][None, :])
    across = lift.argmax(axis=1)
    down = lift.argmax(axis=0)
    passages = np.nonzero(down[across] == np.arange(len(across)))[0]
    chosen = across[passages]
    paired = cosine[passages, chosen]
    # Words are compared only where the meaning is near: it is the slow part.
    words_alike = [
        nearness >= COPIED_COSINE and _copied(query.texts[passage], snapshot.held.texts[row])
        for nearness, passage, row in zip(
            paired.tolist(), passages.tolist(), rows[chosen].tolist(), strict=True
        )
    ]
    lifted = lift[passages, chosen]
    return Alignment(
        passages=passages,
        rows=rows[chosen],
        cosine=paired,
        lift=lifted,
        margin=0.5 * (lifted + paired - _contrast(cosine, passages, chosen)),
        stock=stock[passages] | cohort.stock[rows[chosen]],
        copied=np.array(words_alike, dtype=np.bool_) | (paired > NEAR_COPY),
    )


def _contrast(cosine: Floats, passages: Ids, chosen: Ids) -> Floats:
    """Mean of what either side of each pair has nearest in the other document, the pair aside."""
    pairs = np.arange(len(passages))
    along = cosine[passages]
    along[pairs, chosen] = -np.inf
    against = cosine.T[chosen]
    against[pairs, passages] = -np.inf
    both = nearest_mean(along, count=CONTRAST) + nearest_mean(against, count=CONTRAST)
    return np.asarray(0.5 * both, dtype=np.float32)


def _copied(one: str, other: str) -> bool:
    """Whether two passages are the same words, or the shorter's shingles are mostly the other's."""
    left, right = words(one), words(other)
    if left == right:
        return True
    mine, theirs = _shingles(left), _shingles(right)
    shorter = min(len(mine), len(theirs))
    return shorter > 0 and len(mine & theirs) >= COPIED_SHARE * shorter


def _shingles(tokens: list[str]) -> set[tuple[str, ...]]:
    return {tuple(tokens[start : start + SHINGLE]) for start in range(len(tokens) - SHINGLE + 1)}
