"""Candidates: of all templates those worth aligning with a text, the most promising first."""

from collections.abc import Iterator

import numpy as np

from index.align import Query
from index.cohort import NEIGHBOURS, nearest_mean, without_kin
from index.snapshot import Snapshot
from index.vectors import Ids


def candidates(snapshot: Snapshot, query: Query) -> Iterator[int]:
    """Template numbers, most promising first; those that resemble no passage at the end.

    A template's promise is the sum, over the text's passages, of how far its nearest passage
    stands above what surrounds that passage of the text.
    """
    if not len(query.texts):
        return
    first = _promising(snapshot, query)
    yield from first.tolist()
    given = set(first.tolist())
    for number in range(len(snapshot.held.templates)):
        if number not in given:
            yield number


def _promising(snapshot: Snapshot, query: Query) -> Ids:
    beside = without_kin(query.beside, query.owners, snapshot.cohort.kin)
    around = nearest_mean(query.behind[:, :NEIGHBOURS], beside)
    rows, columns = np.nonzero(query.owners >= 0)
    owners = query.owners[rows, columns]
    lift = np.maximum(query.beside[rows, columns] - around[rows], 0.0)
    # Of each template's passages found by one passage of the text, the nearest counts: it comes
    # first, as neighbours are in order.
    count = int(owners.max(initial=0)) + 1
    pairs, first = np.unique(rows * count + owners, return_index=True)
    numbers, places = np.unique(pairs % count, return_inverse=True)
    promise = np.bincount(places, weights=lift[first], minlength=len(numbers))
    order = np.lexsort((numbers, -promise))
    return np.asarray(numbers[order[promise[order] > 0.0]], dtype=np.int64)
