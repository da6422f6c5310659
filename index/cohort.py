"""What surrounds each template passage: how ordinary it is, and which templates are of one kind.

A passage's **neighbourhood** is its mean similarity to its ten nearest passages among the
background and the *other* templates. A margin is a cosine less the mean of both neighbourhoods
(the local scaling of Conneau et al. 2018, arXiv 1710.04087), so that wording everyone of a
profession uses weighs little. A passage with a near copy in either place is a **stock line**.

Templates of one family, or that share a good part of their text, are **kin**: near variants of
one template must not make each other's lines look common.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.vectors import Floats, Ids, Searchable

NEIGHBOURS = 10
NEAR_COPY = 0.9
"""Cosine above which two passages say the same in nearly the same words (measured: stock lines)."""
KIN_SHARE = 0.3
KIN_PASSAGES = 3
"""Two templates are kin when near copies cover this share of the shorter, and this many."""
BACKGROUND_DEPTH = 32
TEMPLATE_DEPTH = 96
"""How many nearest are looked at; kin are left out of them, hence deeper than ten."""

BLOCK = 16_384
"""Passages surveyed at a time."""

Bools = NDArray[np.bool_]


class Cohort(NamedTuple):
    """For each template passage: neighbourhood mean, near copies in the background, stock or not.

    ``elsewhere`` and ``ordinary`` are the cosines of its nearest passage of an unrelated template
    and of its nearest background line, -1 where there is none.
    ``kin[t]`` lists the template numbers that do not count as unrelated to template ``t``,
    itself included. ``shared`` holds (a, b, share) of templates of any family that share text.
    """

    neighbourhood: Floats
    seen: Ids
    stock: Bools
    elsewhere: Floats
    ordinary: Floats
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


def nearest(similarities: Floats) -> Floats:
    """Each row's highest (n,), -1 where a row holds none."""
    return np.asarray(similarities.max(axis=1, initial=-1.0), dtype=np.float32)


def without_kin(similarities: Floats, owners: Ids, kin: Sequence[Ids]) -> Floats:
    """Similarities (n, k), of the owners (n, k) the kin of each row's first taken out as -inf.

    Rows begin with the nearest: variants of one template must not make each other look common.
    """
    kept = similarities.astype(np.float32, copy=True)
    for row, owner in enumerate(owners[:, :1].ravel().tolist()):
        if owner >= 0:
            kept[row, are_kin(owners[row], kin[owner])] = -np.inf
    return kept


def are_kin(owners: Ids, kin: Ids) -> Bools:
    """Which owners, of any shape, are among a template's kin: mostly itself alone."""
    if len(kin) == 1:
        return np.asarray(owners == kin[0])
    return np.isin(owners, kin)


def owners_of(found: Ids, ids: Ids, owners: Ids) -> Ids:
    """The template number of each passage id found, -1 where none was; ``ids`` ascend."""
    places = np.minimum(np.searchsorted(ids, found), max(len(ids) - 1, 0))
    if not len(ids):
        return np.full_like(found, -1)
    return np.asarray(np.where(found >= 0, owners[places], -1), dtype=np.int64)


class _Near(NamedTuple):
    """Of all passages, the nearest passages: similarities (n, depth) and their owners, or -1."""

    beside: Floats
    found: NDArray[np.int32]


def _sharing(owners: Ids, near: _Near, sizes: Ids) -> dict[tuple[int, int], float]:
    """Share of the shorter template's passages with a near copy in the other, by pair."""
    alike = (near.beside > NEAR_COPY) & (near.found != owners[:, None]) & (near.found >= 0)
    rows, columns = np.nonzero(alike)
    # A passage with several copies in one template counts once.
    count = len(sizes)
    once = np.unique(rows.astype(np.int64) * count + near.found[rows, columns])
    pairs, copies = np.unique(owners[once // count] * count + once % count, return_counts=True)
    copied = dict(zip(pairs.tolist(), copies.tolist(), strict=True))
    shares: dict[tuple[int, int], float] = {}
    for pair, forth in copied.items():
        one, other = divmod(pair, count)
        common = min(forth, copied.get(other * count + one, forth))
        if common >= KIN_PASSAGES:
            low, high = min(one, other), max(one, other)
            share = common / max(int(min(sizes[low], sizes[high])), 1)
            shares[low, high] = max(share, shares.get((low, high), 0.0))
    return shares


def survey(
    templates: Searchable,
    background: Searchable,
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
    depth = min(TEMPLATE_DEPTH, templates.sweep_depth)
    beside = np.zeros((len(ids), depth), dtype=np.float32)
    found = np.zeros((len(ids), depth), dtype=np.int32)
    behind = np.zeros((len(ids), NEIGHBOURS), dtype=np.float32)
    seen = np.zeros(len(ids), dtype=np.int64)
    vectors = templates.vectors()
    for start in range(0, len(ids), BLOCK):
        block = slice(start, start + BLOCK)
        some = vectors[block]
        common, _ = background.search(some, BACKGROUND_DEPTH)
        behind[block] = common[:, :NEIGHBOURS]
        seen[block] = (common > NEAR_COPY).sum(axis=1)
        beside[block], near = templates.sweep(some, depth)
        found[block] = owners_of(near, ids, owners)
    sizes = np.bincount(owners, minlength=len(families))
    shares = _sharing(owners, _Near(beside, found), sizes)
    kin = _kin(families, shares)
    for number, rows in enumerate(rows_of(owners, len(families))):
        related = np.isin(found[rows], kin[number])
        beside[rows] = np.where(related, -np.inf, beside[rows])
    return Cohort(
        neighbourhood=nearest_mean(behind, beside),
        seen=seen,
        stock=(seen > 0) | (beside > NEAR_COPY).any(axis=1),
        elsewhere=nearest(beside),
        ordinary=nearest(behind),
        kin=kin,
        shared=tuple((one, other, share) for (one, other), share in sorted(shares.items())),
    )


def _kin(families: tuple[str, ...], shares: dict[tuple[int, int], float]) -> tuple[Ids, ...]:
    members: dict[str, list[int]] = defaultdict(list)
    for number, family in enumerate(families):
        members[family].append(number)
    kin = [set(members[family]) for family in families]
    for (one, other), share in shares.items():
        if share >= KIN_SHARE:
            kin[one].add(other)
            kin[other].add(one)
    return tuple(np.array(sorted(group), dtype=np.int64) for group in kin)


def rows_of(owners: Ids, count: int) -> tuple[Ids, ...]:
    """For each of ``count`` templates the rows it owns, ascending."""
    if not count:
        return ()
    order = np.argsort(owners, kind="stable")
    return tuple(np.split(order, np.searchsorted(owners[order], np.arange(1, count))))
