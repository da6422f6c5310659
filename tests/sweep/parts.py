"""Parts of a sweep written by hand: applications as dicts, without reading any document."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from forensics.linkage.sketch import sketch
from forensics.model import Evidence
from forensics.model.evidence import Property
from forensics.sweep.schemas import TABLES


@dataclass(frozen=True)
class Given:
    """One application: `keys` by kind, a key held by somebody else as "reference:+4912345"."""

    id: str
    name: str | None = None
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    passages: Sequence[str] = ()
    day: date | None = None
    named: bool = False
    files: Sequence[str] = ()


HOLDERS = ("reference", "agency", "shipping", "network")


def write_parts(work: Path, given: Iterable[Given], size: int = 100) -> Path:
    """Writes the tables of a sweep into `work`, `size` applications a part; returns `work`."""
    everyone = list(given)
    for number, start in enumerate(range(0, len(everyone), size)):
        _write(work, number, list(enumerate(everyone))[start : start + size])
    return work


def _write(work: Path, number: int, chunk: list[tuple[int, Given]]) -> None:
    passages = [row for place, each in chunk for row in _passages(place, each)]
    found = sketch([str(row["text"]) for row in passages])
    rows = {
        "applications": [
            {
                "application": place,
                "id": each.id,
                "named": each.named,
                "name": each.name,
                "submitted_at": each.day,
                "documents": json.dumps([{"sha256": sha256} for sha256 in each.files]),
            }
            for place, each in chunk
        ],
        "keys": [row for place, each in chunk for row in _keys(place, each)],
        "passages": passages,
        "sketch": [
            {"application": passages[text]["application"], "gram": gram}
            for text, gram in zip(found["text"].to_pylist(), found["gram"].to_pylist(), strict=True)
        ],
    }
    for table, content in rows.items():
        path = work / "parts" / table / f"{number:06}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_pylist(content, schema=TABLES[table]), path)


def _keys(place: int, each: Given) -> Iterable[dict[str, object]]:
    for kind, values in each.keys.items():
        for value in values:
            holder, _, rest = value.partition(":")
            other = holder in HOLDERS
            yield {
                "application": place,
                "kind": kind,
                "value": rest if other else value,
                "holder": holder if other else "applicant",
                "evidence": _evidence(rest if other else value),
            }


def _passages(place: int, each: Given) -> Iterable[dict[str, object]]:
    start = 0
    for position, text in enumerate(each.passages):
        yield {
            "application": place,
            "position": position,
            "document": "resume.pdf",
            "start": start,
            "end": start + len(text),
            "text": text,
        }
        start += len(text) + 1


def _evidence(value: str) -> str:
    return Evidence(
        document="application form", locator=Property(path="contact"), quote=value
    ).model_dump_json()
