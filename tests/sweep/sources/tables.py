"""What tests of tables share: a table's items, through the plan and the chunks as a sweep's."""

from collections.abc import Mapping
from pathlib import Path

from forensics.sweep.sources import Item, items, plan


def swept(table: Path, columns: Mapping[str, str] | None = None, size: int = 200) -> list[Item]:
    """Every item of one path; checks that the chunks number them without a gap."""
    chunks = list(plan([str(table)], table.parent / "work", columns or {}, size))
    found = [item for chunk in chunks for item in items(chunk)]
    assert [item.number for item in found] == list(range(len(found)))
    assert sum(chunk.count for chunk in chunks) == len(found)
    assert [chunk.number for chunk in chunks] == list(range(len(chunks)))
    return found


def text(item: Item) -> str:
    """The resume text that a row submits."""
    assert item.intake is not None
    return item.intake.load("resume.txt").decode()
