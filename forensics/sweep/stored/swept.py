"""The applications of a sweep as they are told from stored ones, part by part."""

import json
from pathlib import Path

import pyarrow.parquet as pq

from forensics.sweep.rows import place
from forensics.sweep.stored.identity import Swept

_COLUMNS = ["application", "id", "named", "name", "submitted_at", "documents"]


def parts_of(parts: Path) -> list[int]:
    """The numbers of the parts that were made, in order."""
    return sorted(int(path.stem) for path in (parts / "applications").glob("*.parquet"))


def part_of(parts: Path, number: int) -> list[Swept]:
    """The applications of a part, in order. Raises OSError."""
    table = pq.read_table(place(parts, "applications", number), columns=_COLUMNS)
    return [_swept(row) for row in table.to_pylist()]


def _swept(row: dict[str, object]) -> Swept:
    documents: list[dict[str, str]] = json.loads(str(row["documents"]))
    return Swept(
        number=int(str(row["application"])),
        id=str(row["id"]),
        named=bool(row["named"]),
        name=None if row["name"] is None else str(row["name"]),
        submitted_at=row["submitted_at"],  # type: ignore[arg-type]
        files=frozenset(each["sha256"] for each in documents),
    )
