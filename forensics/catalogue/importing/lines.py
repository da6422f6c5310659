"""Rows of a CSV file by column name, each with its line; what is malformed is rejected alone."""

import csv
from collections.abc import Iterator
from typing import NamedTuple

MOST_JOINED = 5  # lines one quoted cell may run over before its quotation mark counts as unclosed
_CONTROL = frozenset(map(chr, range(32))) - {"\t", "\n", "\r"}


class Cells(NamedTuple):
    """A row: its line (from 1) and its cells by column in upper case; or why there are none."""

    line: int
    cells: dict[str, str]
    problem: str = ""


def decoded(data: bytes) -> str:
    """UTF-8, with or without its mark; a line that is not is Latin-1, as older files are."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "".join(map(_line, data.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)))


def _line(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def header(data: bytes) -> tuple[str, ...]:
    """The first line's column names in upper case; empty when it is no line of a table."""
    first = decoded(data.split(b"\n", 1)[0]).strip("\r")
    cells = _split(first)
    return tuple(cell.strip().upper() for cell in cells) if cells else ()


def rows(data: bytes) -> Iterator[Cells]:
    """Every row below the header. A line with too few or too many cells has a `problem`."""
    lines = decoded(data).replace("\r\n", "\n").split("\n")
    columns = [cell.strip().upper() for cell in _split(lines[0]) or ()]
    place = 1
    while place < len(lines):
        number, text = place + 1, lines[place]
        place += 1
        if not text.strip():
            continue
        cells = _split(text)
        joined = place
        while cells is None and joined < min(len(lines), place + MOST_JOINED - 1):
            text = f"{text}\n{lines[joined]}"
            joined += 1
            cells = _split(text)
        if cells is None:
            yield Cells(number, {}, "a quotation mark is not closed")
            continue
        place = max(place, joined)
        yield _row(number, text, cells, columns)


def _row(number: int, text: str, cells: list[str], columns: list[str]) -> Cells:
    if len(cells) != len(columns):
        return Cells(number, {}, f"{len(cells)} cells where {len(columns)} are expected")
    if not text.isprintable() and _CONTROL & set(text):
        return Cells(number, {}, "holds control characters")
    return Cells(number, dict(zip(columns, cells, strict=True)))


def _split(text: str) -> list[str] | None:
    """A line's cells; None when a quotation mark is open at its end."""
    if '"' not in text:
        return text.split(",")
    if text.count('"') % 2:
        return None
    try:
        return next(csv.reader([text], skipinitialspace=True))
    except (csv.Error, StopIteration):
        return None
