"""Choosing: which pairs are compared by meaning, the likeliest first, as far as there is time.

Embedding takes nearly all of the time, so it is counted in passages. First come applications that
state the same contact, whatever they say; then those nearest in words, nearest first. Beside them
some applications are drawn evenly from all: what stands in them as well says nothing of a pair.
"""

import glob
from pathlib import Path
from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.sweep.rewording.nearest import PAIRS
from forensics.sweep.rewording.nearest import TABLE as NEAR
from forensics.sweep.rewording.place import place
from forensics.sweep.rows import put

MOST = 200_000
"""Passages embedded in a sweep: half an hour of one processor."""
DRAWN = 64
"""Applications that stand for all others, or as many as there are."""
FEWEST = 32
"""Applications below which nothing is compared: among few, any two of one trade look alike."""
SHARED_BY = 8
"""Applications that may state a contact by which they are compared: more are no few people's."""
COPY = 0.8
"""Cosine of two bags above which one text is the other's copy: words find that."""
CHOSEN = "chosen.parquet"
"""The pairs that are compared, by number of application; `passages.parquet` holds their text."""
TEXT = "passages.parquet"

_AT_ONCE = 10_000  # pairs
_FEW = f"fewer than {FEWEST} applications with passages were swept"
_MANY = "there were too many to compare them all by meaning"

_PAIRS = """
WITH fit AS (
    SELECT kind, value, application FROM read_parquet($keys)
    WHERE kind IN ('email', 'phone', 'handle', 'wallet', 'address') AND holder = 'applicant'
    GROUP BY ALL
), few AS (
    SELECT kind, value FROM fit GROUP BY ALL HAVING count(*) BETWEEN 2 AND $shared_by
), held AS (
    SELECT * FROM fit SEMI JOIN few USING (kind, value)
), every AS (
    SELECT l.application AS x, r.application AS y, true AS contact, 0 AS alike
    FROM held l JOIN held r USING (kind, value) WHERE l.application < r.application
    UNION ALL
    SELECT x, y, false, alike FROM read_parquet($near)
)
SELECT x, y, bool_or(contact) AS contact, max(alike) AS alike FROM every
GROUP BY x, y HAVING max(alike) < $copy ORDER BY contact DESC, alike DESC, x, y
"""
_COUNTS = """
SELECT application, count(*)::BIGINT AS passages FROM read_parquet($passages)
GROUP BY application ORDER BY application
"""
_TEXT = """
SELECT application, position, text FROM read_parquet($passages)
SEMI JOIN wanted USING (application) ORDER BY application, position
"""


class Choice(NamedTuple):
    """How many pairs are compared, those that the time did not reach for, and why it did not.

    `drawn` are the applications that stand for all others.
    """

    compared: int
    left: pa.Table
    why: str
    drawn: tuple[int, ...]


def choose(connection: duckdb.DuckDBPyConnection, work: Path, most: int = MOST) -> Choice:
    """Writes the pairs to compare and the passages of their applications. Raises OSError."""
    passages = {"passages": _files(work / "parts" / "passages")}
    counted = connection.execute(_COUNTS, passages).fetchnumpy()
    numbers, counts = counted["application"], counted["passages"]
    drawn = numbers[np.linspace(0, len(numbers) - 1, min(DRAWN, len(numbers))).astype(np.int64)]
    paths = {"keys": _files(work / "parts" / "keys"), "near": _files(place(work, NEAR))}
    limits = {"shared_by": SHARED_BY, "copy": COPY}
    pairs = connection.sql(_PAIRS, params=paths | limits).to_arrow_table().drop_columns(["contact"])
    few = len(numbers) < FEWEST
    cost = dict(zip(numbers.tolist(), counts.tolist(), strict=True))
    wanted = set(drawn.tolist())
    fit = 0 if few else _fitting(pairs, cost, wanted, most)
    if not fit:
        wanted.clear()  # nobody is compared with whom those drawn would be laid beside
    folder = place(work)
    put(
        pairs.slice(0, fit).cast(PAIRS).sort_by([("x", "ascending"), ("y", "ascending")]),
        folder / CHOSEN,
    )
    connection.register("wanted", pa.table({"application": pa.array(sorted(wanted), pa.int64())}))
    text = connection.sql(_TEXT, params=passages).to_arrow_table()
    connection.unregister("wanted")
    pq.write_table(text, folder / TEXT, row_group_size=10_000)
    return Choice(fit, pairs.slice(fit), _FEW if few else _MANY, tuple(drawn.tolist()))


def _fitting(pairs: pa.Table, cost: dict[int, int], wanted: set[int], most: int) -> int:
    """How many pairs can be compared; their applications are added to `wanted`."""
    spent = sum(cost[one] for one in wanted)
    fit = 0
    for batch in pairs.to_batches(_AT_ONCE):
        for x, y in zip(batch["x"].to_pylist(), batch["y"].to_pylist(), strict=True):
            # An application without passages says nothing, and costs as much.
            fresh = {x, y} - wanted
            spent += sum(cost.get(one, 0) for one in fresh)
            if spent > most:
                return fit
            wanted |= fresh
            fit += 1
    return fit


def _files(folder: Path) -> str:
    """The files of a table; a folder's name may hold what a pattern would read: "out[1]"."""
    return f"{glob.escape(str(folder))}/*.parquet"
