r"""The strict loader of fact tables.

A table is `tables/<name>.tsv`, UTF-8 without byte-order mark, lines ended by `\n`:

    # title: ...            required, as are source, date (YYYY-MM-DD of the facts) and author
    # key_columns: a b      optional: the columns that form the key; default: the first one
    # optional_columns: c   optional: the columns that may be empty
    # note: ...             optional, as is licence
    a<TAB>b<TAB>c           the header row
    1<TAB>2<TAB>            the rows

Whatever departs from this is a `ReferenceTableError` that names file and line: a half-read fact
would turn up as a half-true finding.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NoReturn

from forensics.errors import ReferenceTableError

REQUIRED = ("title", "source", "date", "author")
OPTIONAL = ("note", "licence", "key_columns", "optional_columns")
KEY_SEPARATOR = " / "

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_HEADER_LINE = re.compile(r"# ([a-z_]+): (\S.*)")
_SUFFIX = ".tsv"


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: the table's name, the row's key, its cells by column, and the line as written."""

    table: str
    key: str
    cells: Mapping[str, str]
    text: str

    def __getitem__(self, column: str) -> str:
        """The cell of `column`; an empty cell is the empty string. Raises KeyError if unknown."""
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table with its provenance; `sha256` is that of the file's bytes."""

    name: str
    title: str
    source: str
    date: date
    author: str
    sha256: str
    columns: tuple[str, ...]
    rows: Mapping[str, Row]
    note: str = ""
    licence: str = ""

    def get(self, key: str) -> Row | None:
        """The row of `key` (several key columns are joined by " / "), or None."""
        return self.rows.get(key)


def parse(name: str, raw: bytes) -> Table:
    """Read the bytes of one table. Raises `ReferenceTableError` naming file and line."""
    return _Reader(name, raw).table()


@cache
def load(name: str) -> Table:
    """The shipped table `name`, read once. Raises `ReferenceTableError` if there is none."""
    if name not in names():
        raise ReferenceTableError(f"{name}: no such reference table (there are: {names()})")
    return parse(name, (files(__package__) / "tables" / f"{name}{_SUFFIX}").read_bytes())


@cache
def names() -> tuple[str, ...]:
    """The names of the shipped tables, sorted."""
    folder = files(__package__) / "tables"
    found = (entry.name for entry in folder.iterdir() if entry.name.endswith(_SUFFIX))
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in found))


def versions() -> dict[str, str]:
    """The SHA-256 of every shipped table by name, for a run's manifest."""
    return {name: load(name).sha256 for name in names()}


class _Reader:
    """Reads one file top to bottom; keeps the place for the error message."""

    def __init__(self, name: str, raw: bytes) -> None:
        self.name = name
        self.raw = raw
        self.number = 0

    def fail(self, what: str) -> NoReturn:
        place = f"{self.name}{_SUFFIX}" + (f", line {self.number}" if self.number else "")
        raise ReferenceTableError(f"{place}: {what}")

    def table(self) -> Table:
        if not _NAME.fullmatch(self.name):
            self.fail("a table's name is lower-case letters, digits and underscores")
        lines = self.lines()
        meta, body = self.header(lines)
        columns = self.columns(lines[body])
        keyed_by = self.named_columns(meta, "key_columns", columns) or columns[:1]
        may_be_empty = self.named_columns(meta, "optional_columns", columns)
        if set(keyed_by) & set(may_be_empty):
            self.fail("a key column cannot be optional")
        rows: dict[str, Row] = {}
        for self.number, line in enumerate(lines[body + 1 :], start=body + 2):
            row = self.row(line, columns, keyed_by, may_be_empty)
            if row.key in rows:
                self.fail(f"duplicate key {row.key!r}")
            rows[row.key] = row
        if not rows:
            self.fail("the table has no rows")
        return Table(
            name=self.name,
            title=meta["title"],
            source=meta["source"],
            date=date.fromisoformat(meta["date"]),
            author=meta["author"],
            sha256=hashlib.sha256(self.raw).hexdigest(),
            columns=columns,
            rows=MappingProxyType(rows),
            note=meta.get("note", ""),
            licence=meta.get("licence", ""),
        )

    def lines(self) -> list[str]:
        try:
            text = self.raw.decode("utf-8")
        except UnicodeDecodeError as error:
            self.fail(f"not UTF-8 (byte {error.start})")
        if text.startswith("\ufeff"):
            self.fail("starts with a byte-order mark")
        if not text.endswith("\n"):
            self.fail("does not end with a line feed")
        return text[:-1].split("\n")

    def header(self, lines: list[str]) -> tuple[dict[str, str], int]:
        """The `# key: value` lines and the index of the header row."""
        meta: dict[str, str] = {}
        body = len(lines)
        for index, line in enumerate(lines):
            self.number = index + 1
            if not line.startswith("#"):
                body = index
                break
            found = _HEADER_LINE.fullmatch(line)
            if found is None:
                self.fail("a header line is '# key: value'")
            key, value = found.groups()
            if key not in REQUIRED + OPTIONAL:
                self.fail(f"unknown header key {key!r}")
            if key in meta:
                self.fail(f"header key {key!r} is given twice")
            if value != value.strip():
                self.fail("the line ends with white space")
            if key == "date":
                self.check_date(value)
            meta[key] = value
        missing = [key for key in REQUIRED if key not in meta]
        if missing:
            self.fail(f"missing header keys: {', '.join(missing)}")
        if body == len(lines):
            self.fail("the table has no header row")
        return meta, body

    def check_date(self, value: str) -> None:
        try:
            date.fromisoformat(value)
        except ValueError:
            self.fail(f"date {value!r} is not a YYYY-MM-DD date")
        if len(value) != len("YYYY-MM-DD"):
            self.fail(f"date {value!r} is not a YYYY-MM-DD date")

    def columns(self, line: str) -> tuple[str, ...]:
        columns = tuple(line.split("\t"))
        for column in columns:
            if not _NAME.fullmatch(column):
                self.fail(f"{column!r} is not a column name")
        if len(set(columns)) != len(columns):
            self.fail("a column name is given twice")
        return columns

    def named_columns(
        self, meta: Mapping[str, str], key: str, columns: tuple[str, ...]
    ) -> tuple[str, ...]:
        named = tuple(meta.get(key, "").split())
        for column in named:
            if column not in columns:
                self.fail(f"{key} names {column!r}, which is no column")
        return named

    def row(
        self,
        line: str,
        columns: tuple[str, ...],
        keyed_by: tuple[str, ...],
        may_be_empty: tuple[str, ...],
    ) -> Row:
        if not line.strip():
            self.fail("blank line below the header")
        if line.startswith("#"):
            self.fail("comment below the header")
        cells = line.split("\t")
        if len(cells) != len(columns):
            self.fail(f"{len(cells)} cells where {len(columns)} are expected")
        for column, cell in zip(columns, cells, strict=True):
            if not cell and column not in may_be_empty:
                self.fail(f"{column} is empty")
            if cell != cell.strip() or not cell.isprintable():
                self.fail(f"{column} holds white space at its edges or a control character")
        by_column = dict(zip(columns, cells, strict=True))
        key = KEY_SEPARATOR.join(by_column[column] for column in keyed_by)
        return Row(self.name, key, MappingProxyType(by_column), line)
