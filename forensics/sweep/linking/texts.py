"""Texts: the passages of applications that are compared, as sequences of three words, on disk."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.linkage.common_lines import WIDTH, CommonLines
from forensics.linkage.sketch import (
    SHORTEST,
    Grams,
    Words,
    distinct,
    sequences,
    smallest,
    words,
)
from forensics.sweep.linking.desk import Desk
from forensics.sweep.linking.frequencies import Frequencies, mapped

LOW = np.uint64(40)
"""Bits of a sequence behind the slot of its application."""
_AT_ONCE = 8_000  # passages

Numbers = npt.NDArray[np.uint64]
Ids = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

PASSAGE = np.dtype(
    [
        ("application", np.int64),
        ("position", np.int32),
        ("words", np.int32),
        ("sequences", np.int32),  # that do not stand in an earlier passage of the application
        ("rarest", np.int64),  # row of `Frequencies` of its rarest sequence, -1 where it has none
        ("stock", np.bool_),  # is one of the common lines
    ]
)


class Texts(NamedTuple):
    """Compared applications have slots in the order they were read, -1 in `slot` the others.

    `gram` is each sequence of words behind the slot of its application, ascending and once; of
    slot n they stand from `bounds[n]`. `passage` is the row of `passages` it stands in first.
    """

    slot: Ids
    bounds: Ids
    gram: Numbers
    passage: Ids
    passages: npt.NDArray[np.void]
    written: Ids  # words of each slot's passages that are long enough to compare


def read_texts(desk: Desk, wanted: Bools, frequencies: Frequencies, common: CommonLines) -> Texts:
    """Reads the passages of the `wanted` application numbers; what is `common` is marked."""
    slot = np.full(len(wanted), -1, np.int64)
    bounds, written = [np.zeros(1, np.int64)], [np.zeros(0, np.int64)]
    folder = desk.folder / "texts"
    folder.mkdir()
    slots = rows = total = 0
    with (
        (folder / "gram").open("wb") as grams,
        (folder / "passage").open("wb") as stands,
        (folder / "passages").open("wb") as passages,
    ):
        for table in _tables(desk, wanted):
            application = table["application"].to_numpy()
            fresh = distinct(application.astype(np.uint64)).astype(np.int64)
            slot[fresh] = np.arange(slots, slots + len(fresh))
            found = words(table["text"].combine_chunks())
            three, long = _sequences(found, len(table))
            gram, passage = _first(three, slot[application])
            gram.tofile(grams)
            (passage + rows).tofile(stands)
            counts = np.bincount(passage, minlength=len(table))
            described = _described(table, found, counts, frequencies)
            described["stock"] = common.find(three, len(table)) >= 0
            described.tofile(passages)
            owner = (slot[application] - slots)[found.text]
            written.append(np.bincount(owner[long[found.text]], minlength=len(fresh)))
            ends = np.arange(slots + 1, slots + len(fresh) + 1).astype(np.uint64) << LOW
            bounds.append(np.searchsorted(gram, ends) + total)
            slots, rows, total = slots + len(fresh), rows + len(table), total + len(gram)
    return Texts(
        slot,
        np.concatenate(bounds),
        mapped(folder / "gram", np.uint64),
        mapped(folder / "passage", np.int64),
        mapped(folder / "passages", PASSAGE),
        np.concatenate(written),
    )


def _tables(desk: Desk, wanted: Bools) -> Iterator[pa.Table]:
    """Passages of the wanted applications by number and position, some parts at a time."""
    waiting: list[pa.Table] = []
    for path in desk.files("passages"):
        table = pq.read_table(path, columns=["application", "position", "text"])
        kept = table.filter(pa.array(wanted[table["application"].to_numpy()]))
        if len(kept):
            waiting.append(kept)
        if sum(map(len, waiting)) >= _AT_ONCE:
            yield _ordered(waiting)
            waiting = []
    if waiting:
        yield _ordered(waiting)


def _ordered(tables: list[pa.Table]) -> pa.Table:
    keys = [("application", "ascending"), ("position", "ascending")]
    return pa.concat_tables(tables).sort_by(keys)


def _sequences(found: Words, count: int) -> tuple[Grams, Bools]:
    """Sequences of WIDTH words, each once a passage, and which passages are long enough."""
    long = np.bincount(found.text, minlength=count) >= SHORTEST
    grams = sequences(found, WIDTH)
    kept = long[grams.text]
    order = np.lexsort((grams.number[kept], grams.text[kept]))
    text, number = grams.text[kept][order], grams.number[kept][order]
    fresh = np.append(True, (text[1:] != text[:-1]) | (number[1:] != number[:-1]))[: len(text)]
    return Grams(text[fresh], number[fresh]), long


def _first(grams: Grams, slot: Ids) -> tuple[Numbers, Ids]:
    """Sequences behind their slots, ascending and once, and the first passage of each."""
    number = grams.number >> np.uint64(8)
    packed = (slot[grams.text].astype(np.uint64) << LOW) | number
    order = np.argsort(packed, kind="stable")
    packed, text = packed[order], grams.text[order]
    fresh = np.append(True, packed[1:] != packed[:-1])[: len(packed)]
    return packed[fresh], text[fresh]


def _described(
    table: pa.Table,
    found: Words,
    sequences: Ids,
    frequencies: Frequencies,
) -> npt.NDArray[np.void]:
    rows = np.zeros(len(table), PASSAGE)
    rows["application"] = table["application"].to_numpy()
    rows["position"] = table["position"].to_numpy()
    rows["words"] = np.bincount(found.text, minlength=len(table))
    rows["sequences"] = sequences
    sampled = smallest(found)
    row = frequencies.look_up(sampled.number)
    # Every holder of a passage holds all its sequences, so that the rarest that anybody else holds
    # counts them best; one that nobody else holds tells of a word exchanged in it.
    text, row = sampled.text[row >= 0], row[row >= 0]
    order = np.lexsort((row, frequencies.holders(row), text))[::-1]  # what is written last stays
    rows["rarest"] = -1
    rows["rarest"][text[order]] = row[order]
    return rows
