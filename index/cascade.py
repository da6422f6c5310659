"""Cascade: which passages of a text are embedded first, and whether the others need be.

Embedding takes nine tenths of a comparison, and most texts have nothing of any template. So the
passages that promise most are compared first: those whose words stand in a template, and those
whose static vector (``index.embedding.static``) stands out towards a template, the more so where
others of the text stand out towards the same. Only where these come some way towards a known
template are more compared, and all; where much is copied, all are at once. What it loses and how
often all are compared is counted by ``forensics evaluate templates`` and, as templates grow, by
``benchmarks.template_search``; its constants were chosen on the tuning half of the first.
"""

from typing import NamedTuple

import numpy as np

from index.align import copied
from index.cohort import Bools, owners_of
from index.embedding import Guess
from index.on_demand import LinesOnDemand
from index.snapshot import Snapshot
from index.vectors import LOOKED_UP, NONE, Floats, Ids

TOKENS = (200, 400)
"""Tokens embedded at the first look and, where that comes to something, up to the second; the third
is everything."""
LEAST_TOKENS = 100
"""Of them those kept for passages that are no copies, however many are."""
LEAST_PASSAGES = 5
"""Fewer passages, long ones, could not show a known template: they are no look."""
WHOLE = 1.5
"""A look is at everything where that is at most so many times its tokens: another round would cost
more."""
CANDIDATES = 8
"""Templates aligned with the first passages."""
READ = 2
"""Template passages whose words are compared with those of a passage that reads like none: the
nearest by static vector."""
MUCH_COPIED = 0.52
"""Share of copied passages from which all are compared at once: copies count in full
(``index.judge.MOSTLY``), so that it would come to that."""
VOTE = 0.6
"""What the other passages' lift towards a template adds to a passage's own: with 10,000 templates
it halves what is lost."""
GO_ON = (0.6, 0.7)
"""Score of a look from which another is taken. Of 208 texts of the tuning half with a known
template of 1,000, mixed, reworded or rewritten, and 200 of 10,000, each reached 0.62 and then 0.73;
of 367 ordinary ones 10 and 5 reached the first, 4 and 2 both."""


class Looks(NamedTuple):
    """Places of the passages to compare at each look, ascending; the last look is at all.

    ``rows`` has for every passage of the text the row of a template passage that reads exactly
    alike, whose vector is known, or -1.
    """

    places: tuple[Ids, ...]
    rows: Ids


def looks(snapshot: Snapshot, texts: tuple[str, ...], guess: Guess | None) -> Looks:
    """Chooses what to compare first, and next.

    Args:
        snapshot: the library.
        texts: the passages of a text.
        guess: their static vectors and tokens; without, all are compared at once.
    """
    every, rows = np.arange(len(texts)), np.full(len(texts), NONE, dtype=np.int64)
    if guess is None or _whole(guess, TOKENS[0]):
        return Looks((every,), rows)
    near, ids = snapshot.passages.lookup(guess.vectors, LOOKED_UP)
    if not len(snapshot.held.ids):
        return Looks((every[:0], every), rows)
    rows = snapshot.repeated(texts)
    alike = _copies(snapshot, texts, rows, ids[:, :READ])
    met: dict[str, int] = {}
    again = np.array([met.setdefault(text, place) != place for place, text in enumerate(texts)])
    cost = np.where((rows >= 0) | again, 0, guess.tokens)  # what repeats is embedded once
    spent = int(cost[alike].sum())
    if alike.mean() >= MUCH_COPIED or spent > TOKENS[0]:
        return Looks((every,), rows)
    promise = _promise(near, owners_of(ids, snapshot.held.ids, snapshot.held.owners))
    order = [at for at in np.argsort(-promise, kind="stable") if not alike[at] and not again[at]]
    places: list[Ids] = []
    chosen = set(np.nonzero(alike)[0].tolist())
    for most in TOKENS:
        if _whole(guess, most):
            break
        left = max(most - int(cost[list(chosen)].sum()), LEAST_TOKENS)
        for place in order:
            if place not in chosen and cost[place] <= left:
                chosen.add(int(place))
                left -= int(cost[place])
        if len(chosen) >= LEAST_PASSAGES:
            places.append(np.array(sorted(chosen), dtype=np.int64))
    return Looks((*places, every), rows)


def _whole(guess: Guess, tokens: int) -> bool:
    return int(guess.tokens.sum()) <= WHOLE * tokens


def _copies(snapshot: Snapshot, texts: tuple[str, ...], same: Ids, ids: Ids) -> Bools:
    """Which passages are copies of one that is held: the same words, or most of them."""
    held = snapshot.held
    rows = np.minimum(np.searchsorted(held.ids, ids), len(held.ids) - 1)
    if isinstance(held.texts, LinesOnDemand):
        held.texts.prefetch(np.unique(rows[same < 0]).tolist())
    alike = same >= 0
    for place in np.nonzero(~alike)[0].tolist():
        alike[place] = any(
            found >= 0 and copied(texts[place], held.texts[row])
            for row, found in zip(rows[place].tolist(), ids[place].tolist(), strict=True)
        )
    return alike


def _promise(near: Floats, owners: Ids) -> Floats:
    """How far each passage stands out towards a template, together with the others of its text.

    Args:
        near: (n, k) static similarities to the nearest template passages, best first.
        owners: (n, k) their templates, -1 where there are fewer.
    """
    found = owners >= 0
    rows, columns = np.nonzero(found)
    # What is nearest of all the library stands out from what is only near.
    around = np.where(found, near, np.inf).min(axis=1)
    lift = near[rows, columns] - around[rows]
    # Of each template's passages found by one passage of the text, the nearest counts: it comes
    # first, as neighbours are in order.
    count = int(owners.max(initial=0)) + 1
    pairs, first = np.unique(rows * count + owners[rows, columns], return_index=True)
    own = lift[first].astype(np.float64)
    _, place = np.unique(pairs % count, return_inverse=True)
    together = np.bincount(place, weights=own**2)[place]
    promise = np.zeros(len(near))
    others = np.sqrt(np.maximum(together - own**2, 0.0))
    np.maximum.at(promise, pairs // count, own + VOTE * others)
    return promise.astype(np.float32)
