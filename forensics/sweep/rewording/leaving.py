"""Leaving: what was not compared by meaning, and the note that each of its applications gets."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from forensics.sweep.uncompared import NOTES, Note, of_every, put_notes
from index.vectors import Ids

STEP = "reworded"
SIGNAL = "corpus.shared_passages"
ENDED = "comparing them ended its worker, twice"
_UNSOUGHT = (
    "nobody was looked for who tells the same in other words: it ended the worker that looks, twice"
)

_UNREAD = "could not be looked through for what is told in other words"


class Left:
    """Pairs of applications that were left, and applications for which nobody was looked for."""

    def __init__(self) -> None:
        self._pairs: list[tuple[Ids, Ids, str]] = []
        self._unsought: set[int] = set()

    def pairs(self, x: Ids, y: Ids, why: str) -> None:
        """Likely pairs that were not compared, each once."""
        self._pairs.append((x, y, why))

    def unsought(self, applications: Iterable[int]) -> None:
        """Applications that nobody was paired with."""
        self._unsought.update(applications)

    @property
    def count(self) -> int:
        """How many pairs are left."""
        return sum(len(x) for x, _, _ in self._pairs)

    @property
    def unsought_count(self) -> int:
        """For how many applications nobody was looked for."""
        return len(self._unsought)

    def note(self, work: Path) -> None:
        """Writes the notes, replacing earlier ones. Raises OSError."""
        rows = [*self._of_pairs(), *((one, _UNSOUGHT) for one in sorted(self._unsought))]
        columns = list(zip(*rows, strict=True)) or [(), ()]
        table = pa.table(
            {
                "application": pa.array(columns[0], pa.int64()),
                "signal": pa.array([SIGNAL] * len(rows), pa.string()),
                "part": pa.array([False] * len(rows), pa.bool_()),
                "reason": pa.array(columns[1], pa.string()),
            }
        ).cast(NOTES)
        count = len(self._unsought)
        many = "application" if count == 1 else "applications"
        others = [Note(SIGNAL, True, f"{count:,} {many} {_UNREAD}")] if count else []
        put_notes(work, STEP, pa.concat_tables([table, of_every(others)]))

    def _of_pairs(self) -> Iterator[tuple[int, str]]:
        for x, y, why in self._pairs:
            numbers, counts = np.unique(np.concatenate([x, y]), return_counts=True)
            for number, count in zip(numbers.tolist(), counts.tolist(), strict=True):
                many = "application" if count == 1 else "applications"
                told = f"{count:,} {many} that may tell the same in other words"
                yield number, f"{told} {'was' if count == 1 else 'were'} not compared: {why}"
