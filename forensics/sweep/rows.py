"""One examined application as rows of the tables a sweep keeps."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from forensics.linkage.sketch import sketch
from forensics.model import Application, Assessment, Outcome, SignalRun
from forensics.sweep.bench import Examined
from forensics.sweep.schemas import TABLES
from forensics.sweep.sources.item import Item

UNFINISHED = ".unfinished"

Row = dict[str, object]


class Rows:
    """Rows of every table, gathered while a part is made."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {name: [] for name in TABLES}

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
        tables = {name: self._table(name) for name in self._rows}
        tables["sketch"] = _sketched(tables["passages"])
        applications = tables.pop("applications")
        for name, table in tables.items():
            put(table, place(parts, name, number))
        put(
            applications.replace_schema_metadata({"mark": mark}),
            place(parts, "applications", number),
        )

    def _table(self, name: str) -> pa.Table:
        rows = [_storable(row) for row in self._rows[name]]
        return pa.Table.from_pylist(rows, schema=TABLES[name])


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
    return {
        "application": number,
        "band": weighed.band.value,
        "total_bits": weighed.total_bits,
        **weighed.coverage.model_dump(),
        "hits": [run.signal for run in hits],
        "findings": _json(hits),
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
    for position, line in enumerate(found.lines):
        place = {"application": item.number, "position": position}
        yield "passages", place | line.model_dump()


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


def _storable(row: Row) -> Row:
    """Half a surrogate pair is no text that a table can hold."""
    return {
        key: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for key, value in row.items()
    }


def _sketched(passages: pa.Table) -> pa.Table:
    """The sketch of each application, over its passages."""
    found = sketch(passages["text"])
    owners = passages["application"].take(found["text"])
    table = pa.table([owners, found["gram"]], schema=TABLES["sketch"])
    return (
        table.group_by(["application", "gram"])
        .aggregate([])
        .sort_by([("application", "ascending"), ("gram", "ascending")])
    )
