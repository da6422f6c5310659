"""Published lists from files: one line a row, or the cells of one column of a table."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from forensics.catalogue.importing import Given, opened
from forensics.catalogue.lists.importing.cells import delimiter_of, lines, text_of
from forensics.errors import ImportRefusedError
from index.library import Library
from index.published import Published, PublishedLists

TABLES = frozenset({".csv", ".tsv"})
_NO_ROW = "that are no row of the table"


class _Rows(NamedTuple):
    rows: Sequence[str]
    broken: int


def publish(library: Library, path: str, name: str, column: str | None, author: str) -> Published:
    """Makes every line of a file, or every cell of a table's column, one of a published list.

    A table is a file named so, or any whose `column` is told. Raises ImportRefusedError, naming the
    file, when it cannot be read or has no such column; LibraryError when no line can be used.
    """
    given = _given(Path(path))
    found = _rows(given, column)
    published = PublishedLists(library).publish(
        name, found.rows, file=given.name, sha256=given.sha256, author=author
    )
    if not found.broken:
        return published
    return published._replace(rejected={**published.rejected, _NO_ROW: found.broken})


def _given(path: Path) -> Given:
    held = opened(path)
    if len(held) != 1:
        names = ", ".join(each.name for each in held)
        raise ImportRefusedError(f"{path}: unpack it and give one of its files: {names}")
    return held[0]


def _rows(given: Given, column: str | None) -> _Rows:
    text = text_of(given.data)
    if column is None and Path(given.name).suffix.lower() not in TABLES:
        return _Rows(text.split("\n"), 0)
    table = lines(text, delimiter_of(text.split("\n", 1)[0]))
    first = next(table, None)
    header = [] if first is None else [cell.casefold() for cell in first.cells]
    wanted = column.strip().casefold() if column else ""
    if wanted not in header or not wanted:
        told = "no column of this name" if column else "say which column holds the lines"
        names = ", ".join(filter(None, first.cells)) if first else ""
        raise ImportRefusedError(f"{given.name}: {told}; its columns: {names or 'none'}")
    place = header.index(wanted)
    rows = list(table)
    held = [line.cells[place] if place < len(line.cells) else "" for line in rows if line.cells]
    return _Rows(held, sum(not line.cells for line in rows))
