"""Rows of comma, semicolon or tab separated text, each with its line; none spoils the others."""

import csv
from collections.abc import Iterator
from typing import NamedTuple

from forensics.catalogue.importing.lines import decoded

MOST_JOINED = 5  # lines that one quoted cell may run over
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Line(NamedTuple):
    """A row's place (from 1) and cells; or why it has none."""

    number: int
    cells: list[str]
    problem: str = ""


def text_of(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 with its mark, Latin-1 where a line is neither."""
    encoding = _MARKS.get(data[:2])
    text = data.decode(encoding, errors="replace") if encoding else decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")


def delimiter_of(first: str) -> str:
    """What parts the cells of a header."""
    return max(",;\t", key=first.count)


def lines(text: str, delimiter: str = ",") -> Iterator[Line]:
    """Every line that is not blank. A quoted cell may hold line ends."""
    raw = text.split("\n")
    place = 0
    while place < len(raw):
        number, whole = place + 1, raw[place]
        place += 1
        if not whole.strip():
            continue
        joined, last = whole, place
        while joined.count('"') % 2 and last < min(len(raw), place + MOST_JOINED - 1):
            joined = f"{joined}\n{raw[last]}"
            last += 1
        if joined.count('"') % 2:
            yield Line(number, [], "a quotation mark is not closed")
            continue
        place = last
        try:
            cells = next(csv.reader(joined.split("\n"), delimiter=delimiter, strict=True))
        except (csv.Error, StopIteration) as error:
            yield Line(number, [], f"not a line of a table: {error}")
            continue
        yield Line(number, [cell.strip() for cell in cells])
