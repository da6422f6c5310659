"""Entries and files for tests of lists."""

from datetime import date
from pathlib import Path
from uuid import UUID

from forensics.catalogue.importing.files import Given
from forensics.model import Listed, ListKind

DAY = date(2026, 3, 1)
AUTHOR = f"identity--{UUID(int=1, version=4)}"
MOMENT = "2024-05-01T00:00:00.000Z"


def listed(kind: ListKind, value: str, **fields: object) -> Listed:
    """An entry with what a test does not care about filled in."""
    given = {"list": "test", "key": value, "source": "a test", "dated": DAY} | fields
    return Listed.model_validate({"kind": kind, "value": value, **given})


def given(name: str, text: str | bytes) -> Given:
    """A file to import."""
    data = text if isinstance(text, bytes) else text.encode()
    return Given(name, name, data)


def written(folder: Path, name: str, text: str | bytes) -> Path:
    """The same on a disk."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def indicator(pattern: str, number: int = 2, **fields: object) -> dict[str, object]:
    """A STIX indicator."""
    return {
        "type": "indicator",
        "spec_version": "2.1",
        "id": f"indicator--{UUID(int=number, version=4)}",
        "created_by_ref": AUTHOR,
        "created": MOMENT,
        "modified": MOMENT,
        "pattern": pattern,
        "pattern_type": "stix",
        "valid_from": MOMENT,
    } | fields
