"""Frequencies: which applications hold a sampled word sequence, where it is more than one."""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from forensics.linkage.sketch import distinct

_AT_ONCE = 1 << 22  # holders looked at

Numbers = npt.NDArray[np.uint64]
Ids = npt.NDArray[np.int64]


class Frequencies(NamedTuple):
    """Sequences ascending, by their number less its last `dropped` bits.

    The applications that hold row n stand in `holder` from `start[n]` to `start[n + 1]`.
    """

    gram: Numbers
    holder: npt.NDArray[np.uint32]
    start: Ids
    dropped: int

    @classmethod
    def of(cls, folder: Path, dropped: int) -> "Frequencies":
        """All that was put into a folder; it stays on disk."""
        count = mapped(folder / "count", np.uint32)
        start = np.append(np.zeros(1, np.int64), np.cumsum(count, dtype=np.int64))
        gram, holder = mapped(folder / "gram", np.uint64), mapped(folder / "holder", np.uint32)
        return cls(gram, holder, start, dropped)

    def look_up(self, gram: Numbers) -> Ids:
        """The row of each sequence, -1 where fewer than two applications hold it."""
        if not len(self.gram):
            return np.full(len(gram), -1, np.int64)
        asked = gram >> np.uint64(self.dropped)
        order = np.argsort(asked)  # asked in order, the file is read once
        place = np.empty(len(asked), np.int64)
        place[order] = np.searchsorted(self.gram, asked[order])
        place = np.minimum(place, len(self.gram) - 1)
        return np.where(self.gram[place] == asked, place, -1)

    def holders(self, row: Ids) -> Ids:
        """How many applications hold each row; of row -1 it is 1."""
        return np.where(row < 0, 1, self.start[row + 1] - self.start[np.maximum(row, 0)])

    def sources(self, row: Ids, source: Ids) -> Ids:
        """Of how many different sources the holders of each row are; of row -1 it is 1.

        `source` is the source of each application number.
        """
        asked = distinct(row[row >= 0].astype(np.uint64)).astype(np.int64)
        length = self.start[asked + 1] - self.start[asked]
        cuts = np.searchsorted(np.cumsum(length), np.arange(_AT_ONCE, length.sum(), _AT_ONCE))
        counts = [np.empty(0, np.int64)]
        for part in np.split(asked, cuts):
            times = self.start[part + 1] - self.start[part]
            of = np.repeat(np.arange(len(part)), times)
            step = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
            met = source[self.holder[np.repeat(self.start[part], times) + step]]
            different = distinct((of << 32 | met).astype(np.uint64)) >> np.uint64(32)
            counts.append(np.bincount(different.astype(np.int64), minlength=len(part)))
        count = np.concatenate([*counts, np.ones(1, np.int64)])
        return count[np.where(row < 0, len(asked), np.searchsorted(asked, row))]


def add(folder: Path, gram: Numbers, count: Ids, holder: Ids) -> None:
    """Puts sequences, how many hold each, and those that do, behind what the folder holds."""
    columns: list[tuple[str, npt.NDArray[Any]]] = [
        ("gram", gram),
        ("count", count.astype(np.uint32)),
        ("holder", holder.astype(np.uint32)),
    ]
    for name, column in columns:
        with (folder / name).open("ab") as file:
            column.tofile(file)


def mapped(path: Path, kind: npt.DTypeLike) -> npt.NDArray[Any]:
    """The numbers of a file, read from it as they are used."""
    return np.empty(0, kind) if path.stat().st_size == 0 else np.memmap(path, kind, "r")
