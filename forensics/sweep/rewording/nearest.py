"""Nearest: for each application those that have most of their rare words in common with it.

A rewriting keeps what it is about: names of tools, trades and things. So applications are compared
as bags of stems, weighted by how few ordinary lines and how few applications of the sweep hold
them. Of an application the KEPT weightiest count; what more than COMMON applications hold, and more
than a twentieth of a small sweep, does not: so work grows with the applications, not their square.
How many rewritings are among the NEAR nearest ``benchmarks.sweep_reworded`` counts.
"""

import glob
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from scipy.sparse import csr_array

from forensics.sweep.linking.frequencies import mapped
from forensics.sweep.part import Worker
from forensics.sweep.rewording.place import place
from forensics.sweep.rewording.stems import TABLE as STEMS
from forensics.sweep.rows import put
from index.vectors import Ids

KEPT = 64
COMMON = 1000
COMMON_SHARE = 0.05
COMMON_LEAST = 32
"""Applications that may hold a stem, however few there are in all."""
FEWEST = 1024
"""Applications that frequency is measured among at least: of ten, anything is held by few."""
NEAR = 8
LEAST = 0.1
"""Cosine from which two bags are worth a look: of the nearest one in fifteen has it, of whole
rewritings seven in eight; of texts with a few lines reworded, which share little, one in sixteen.
Half as much again would be embedded for one more of the former and five more of the latter, at
0.08."""
BLOCK = 512
"""Applications compared with all others by one order."""
AT_ONCE = 64
_ROWS = 500_000
_OTHER = {"forth": "back", "back": "forth"}
TABLE = "near"
PAIRS = pa.schema([("x", pa.int64()), ("y", pa.int64()), ("alike", pa.float64())])
"""Application numbers, `x` < `y`, and the cosine of their bags."""

_WEIGHTED = """
CREATE OR REPLACE TEMP TABLE weighted AS
WITH counted AS (
    SELECT stem, count(*) AS held FROM read_parquet($stems) GROUP BY stem
    HAVING held <= $most
), kept AS (
    SELECT application, stem, (said * least(rarity, ln($size / held)))::FLOAT AS weight
    FROM read_parquet($stems) JOIN counted USING (stem)
    WHERE weight > 0
    QUALIFY row_number() OVER (PARTITION BY application ORDER BY weight DESC, stem) <= $kept
), rows AS (
    SELECT application, row_number() OVER (ORDER BY application) - 1 AS "row",
           sqrt(sum(weight::DOUBLE * weight ORDER BY stem)) AS length
    FROM kept GROUP BY application
), columns AS (
    SELECT stem, row_number() OVER (ORDER BY stem) - 1 AS "column" FROM kept GROUP BY stem
)
SELECT application, "row"::INTEGER AS "row", "column"::INTEGER AS "column",
       (weight / length)::FLOAT AS weight
FROM kept JOIN rows USING (application) JOIN columns USING (stem)
"""
_NUMBERS = 'SELECT any_value(application) FROM weighted GROUP BY "row" ORDER BY "row"'
_LAID = """
SELECT "{column}", weight FROM weighted ORDER BY "{row}", "{column}"
"""
_LENGTHS = 'SELECT count(*) FROM weighted GROUP BY "{row}" ORDER BY "{row}"'


@dataclass(frozen=True)
class Block:
    """Applications to find the nearest of: rows `first` to before `last` of the bags."""

    number: int
    first: int
    last: int


def lay_out(connection: duckdb.DuckDBPyConnection, work: Path, size: int) -> Iterator[Block]:
    """Writes the bags by application and by stem, and the orders that go through them.

    `size` is how many applications there are.
    """
    connection.execute(
        _WEIGHTED,
        {
            "stems": f"{glob.escape(str(place(work, STEMS)))}/*.parquet",
            "most": min(COMMON, max(COMMON_LEAST, int(COMMON_SHARE * size))),
            "size": float(max(size, FEWEST)),
            "kept": KEPT,
        },
    )
    folder = place(work, "bags")
    folder.mkdir(parents=True, exist_ok=True)
    numbers = _column(connection, _NUMBERS)
    np.save(folder / "application.npy", numbers)
    for name, row, column in (("forth", "row", "column"), ("back", "column", "row")):
        lengths = _column(connection, _LENGTHS.format(row=row))
        np.save(folder / f"{name}.indptr.npy", np.append(0, np.cumsum(lengths, dtype=np.int64)))
        laid = connection.sql(_LAID.format(row=row, column=column))
        with (
            (folder / f"{name}.indices").open("wb") as indices,
            (folder / f"{name}.data").open("wb") as data,
        ):
            for batch in laid.to_arrow_reader(_ROWS):
                batch[0].to_numpy().tofile(indices)
                batch[1].to_numpy().tofile(data)
    connection.execute("DROP TABLE weighted")
    for number, first in enumerate(range(0, len(numbers), BLOCK)):
        yield Block(number, first, min(first + BLOCK, len(numbers)))


def _column(connection: duckdb.DuckDBPyConnection, query: str) -> Ids:
    (found,) = connection.execute(query).fetchnumpy().values()
    return np.asarray(found, np.int64)


def find_nearest(worker: Worker, order: Block) -> int:
    """Writes the pairs of a block's applications with their nearest; how many. Raises OSError."""
    folder = place(worker.job.work, "bags")
    numbers = np.load(folder / "application.npy", mmap_mode="r", allow_pickle=False)
    forth, back = (_matrix(folder, name) for name in ("forth", "back"))
    empty = np.empty(0, np.int64)
    xs, ys, alike = [empty], [empty], [np.empty(0)]
    for first in range(order.first, order.last, AT_ONCE):
        rows = range(first, min(first + AT_ONCE, order.last))
        product = forth[rows.start : rows.stop] @ back
        for place_, own in enumerate(rows):
            span = slice(product.indptr[place_], product.indptr[place_ + 1])
            cosine, other = product.data[span].astype(np.float64), product.indices[span]
            kept = np.flatnonzero((cosine >= LEAST) & (other != own))
            best = kept[np.lexsort((other[kept], -cosine[kept]))][:NEAR]
            theirs = numbers[other[best]]
            xs.append(np.minimum(theirs, numbers[own]))
            ys.append(np.maximum(theirs, numbers[own]))
            alike.append(np.round(cosine[best], 4))
    columns = [np.concatenate(each) for each in (xs, ys, alike)]
    table = pa.table(columns, schema=PAIRS)
    put(table, place(worker.job.work, TABLE) / f"{order.number:06}.parquet")
    return len(table)


def held(work: Path, order: Block) -> list[int]:
    """The applications of a block. Raises OSError."""
    numbers = np.load(place(work, "bags") / "application.npy", mmap_mode="r", allow_pickle=False)
    found: list[int] = numbers[order.first : order.last].tolist()
    return found


def _matrix(folder: Path, name: str) -> Any:
    """A sparse matrix whose numbers are read from its files as they are used."""
    starts, across = (
        np.load(folder / f"{each}.indptr.npy", mmap_mode="r", allow_pickle=False)
        for each in (name, _OTHER[name])
    )
    data, indices = (
        mapped(folder / f"{name}.data", np.float32),
        mapped(folder / f"{name}.indices", np.int32),
    )
    return csr_array((data, indices, starts), shape=(len(starts) - 1, len(across) - 1))
