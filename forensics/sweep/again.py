"""Examining again what links join: only now is it known who else holds the same."""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.model import Application, Evidence, Outcome, Shared, SignalRun
from forensics.sweep.bench import SweepBench
from forensics.sweep.neighbours import Neighbour, Neighbours
from forensics.sweep.part import Job, Worker
from forensics.sweep.rows import assessed, put
from forensics.sweep.schemas import ASSESSED
from forensics.weigh import weigh

BATCH = 100
"""Linked applications examined again by one order."""
FAMILY = "corpus."
"""Signals whose names begin so ask who else holds something; the others need no second run."""
LISTED = "corpus.known_indicator"  # asks lists, not applications

_LINKED = """
    SELECT application, id, content.json, runs, crowded.kinds
    FROM read_parquet($applications) JOIN read_parquet($content) AS content USING (application)
    LEFT JOIN (
        SELECT application, list(DISTINCT kind ORDER BY kind) AS kinds
        FROM read_parquet($keys) AS keys JOIN read_parquet($common) AS common USING (kind, value)
        GROUP BY application
    ) AS crowded USING (application)
    WHERE $every OR kinds IS NOT NULL OR id IN (
        SELECT a FROM read_parquet($links) UNION SELECT b FROM read_parquet($links)
    )
    ORDER BY application
"""
_SIDES = """
    WITH sides AS (
        SELECT a AS own, b AS other, true AS first, * FROM read_parquet($links)
        UNION ALL
        SELECT b AS own, a AS other, false AS first, * FROM read_parquet($links)
    )
    SELECT mine.application, other, first, sides.name_a, sides.name_b, evidence,
           theirs.stage, theirs.submitted_at
    FROM sides
    JOIN read_parquet($applications) AS mine ON mine.id = own
    JOIN read_parquet($applications) AS theirs ON theirs.id = other
    ORDER BY mine.application, other, kind
"""
_UNLINKED = """
    SELECT assessed.* FROM read_parquet($assessed) AS assessed
    WHERE application NOT IN (SELECT application FROM read_parquet($linked))
    ORDER BY application
"""


_COMPARED_BY = {
    "corpus.shared_contact": {"email", "phone", "handle", "url", "wallet", "address"},
    "corpus.shared_file": {"sha256", "picture", "phash"},
    "corpus.burst": {"ip"},
}


@dataclass(frozen=True)
class Again:
    """Applications to examine again: rows `first` to `last` of the linked ones."""

    number: int
    first: int
    last: int
    others: int


def orders(connection: duckdb.DuckDBPyConnection, job: Job, applications: int) -> Iterator[Again]:
    """Lays down what the second run needs, and the orders that cover it.

    Where nothing was examined there are none, and what the parts say stands. With one application
    there is nobody to compare it with: it is examined again to say so.
    """
    work = job.work
    paths: dict[str, object] = {
        "applications": str(job.parts / "applications" / "*.parquet"),
        "content": str(job.parts / "content" / "*.parquet"),
        "links": str(work / "links.parquet"),
        "keys": str(job.parts / "keys" / "*.parquet"),
        "common": str(work / "common.parquet"),
    }
    again = applications if job.examine != "none" else 0
    every = applications == 1
    _copy(connection, _LINKED, paths | {"every": every}, work / "linked.parquet", empty=not again)
    sides = {key: paths[key] for key in ("applications", "links")}
    _copy(connection, _SIDES, sides, work / "sides.parquet", empty=not again)
    unlinked: dict[str, object] = {
        "assessed": str(job.parts / "assessed" / "*.parquet"),
        "linked": str(work / "linked.parquet"),
    }
    shutil.rmtree(work / "assessed", ignore_errors=True)  # of a sweep that was cut off here
    (work / "assessed").mkdir()
    _copy(connection, _UNLINKED, unlinked, work / "assessed" / "alone.parquet")
    numbers = pq.read_table(work / "linked.parquet", columns=["application"])["application"]
    for number, start in enumerate(range(0, len(numbers), BATCH)):
        last = min(start + BATCH, len(numbers)) - 1
        yield Again(number, numbers[start].as_py(), numbers[last].as_py(), applications - 1)


def _copy(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    values: dict[str, object],
    path: Path,
    *,
    empty: bool = False,
) -> None:
    """The answer of a query as a file in small row groups, of which a part is read at a time."""
    text = f"SELECT * FROM ({query}) LIMIT 0" if empty else query
    found = connection.sql(text, params=values)
    reader: pa.RecordBatchReader = found.to_arrow_reader(BATCH * 10)
    with pq.ParquetWriter(path, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)


def examine_again(worker: Worker, order: Again) -> int:
    """Runs the signals that compare applications, weighs all again, and writes it down.

    Returns how many applications that were. Raises OSError.
    """
    work = worker.job.work
    linked = _between(work / "linked.parquet", order)
    sides: dict[int, list[Neighbour]] = {}
    for row in _between(work / "sides.parquet", order).to_pylist():
        sides.setdefault(row["application"], []).extend(_neighbours(row))
    rows = [
        assessed_again(worker.bench, row, sides.get(row["application"], []), order.others)
        for row in linked.to_pylist()
    ]
    path = work / "assessed" / f"linked-{order.number:06}.parquet"
    put(pa.Table.from_pylist(rows, schema=ASSESSED), path)
    return len(rows)


def assessed_again(
    bench: SweepBench, row: dict[str, object], sides: list[Neighbour], others: int
) -> dict[str, object]:
    """The row of what an application came to, with what its links say."""
    application = Application.model_validate_json(str(row["json"]))
    before = tuple(SignalRun.model_validate(run) for run in json.loads(str(row["runs"])))
    corpus = Neighbours(others, sides) if others else None
    found = bench.examined(application, (), corpus, compares)
    runs = {run.signal: run for run in found.runs or ()}
    crowded = row["kinds"] or ()
    together = tuple(_told(runs.get(run.signal, run), crowded) for run in before)  # type: ignore[arg-type]
    number = int(str(row["application"]))
    weighed = weigh(together, bench.signals)
    return assessed(number, found.model_copy(update={"runs": together, "assessment": weighed}))


def _told(run: SignalRun, crowded: Sequence[str]) -> SignalRun:
    """What too many hold to be linked by was compared with nobody: that is not clear."""
    met = [kind for kind in crowded if kind in _COMPARED_BY.get(run.signal, ())]
    if run.outcome is not Outcome.CLEAR or not met:
        return run
    reason = f"held by too many applications to compare them: {', '.join(met)}"
    return run.model_copy(update={"outcome": Outcome.NOT_ASSESSED, "reason": reason})


def compares(signal: str) -> bool:
    """Whether a signal asks what other applications hold."""
    return signal.startswith(FAMILY) and signal != LISTED


def _between(path: Path, order: Again) -> pa.Table:
    filters = [("application", ">=", order.first), ("application", "<=", order.last)]
    return pq.read_table(path, filters=filters)


def _neighbours(row: dict[str, object]) -> Iterator[Neighbour]:
    for given in json.loads(str(row["evidence"])):
        shared = Shared.model_validate(given)
        other: Evidence = shared.b if row["first"] else shared.a
        name = row["name_b"] if row["first"] else row["name_a"]
        yield Neighbour(
            id=str(row["other"]),
            name=None if name is None else str(name),
            stage=str(row["stage"]),
            submitted_at=row["submitted_at"],  # type: ignore[arg-type]
            shared=shared,
            other=other,
        )
