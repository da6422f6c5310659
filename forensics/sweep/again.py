"""Examining again what links join: only now is it known who else holds the same."""

import glob
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.model import Application, Outcome, Shared, SignalRun
from forensics.sweep import uncompared
from forensics.sweep.bench import SweepBench
from forensics.sweep.neighbours import Neighbour, Neighbours
from forensics.sweep.part import Job, Worker
from forensics.sweep.rows import Row, assessed, put
from forensics.sweep.schemas import ASSESSED
from forensics.sweep.stored import FOLDER
from forensics.sweep.uncompared import Note, told, told_alone
from forensics.weigh import weigh

BATCH = 100
"""Linked applications examined again by one order."""
_LINKED = """
    SELECT application, id, content.json, runs, noted.notes
    FROM read_parquet($applications) JOIN read_parquet($content) AS content USING (application)
    LEFT JOIN noted USING (application)
    WHERE $every OR id IN (
        SELECT a FROM read_parquet($links) UNION SELECT b FROM read_parquet($links)
    )
    ORDER BY application
"""
_NOTED = """
    CREATE OR REPLACE TEMP TABLE noted AS
    SELECT application,
           list({'signal': signal, 'part': part, 'reason': reason} ORDER BY signal, reason) AS notes
    FROM read_parquet($notes) WHERE application IS NOT NULL GROUP BY application
"""
_EVERY = """
    SELECT signal, part, reason FROM read_parquet($notes) WHERE application IS NULL
    ORDER BY signal, reason
"""
_SIDES = """
    WITH sides AS (
        SELECT a AS own, b AS other, true AS first, * FROM read_parquet($links)
        UNION ALL
        SELECT b AS own, a AS other, false AS first, * FROM read_parquet($links)
    ), everyone AS (
        SELECT id, stage, submitted_at, NULL AS disposition, NULL AS note
        FROM read_parquet($applications)
        UNION ALL
        SELECT id, stage, submitted_at, disposition, note FROM read_parquet($stored)
    )
    SELECT mine.application, other, first, sides.name_a, sides.name_b, evidence,
           theirs.stage, theirs.submitted_at, theirs.disposition, theirs.note
    FROM sides
    JOIN read_parquet($applications) AS mine ON mine.id = own
    JOIN everyone AS theirs ON theirs.id = other
    ORDER BY mine.application, other, kind
"""
_UNLINKED = """
    SELECT assessed.*, notes
    FROM read_parquet($assessed) AS assessed LEFT JOIN noted USING (application)
    WHERE application NOT IN (SELECT application FROM read_parquet($linked))
    ORDER BY application
"""


@dataclass(frozen=True)
class Again:
    """Applications to examine again: those linked among the numbers `first` to `last`.

    `others` are compared with; `notes` say what of every application was not (`uncompared`).
    """

    first: int
    last: int
    others: int
    notes: tuple[Note, ...] = ()


def orders(
    connection: duckdb.DuckDBPyConnection, job: Job, applications: int, stored: int = 0
) -> Iterator[Again]:
    """Lays down what the second run needs, and the orders that cover it.

    `stored` applications were compared with besides. Where nothing was examined there are no
    orders, and what the parts say stands. With one application there is nobody to compare it with:
    it is examined again to say so.
    """
    work = job.work
    paths: dict[str, object] = {
        "applications": _files(job.parts / "applications"),
        "stored": _files(work / FOLDER / "applications"),
        "content": _files(job.parts / "content"),
        "links": _files(work, "links"),
    }
    noted = {"notes": _files(work / uncompared.FOLDER)}
    connection.execute(_NOTED, noted)
    every = tuple(Note(*row) for row in connection.execute(_EVERY, noted).fetchall())
    again = applications if job.examine != "none" else 0
    others = applications - 1 + stored
    sides = {key: paths[key] for key in ("applications", "links", "stored")}
    linked = {key: paths[key] for key in paths if key != "stored"} | {"every": not others}
    _copy(connection, _LINKED, linked, work / "linked.parquet", empty=not again)
    _copy(connection, _SIDES, sides, work / "sides.parquet", empty=not again)
    unlinked: dict[str, object] = {
        "assessed": _files(job.parts / "assessed"),
        "linked": _files(work, "linked"),
    }
    shutil.rmtree(work / "assessed", ignore_errors=True)  # of a sweep that was cut off here
    (work / "assessed").mkdir()
    found = connection.sql(_UNLINKED, params=unlinked)
    path = work / "assessed" / "alone.parquet"
    _write_alone(found.to_arrow_reader(BATCH * 10), every, path, examined=bool(again))
    numbers = pq.read_table(work / "linked.parquet", columns=["application"])["application"]
    for start in range(0, len(numbers), BATCH):
        last = min(start + BATCH, len(numbers)) - 1
        yield Again(numbers[start].as_py(), numbers[last].as_py(), others, every)


