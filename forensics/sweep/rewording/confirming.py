"""Confirming: which chosen pairs hold each other's passages reworded, and which these are.

A passage is measured against what surrounds it: the background, the applications drawn, and those
nearest in words (``index.between``). Members of one ring surround each other, though, and would
make each other's lines look common. So pairs are looked at twice: first without any application
that is a candidate of either side; then, those that stood, with all but the ones that stood beside
them.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.sweep.linking.repeated import MOST
from forensics.sweep.linking.reworded import ROWS
from forensics.sweep.part import Worker
from forensics.sweep.rewording.choosing import CHOSEN
from forensics.sweep.rewording.meaning import PIECE_TABLE, Meanings
from forensics.sweep.rewording.place import place
from forensics.sweep.rows import put
from index.between import Reworded, Side, Surroundings, between, surroundings
from index.vectors import Floats, Ids
from index.wording import wording

AT_ONCE = 200
"""Pairs compared by one order."""


@dataclass(frozen=True)
class Confirm:
    """Pairs to look at: rows `first` to before `last` of the table `pairs`.

    `apart` is the table of pairs whose two sides do not surround each other's pairs; `drawn` stand
    for all others; what is found goes to the table `into`.
    """

    number: int
    first: int
    last: int
    pairs: str
    apart: str
    into: str
    drawn: tuple[int, ...]


def orders(work: Path, pairs: str, apart: str, into: str, drawn: tuple[int, ...]) -> list[Confirm]:
    """The orders that go through a table of pairs."""
    count = pq.read_metadata(place(work) / pairs).num_rows
    starts = enumerate(range(0, count, AT_ONCE))
    return [
        Confirm(number, first, min(first + AT_ONCE, count), pairs, apart, into, drawn)
        for number, first in starts
    ]


def confirm(worker: Worker, order: Confirm) -> int:
    """Writes the reworded passages of the pairs that have enough; how many pairs.

    Raises OSError.
    """
    work = worker.job.work
    look = _Look(work, order)
    pairs = pq.read_table(place(work) / order.pairs).slice(order.first, order.last - order.first)
    tables = [ROWS.empty_table()]
    for x, y in zip(pairs["x"].to_pylist(), pairs["y"].to_pylist(), strict=True):
        found = look.at(x, y)
        if found.known:
            tables.append(look.rows(x, y, found))
    put(pa.concat_tables(tables), place(work, order.into) / f"{order.number:06}.parquet")
    return len(tables) - 1


class _Text:
    """An application's pieces: their positions, the side they make, and all that surrounds them."""

    def __init__(self, positions: Ids, side: Side, beside: Floats, owners: Ids) -> None:
        self.positions, self.side = positions, side
        self._beside, self._owners = beside, owners

    def around(self, kin: set[int]) -> Surroundings:
        """What surrounds it, kin left out."""
        apart = np.isin(self._owners, list(kin))
        return surroundings(self.side, np.where(apart, -np.inf, self._beside).astype(np.float32))


class _Look:
    def __init__(self, work: Path, order: Confirm) -> None:
        folder = place(work)
        self._pieces = pq.read_table(folder / PIECE_TABLE)
        self._owner = self._pieces["application"].to_numpy()
        self._row = self._pieces["row"].to_numpy()
        self._meanings = Meanings(work)
        self._drawn = order.drawn
        self._near = _by_side(pq.read_table(folder / CHOSEN))
        self._apart = _by_side(pq.read_table(folder / order.apart))
        self._kept: dict[int, _Text] = {}

    def at(self, x: int, y: int) -> Reworded:
        """The two applications, compared."""
        kin = {x, y} | self._apart[x] | self._apart[y]
        one, other = self._text(x), self._text(y)
        return between(one.side, other.side, one.around(kin), other.around(kin))

    def rows(self, x: int, y: int, found: Reworded) -> pa.Table:
        """What was found as rows, the strongest of each pair of passages."""
        left, right = self._text(x).positions[found.left], self._text(y).positions[found.right]
        order = np.lexsort((right, left, -found.strengths))
        told: dict[tuple[int, int], float] = {}
        for row in order.tolist():
            told.setdefault(
                (int(left[row]), int(right[row])), round(float(found.strengths[row]), 3)
            )
        kept = list(told.items())[:MOST]
        columns = [(x, y, *places, share) for places, share in kept]
        return pa.table([list(column) for column in zip(*columns, strict=True)], schema=ROWS)

    def _text(self, application: int) -> _Text:
        if application not in self._kept:
            self._kept[application] = self._read(application)
        return self._kept[application]

    def _read(self, application: int) -> _Text:
        span = self._span(application)
        texts = self._pieces["text"].slice(span.start, span.stop - span.start).to_pylist()
        rows = self._row[span]
        side = Side(
            texts,
            [wording(text) for text in texts],
            self._meanings.vectors(rows),
            self._meanings.behind(rows),
        )
        spans = [self._span(one) for one in sorted({*self._drawn, *self._near[application]})]
        others = np.concatenate([self._row[one] for one in spans])
        owners = np.concatenate([self._owner[one] for one in spans])
        beside = side.vectors @ self._meanings.vectors(others).T
        positions = self._pieces["position"].slice(span.start, span.stop - span.start).to_numpy()
        return _Text(positions, side, beside, owners)

    def _span(self, application: int) -> slice:
        first, last = np.searchsorted(self._owner, [application, application + 1])
        return slice(int(first), int(last))


def _by_side(pairs: pa.Table) -> defaultdict[int, set[int]]:
    """Of each application those it is paired with."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for x, y in zip(pairs["x"].to_pylist(), pairs["y"].to_pylist(), strict=True):
        found[x].add(y)
        found[y].add(x)
    return found
