"""Cascade: which passages of a text are embedded first, and whether the others need be.

Embedding takes nine tenths of a comparison, and most texts have nothing of any template. So the
passages that promise most are compared first: those whose words stand in a template, and those
whose static vector (``index.embedding.static``) lies nearer to one template passage than to the
next ten. Only where these come some way towards a known template, or much is copied, are all
compared; else what they gave stands. What it loses and how often all are compared is counted by
``forensics evaluate templates``; its constants were chosen on the tuning half of it.
"""

from typing import NamedTuple

import numpy as np

from index.align import copied
from index.cohort import NEIGHBOURS, Bools, nearest_mean, owners_of, without_kin
from index.embedding import Guess
from index.on_demand import LinesOnDemand
from index.snapshot import Snapshot
from index.vectors import Ids

FIRST_TOKENS = 200
"""Tokens embedded first; a text of not many more is compared whole."""
LEAST_TOKENS = 100
"""Of them those kept for passages that are no copies, however many are."""
LEAST_PASSAGES = 5
"""Fewer passages, long ones, could not show a known template: all are compared."""
WHOLE_TOKENS = 300
"""A text of at most so many tokens is compared whole at once: two rounds would cost more."""
CANDIDATES = 8
"""Templates aligned with the first passages."""
LOOKED_UP = 2
"""Template passages whose words are compared with a passage's: the nearest by static vector."""
MUCH_COPIED = 0.35
"""Share of copied passages from which all are compared."""
GO_ON = 0.75
"""Score from which all passages are compared: of 451 texts of the tuning half with a known
template each reached 0.79 with its first passages, of 367 ordinary ones 14 did."""


class FirstLook(NamedTuple):
    """Places of the passages to compare first, ascending, and the rows whose text some repeat.

    ``rows`` runs along with ``places``: the row of the template passage that reads exactly alike,
    whose vector is known, or -1.
    """

    places: Ids
    rows: Ids


def first_look(snapshot: Snapshot, texts: tuple[str, ...], guess: Guess) -> FirstLook | None:
    """Chooses what to compare first; None where everything is to be.

    Args:
        snapshot: the library.
        texts: the passages of a text.
        guess: their static vectors and tokens.
    """
    if int(guess.tokens.sum()) <= WHOLE_TOKENS:
        return None
    near, ids = snapshot.passages.lookup(guess.vectors, NEIGHBOURS + 1)
    if not len(snapshot.held.ids):
        return FirstLook(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    same, alike = _repeated(snapshot, texts, ids[:, :LOOKED_UP])
    if alike.mean() >= MUCH_COPIED:
        return None
    met: dict[str, int] = {}
    again = np.array([met.setdefault(text, place) != place for place, text in enumerate(texts)])
    cost = np.where((same >= 0) | again, 0, guess.tokens)  # what repeats is embedded once
    spent = int(cost[alike].sum())
    if spent > FIRST_TOKENS:
        return None
    chosen = np.nonzero(alike)[0].tolist()
    most = max(FIRST_TOKENS, spent + LEAST_TOKENS)
    owners = owners_of(ids, snapshot.held.ids, snapshot.held.owners)
    promise = near[:, 0] - nearest_mean(without_kin(near, owners, snapshot.cohort.kin))
    for place in np.argsort(-promise, kind="stable").tolist():
        if not alike[place] and not again[place] and spent + int(cost[place]) <= most:
            chosen.append(place)
            spent += int(cost[place])
    if len(chosen) < LEAST_PASSAGES:
        return None
    places = np.array(sorted(chosen), dtype=np.int64)
    return FirstLook(places, same[places])


def _repeated(snapshot: Snapshot, texts: tuple[str, ...], ids: Ids) -> tuple[Ids, Bools]:
    """The row that reads exactly as each passage, or -1; and which passages are copies at all."""
    held = snapshot.held
    rows = np.minimum(np.searchsorted(held.ids, ids), len(held.ids) - 1)
    if isinstance(held.texts, LinesOnDemand):
        held.texts.prefetch(np.unique(rows).tolist())
    same = np.full(len(texts), -1, dtype=np.int64)
    alike = np.zeros(len(texts), dtype=np.bool_)
    for place, text in enumerate(texts):
        for row, found in zip(rows[place].tolist(), ids[place].tolist(), strict=True):
            if found < 0 or alike[place]:
                continue
            if held.texts[row] == text:
                same[place] = row
            alike[place] = same[place] >= 0 or copied(text, held.texts[row])
    return same, alike