def _files(folder: Path, name: str = "*") -> str:
    """A pattern of files, in a folder whose name may hold what a pattern would read: "out[1]"."""
    return f"{glob.escape(str(folder))}/{name}.parquet"


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


def _write_alone(
    reader: pa.RecordBatchReader, every: tuple[Note, ...], path: Path, *, examined: bool
) -> None:
    """What those came to whom nothing links, less what they were not compared with."""
    with pq.ParquetWriter(path, ASSESSED, compression="zstd") as writer:
        for batch in reader:
            noted = batch.column("notes")
            if examined and (every or noted.null_count < len(batch)):
                rows = [told_alone(row, (*_notes(row), *every)) for row in batch.to_pylist()]
                writer.write_table(pa.Table.from_pylist(rows, schema=ASSESSED))
            else:
                writer.write_batch(batch.drop_columns(["notes"]).cast(ASSESSED))


def _notes(row: Row) -> tuple[Note, ...]:
    """Those of one application alone."""
    return tuple(Note(**note) for note in row["notes"] or ())  # type: ignore[attr-defined]


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
        assessed_again(
            worker.bench, row, sides.get(row["application"], []), order.others, order.notes
        )
        for row in linked.to_pylist()
    ]
    _write(worker, order, rows)
    return len(rows)


def apart(job: Job, order: Again) -> list[Again]:
    """Of an order that ended its worker twice, one for each application. Raises OSError."""
    numbers = _between(job.work / "linked.parquet", order)["application"].to_pylist()
    return [replace(order, first=number, last=number) for number in numbers]


def give_up(worker: Worker, order: Again) -> int:
    """Writes down what came of applications that end the worker which compares them.

    The signals that compare are errors, never clear. Returns how many applications that were.
    Raises OSError.
    """
    rows = []
    for row in _between(worker.job.work / "linked.parquet", order).to_pylist():
        runs = tuple(_failed(run) if compares(run.signal) else run for run in _runs(row))
        rows.append(_assessed(worker.bench, row, runs))
    _write(worker, order, rows)
    return len(rows)


def _failed(run: SignalRun) -> SignalRun:
    told = {"outcome": Outcome.ERROR, "findings": (), "reason": "ended its process, twice"}
    return run.model_copy(update=told)


def _write(worker: Worker, order: Again, rows: list[Row]) -> None:
    path = worker.job.work / "assessed" / f"linked-{order.first:012}.parquet"
    put(pa.Table.from_pylist(rows, schema=ASSESSED), path)


def assessed_again(
    bench: SweepBench, row: Row, sides: list[Neighbour], others: int, every: tuple[Note, ...] = ()
) -> Row:
    """The row of what an application came to, with what its links say.

    `every` are the notes that do not stand in the row.
    """
    application = Application.model_validate_json(str(row["json"]))
    corpus = Neighbours(others, sides) if others else None
    found = bench.examined(application, (), corpus, compares)
    runs = {run.signal: run for run in found.runs or ()}
    notes = (*_notes(row), *every)
    together = tuple(told(runs.get(run.signal, run), notes) for run in _runs(row))
    return _assessed(bench, row, together)


def _runs(row: Row) -> tuple[SignalRun, ...]:
    """What every signal said before links were known."""
    return tuple(SignalRun.model_validate(run) for run in json.loads(str(row["runs"])))


def _assessed(bench: SweepBench, row: Row, runs: tuple[SignalRun, ...]) -> Row:
    return assessed(int(str(row["application"])), runs, weigh(runs, bench.signals))


def compares(signal: str) -> bool:
    """Whether a signal asks what other applications hold."""
    return signal in uncompared.COMPARING


def _between(path: Path, order: Again) -> pa.Table:
    filters = [("application", ">=", order.first), ("application", "<=", order.last)]
    return pq.read_table(path, filters=filters)


def _neighbours(row: dict[str, object]) -> Iterator[Neighbour]:
    for given in json.loads(str(row["evidence"])):
        shared = Shared.model_validate(given)
        mine, other = (shared.a, shared.b) if row["first"] else (shared.b, shared.a)
        name = row["name_b"] if row["first"] else row["name_a"]
        yield Neighbour(
            id=str(row["other"]),
            name=None if name is None else str(name),
            stage=str(row["stage"]),
            submitted_at=row["submitted_at"],  # type: ignore[arg-type]
            disposition=None if row["disposition"] is None else str(row["disposition"]),
            note=None if row["note"] is None else str(row["note"]),
            shared=shared,
            mine=mine,
            other=other,
        )
