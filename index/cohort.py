"""What surrounds each template passage: how ordinary it is, and which templates are of one kind.

A passage's **neighbourhood** is its mean similarity to its ten nearest passages among the
background and the *other* templates. A margin is a cosine less the mean of both neighbourhoods
(the local scaling of Conneau et al. 2018, arXiv 1710.04087), so that wording everyone of a
profession uses weighs little. A passage with a near copy in either place is a **stock line**.

Templates of one family, or that share a good part of their text, are **kin**: near variants of
one template must not make each other's lines look common.
"""

from collections import defaultdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.vectors import Floats, Ids, VectorIndex

NEIGHBOURS = 10
NEAR_COPY = 0.9
"""Cosine above which two passages say the same in nearly the same words (measured: stock lines)."""
KIN_SHARE = 0.3
KIN_PASSAGES = 3
"""Two templates are kin when near copies cover this share of the shorter, and this many."""
BACKGROUND_DEPTH = 32
TEMPLATE_DEPTH = 96
"""How many nearest are looked at; kin are left out of them, hence deeper than ten."""

Bools = NDArray[np.bool_]


class Cohort(NamedTuple):
    """For each template passage: neighbourhood mean, near copies in the background, stock or not.

    ``kin[t]`` lists the template numbers that do not count as unrelated to template ``t``,
    itself included. ``shared`` holds (a, b, share) of templates of any family that share text.
    """

    neighbourhood: Floats
    seen: Ids
    stock: Bools
    kin: tuple[Ids, ...]
    shared: tuple[tuple[int, int, float], ...]


def nearest_mean(*similarities: Floats, count: int = NEIGHBOURS) -> Floats:
    """Mean (n,) of each row's ``count`` highest; -inf entries count as absent, none gives 0."""
    every = np.concatenate(similarities, axis=1)
    if every.shape[1] > count:
        every = -np.partition(-every, count - 1, axis=1)[:, :count]
    present = np.isfinite(every)
    total = np.where(present, every, 0.0).sum(axis=1)
    return np.asarray(total / np.maximum(present.sum(axis=1), 1), dtype=np.float32)


def owners_of(found: Ids, ids: Ids, owners: Ids) -> Ids:
    """The template number of each passage id found, -1 where none was; ``ids`` ascend."""
    places = np.minimum(np.searchsorted(ids, found), max(len(ids) - 1, 0))
    if not len(ids):
        return np.full_like(found, -1)
    return np.asarray(np.where(found >= 0, owners[places], -1), dtype=np.int64)


def _sharing(
    owners: Ids, similarities: Floats, found: Ids, sizes: Ids
) -> dict[tuple[int, int], float]:
    """Share of the shorter template's passages with a near copy in the other, by pair."""
    copied: dict[tuple[int, int], set[int]] = defaultdict(set)
    rows, columns = np.nonzero((similarities > NEAR_COPY) & (found != owners[:, None]))
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        other = int(found[row, column])
        if other >= 0:
            copied[int(owners[row]), other].add(row)
    shares: dict[tuple[int, int], float] = {}
    for (one, other), passages in copied.items():
        back = copied.get((other, one), set())
        count = min(len(passages), len(back)) if back else len(passages)
        if count >= KIN_PASSAGES:
            low, high = min(one, other), max(one, other)
            share = count / max(int(min(sizes[low], sizes[high])), 1)
            shares[low, high] = max(share, shares.get((low, high), 0.0))
    return shares


def survey(
    templates: VectorIndex,
    background: VectorIndex,
    ids: Ids,
    owners: Ids,
    families: tuple[str, ...],
) -> Cohort:
    """Surveys all template passages.

    Args:
        templates: the passages' vectors under ``ids``, in their order.
        background: starter and learnt lines.
        ids: (n,) ascending ids of the passages.
        owners: (n,) the template number of each passage.
        families: the family of each template number.
    """
    vectors = templates.vectors()
    behind, _ = background.search(vectors, BACKGROUND_DEPTH)
    beside, near = templates.search(vectors, TEMPLATE_DEPTH)
    found = owners_of(near, ids, owners)
    sizes = np.bincount(owners, minlength=len(families))
    shares = _sharing(owners, beside, found, sizes)
    kin: list[set[int]] = [{number} for number in range(len(families))]
    members: dict[str, list[int]] = defaultdict(list)
    for number, family in enumerate(families):
        members[family].append(number)
    for number, family in enumerate(families):
        kin[number].update(members[family])
    for (one, other), share in shares.items():
        if share >= KIN_SHARE:
            kin[one].add(other)
            kin[other].add(one)
    kin_arrays = tuple(np.array(sorted(group), dtype=np.int64) for group in kin)
    for number, group in enumerate(kin_arrays):
        mine = owners == number
        beside[mine] = np.where(np.isin(found[mine], group), -np.inf, beside[mine])
    seen = (behind > NEAR_COPY).sum(axis=1)
    return Cohort(
        neighbourhood=nearest_mean(behind, beside),
        seen=seen.astype(np.int64),
        stock=(seen > 0) | (beside > NEAR_COPY).any(axis=1),
        kin=kin_arrays,
        shared=tuple((one, other, share) for (one, other), share in sorted(shares.items())),
    )
