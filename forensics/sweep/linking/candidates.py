"""Candidates: pairs of applications that have sampled word sequences of several passages in common.

Rows of all sketches are put by in files by the first bits of the sequence, and each file is sorted
in memory; so are the pairs found, by the first application. Nothing is compared that shares
nothing, and no sequence makes more than EACH / 2 pairs for each application that holds it:

- one that more than COMMON people hold, and more than one in COMMON_IN of all, makes none;
- of one that more than EACH applications hold, each is paired with NEAR of those that follow it.

A pair needs more sequences in common than one passage has (`sketch.KEPT`), and of each application
the MOST pairs with later ones that have most in common are kept. What is lost: of a text that more
than EACH applications repeat, most pairs, though its copies stay in one cluster; what more than
COMMON people repeat; and a part of the pairs that share few passages with a word of each exchanged.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.linkage.sketch import BITS, KEPT, distinct
from forensics.sweep.linking.desk import Desk
from forensics.sweep.linking.frequencies import Frequencies, add

COMMON = 64
COMMON_IN = 10_000
EACH = 32
NEAR = 4
MOST = 64

_NAMED = 6  # first bits of a sequence, by which it is put by in one of 64 files
_REST = BITS - _NAMED
_AT_ONCE = 1 << 21  # rows gathered before they are put by
_HALF = np.uint64(32)

Numbers = npt.NDArray[np.uint64]
Ids = npt.NDArray[np.int64]


class Candidates(NamedTuple):
    """Pairs of application numbers, `x` < `y`, ascending.

    `crowded` are applications of which too many hold nearly everything: they were not compared.
    """

    x: Ids
    y: Ids
    crowded: Ids


class _Runs(NamedTuple):
    """Sequences that several applications hold, how many, which, and the pairs that they make.

    `crowded` are the holders of those that too many hold, each as often as it holds one.
    """

    gram: Numbers
    holders: Ids
    holder: Ids
    pairs: Numbers
    crowded: Ids


def find_candidates(desk: Desk, person: Ids, size: int) -> tuple[Candidates, Frequencies]:
    """Pairs to compare word by word, and how frequent sequences are.

    `person` is the person of each application number, -1 where there is no application; `size` is
    how many applications there are in all.
    """
    grams, pairs = _Shelf(desk.folder / "grams"), _Shelf(desk.folder / "pairs")
    width = len(person).bit_length()
    # A sequence, less what names its file, stands before an application in 64 bits.
    dropped = max(0, _REST + width - 64)
    for gram, application in _sketches(desk):
        low = (gram & np.uint64((1 << _REST) - 1)) >> np.uint64(dropped)
        grams.put((low << np.uint64(width)) | application, gram >> np.uint64(_REST))
    folder = desk.folder / "frequencies"
    folder.mkdir()
    most = max(COMMON, size // COMMON_IN)
    total = np.zeros(len(person), np.int64)
    crowded = np.zeros(len(person), np.int64)
    for number in range(1 << _NAMED):
        packed = distinct(grams.take(number))
        found = _runs(packed, width, person, most, desk.stored)
        total += np.bincount(_applications(packed, width), minlength=len(person))
        crowded += np.bincount(found.crowded, minlength=len(person))
        named = np.uint64(number << (_REST - dropped))
        add(folder, found.gram | named, found.holders, found.holder)
        first = (found.pairs >> _HALF) * np.uint64(1 << _NAMED) // np.uint64(max(len(person), 1))
        pairs.put(found.pairs, first)
    kept = [_strongest(pairs.take(number)) for number in range(1 << _NAMED)]
    packed = np.concatenate(kept)
    x, y = packed >> _HALF, packed & np.uint64((1 << 32) - 1)
    lost = np.flatnonzero((crowded > 0) & (total - crowded <= KEPT))
    found_pairs = Candidates(x.astype(np.int64), y.astype(np.int64), lost[lost < desk.stored])
    return found_pairs, Frequencies.of(folder, dropped)


def _applications(packed: Numbers, width: int) -> Ids:
    return (packed & np.uint64((1 << width) - 1)).astype(np.int64)


class _Shelf:
    """Numbers put by in files, and taken back a file at a time."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder

    def put(self, numbers: Numbers, files: Numbers) -> None:
        order = np.argsort(files.astype(np.uint8), kind="stable")
        ends = np.cumsum(np.bincount(files.astype(np.uint8), minlength=1 << _NAMED))[:-1]
        for number, part in enumerate(np.split(numbers[order], ends)):
            if len(part):
                with (self._folder / str(number)).open("ab") as file:
                    file.write(part.tobytes())

    def take(self, number: int) -> Numbers:
        path = self._folder / str(number)
        data = path.read_bytes() if path.exists() else b""
        path.unlink(missing_ok=True)
        return np.frombuffer(data, np.uint64)


def _sketches(desk: Desk) -> Iterator[tuple[Numbers, Numbers]]:
    """Sequences and applications of all parts, some parts at a time."""
    waiting: list[pa.Table] = []
    for path in desk.files("sketch"):
        waiting.append(pq.read_table(path, columns=["gram", "application"]))
        if sum(map(len, waiting)) >= _AT_ONCE:
            yield _columns(waiting)
            waiting = []
    if waiting:
        yield _columns(waiting)


def _columns(tables: list[pa.Table]) -> tuple[Numbers, Numbers]:
    table = pa.concat_tables(tables)
    return table["gram"].to_numpy(), table["application"].to_numpy().astype(np.uint64)


def _runs(packed: Numbers, width: int, person: Ids, most: int, stored: int) -> _Runs:
    """What one file's sequences, ascending and before their applications, come to.

    Applications from `stored` on make no pairs among themselves.
    """
    gram = packed >> np.uint64(width)
    again = gram[1:] == gram[:-1]
    shared = (np.append(again, False) | np.append(False, again))[: len(gram)]
    gram = gram[shared]
    application = _applications(packed[shared], width)
    first = np.flatnonzero(np.append(True, gram[1:] != gram[:-1])[: len(gram)])
    length = np.diff(first, append=len(gram))
    run = np.repeat(np.arange(len(length)), length)
    met = distinct((run << 32 | person[application]).astype(np.uint64))
    people = np.bincount((met >> _HALF).astype(np.int64), minlength=len(length))
    reach = np.where(people > most, 0, np.where(length > EACH, NEAR, length - 1))[run]
    pairs = [np.empty(0, np.uint64)]
    for step in range(1, int(reach.max(initial=0)) + 1):
        near = (reach[:-step] >= step) & (run[step:] == run[:-step])
        at = np.flatnonzero(near & (application[:-step] < stored))
        pairs.append((application[at] << 32 | application[at + step]).astype(np.uint64))
    crowded = application[(people > most)[run]]
    return _Runs(gram[first], length, application, np.concatenate(pairs), crowded)


def _strongest(pairs: Numbers) -> Numbers:
    """Pairs that occur often enough, of each first application the MOST that occur oftenest."""
    ordered = np.sort(pairs)
    first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    count = np.diff(first, append=len(ordered))
    often = count > KEPT
    pair, count = ordered[first[often]], count[often]
    x = pair >> _HALF
    order = np.lexsort((pair, -count, x))
    owner = x[order]
    place = np.arange(len(order)) - np.searchsorted(owner, owner)
    return np.sort(pair[order[place < MOST]])
