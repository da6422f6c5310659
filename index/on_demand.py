"""Quotes and texts of passages read from the tables when they are asked for.

The passages of 100,000 templates are a gigabyte of text, of which one comparison needs those of a
few dozen templates.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, overload

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine, select

from index.errors import StaleSnapshotError
from index.tables import TemplatePassage
from index.vectors import Ids

LINES_IN_MEMORY = 80_000
"""Passages up to which a snapshot holds their lines: about 25 MB."""
CHUNK = 500
"""Lines asked for at once."""
KEPT = 20_000
"""Lines kept of those read lately."""


class LinesOnDemand(Sequence[str]):
    """One column of the passages, by row; ``prefetch`` reads many at once.

    Args:
        engine: the library's database.
        ids: (n,) the passage id of each row.
        keys: (n,) the first 8 bytes of the SHA-256 of its text: an id may be another's by now.
        column: which column.
    """

    def __init__(
        self,
        engine: Engine,
        ids: Ids,
        keys: NDArray[np.uint64],
        column: Literal["quote", "text"],
    ) -> None:
        self._engine = engine
        self._ids = ids
        self._keys = keys
        self._column = getattr(TemplatePassage, column)
        self._known: dict[int, str] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> list[str]: ...
    def __getitem__(self, row: int | slice) -> str | list[str]:
        """The line of a row, or the lines of a slice.

        Raises:
            StaleSnapshotError: the passage is no longer held: the library has changed.
        """
        if isinstance(row, slice):
            return list(self._read(range(*row.indices(len(self)))))
        (line,) = self._read([range(len(self))[row]])
        return line

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), CHUNK):
            yield from self[start : start + CHUNK]

    def prefetch(self, rows: Iterable[int]) -> None:
        """Reads the lines of rows that will be asked for.

        Raises:
            StaleSnapshotError: as when they are asked for.
        """
        self._read(rows)

    def _read(self, rows: Iterable[int]) -> list[str]:
        wanted = list(rows)
        with self._lock:
            missing = [row for row in wanted if row not in self._known]
            if missing and len(self._known) + len(missing) > KEPT:
                self._known = {}
                missing = wanted
            if missing:
                self._known |= self._select(missing)
            return [self._known[row] for row in wanted]

    def _select(self, rows: list[int]) -> dict[int, str]:
        numbers = dict(zip(self._ids[rows].tolist(), rows, strict=True))
        ids = list(numbers)
        found: dict[int, str] = {}
        with self._engine.connect() as connection:
            for start in range(0, len(ids), CHUNK):
                query = select(TemplatePassage.id, self._column, TemplatePassage.sha256).where(
                    TemplatePassage.id.in_(ids[start : start + CHUNK])
                )
                found |= {
                    numbers[id_]: line
                    for id_, line, sha256 in connection.execute(query)
                    if int(sha256[:16], 16) == int(self._keys[numbers[id_]])
                }
        if len(found) < len(np.unique(rows)):
            raise StaleSnapshotError("the library has changed since it was laid out for matching")
        return found
