"""One examined application as rows of the tables a sweep keeps."""

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.linkage.sketch import sketch
from forensics.model import Application, Assessment, Outcome, SignalRun
from forensics.sweep.bench import Examined, Line
from forensics.sweep.schemas import PASSAGES, SKETCH, TABLES
from forensics.sweep.sources.item import Item

UNFINISHED = ".unfinished"

Row = dict[str, object]


class Rows:
    """Rows of every table, gathered while a part is made."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        self._lines: list[tuple[int, int, Line]] = []  # with application and position

    def failed(self, item: Item) -> None:
        """An application of which there is nothing to read."""
        self._error(item, "", item.reason or "malformed", item.message or "")

    def examined(self, item: Item, read: Application, found: Examined) -> None:
        """An application, as far as it could be read; where this raises, no row of it is kept."""
        rows = list(_examined(item, read, found)) if read.all_documents() else []
        for error in found.errors:
            self._error(item, error.document, error.reason.value, error.message)
        for table, row in rows:
            self._rows[table].append(row)
        if rows:
            self._lines += [(item.number, place, line) for place, line in enumerate(found.lines)]

    def _error(self, item: Item, file: str, reason: str, message: str) -> None:
        row: Row = {"number": item.number, "application": item.id, "file": file or item.origin}
        self._rows["errors"].append(row | {"reason": reason, "message": message})

    @property
    def counts(self) -> tuple[int, int]:
        """Applications and errors."""
        return len(self._rows["applications"]), len(self._rows["errors"])

    def write(self, parts: Path, number: int, mark: str) -> None:
        """Writes the part `number`, its table of applications last: where that lies, all do.

        `mark` is kept in it and tells what the part was made of. Raises OSError.
        """
        tables = {name: _table(rows, TABLES[name]) for name, rows in self._rows.items()}
        tables["passages"] = _passages(self._lines)
        tables["sketch"] = _sketched(tables["passages"])
        applications = tables.pop("applications")
        with ThreadPoolExecutor(len(tables)) as threads:  # they wait for the disk side by side
            places = (place(parts, name, number) for name in tables)
            list(threads.map(put, tables.values(), places))
        put(
            applications.replace_schema_metadata({"mark": mark}),
            place(parts, "applications", number),
        )


class Made(NamedTuple):
    """A part that was made or found: its number, how many applications and errors it holds."""

    number: int
    applications: int
    errors: int


def place(parts: Path, table: str, number: int) -> Path:
    """Where a table of a part lies."""
    return parts / table / f"{number:06}.parquet"


def put(table: pa.Table, path: Path) -> None:
    """Writes a table whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}{UNFINISHED}")
    with unfinished.open("wb") as file:
        pq.write_table(table, file, compression="zstd")
        os.fsync(file.fileno())  # a part that is taken for made must be on the disk before its name
    unfinished.replace(path)


def held(parts: Path, number: int, mark: str) -> Made | None:
    """A part made earlier of the same things; None where there is none."""
    path = place(parts, "applications", number)
    try:
        found = pq.read_metadata(path)
        errors = pq.read_metadata(place(parts, "errors", number))
    except (OSError, pa.ArrowInvalid):  # not there, or cut off by a machine that went down
        return None
    if (found.metadata or {}).get(b"mark") != mark.encode():
        return None
    return Made(number, found.num_rows, errors.num_rows)


def assessed(number: int, runs: tuple[SignalRun, ...] | None, weighed: Assessment | None) -> Row:
    """What an examination came to."""
    if weighed is None or runs is None:
        return {"application": number, "hits": []}
    hits = [run for run in runs if run.outcome is Outcome.HIT]
    absent = Outcome.NOT_APPLICABLE
    reasons = [
        {"signal": run.signal, "outcome": run.outcome.value, "reason": run.reason}
        for run in runs
        if run.reason and run.outcome is not absent
    ]
    return {
        "application": number,
        "band": weighed.band.value,
        "total_bits": weighed.total_bits,
        **weighed.coverage.model_dump(),
        "hits": [run.signal for run in hits],
        "findings": _json(hits),
        "clear": [run.signal for run in runs if run.outcome is Outcome.CLEAR],
        "reasons": json.dumps(reasons),
    }


def _examined(item: Item, read: Application, found: Examined) -> Iterator[tuple[str, Row]]:
    """The rows of an application, each with its table."""
    yield "applications", _application(item, read, found)
    yield "assessed", assessed(item.number, found.runs, found.assessment)
    yield "content", {"application": item.number, "json": read.model_dump_json()}
    for key in found.keys:
        yield (
            "keys",
            {
                "application": item.number,
                "kind": key.kind,
                "value": key.value,
                "holder": key.holder,
                "evidence": key.evidence.model_dump_json(),
            },
        )


def _application(item: Item, read: Application, found: Examined) -> Row:
    return {
        "application": item.number,
        "id": item.id,
        "named": item.intake is not None and item.intake.named,
        "name": found.name,
        "origin": item.origin,
        "submitted_at": read.submitted_at,
        "stage": read.stage,
        "requisition": read.requisition,
        "agency": read.source.agency if read.source else None,
        "documents": json.dumps(list(_documents(read))),
        "runs": None if found.runs is None else _json(found.runs),
    }


def _documents(application: Application) -> Iterator[Row]:
    for document in application.all_documents().values():
        yield {
            "name": document.name,
            "sha256": document.sha256,
            "media_type": document.media_type,
            "characters": len(document.text),
            "pages": len(document.pages),
            "partial": document.partial,
        }


def _json(runs: "list[SignalRun] | tuple[SignalRun, ...]") -> str:
    return json.dumps([run.model_dump(mode="json") for run in runs])


def _table(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    columns = [_column([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.table(columns, schema=schema)


def _passages(lines: Sequence[tuple[int, int, Line]]) -> pa.Table:
    columns: list[list[object]] = [
        [application for application, _, _ in lines],
        [position for _, position, _ in lines],
        [line.document for _, _, line in lines],
        [line.start for _, _, line in lines],
        [line.end for _, _, line in lines],
        [line.text for _, _, line in lines],
    ]
    types = (field.type for field in PASSAGES)
    return pa.table(list(map(_column, columns, types)), schema=PASSAGES)


def _column(values: Sequence[object], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # half a surrogate pair is no text that a table can hold
        whole = (
            value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
            for value in values
        )
        return pa.array(whole, kind)


def _sketched(passages: pa.Table) -> pa.Table:
    """The sketch of each application, over its passages."""
    found = sketch(passages["text"])
    owner = passages["application"].take(found["text"]).to_numpy()
    gram = found["gram"].to_numpy()
    order = np.lexsort((gram, owner))
    owner, gram = owner[order], gram[order]
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = (owner[1:] != owner[:-1]) | (gram[1:] != gram[:-1])
    return pa.table([owner[fresh], gram[fresh]], schema=SKETCH)
