"""Rows of comma, semicolon or tab separated text, each with its line; none spoils the others."""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forensics.catalogue.importing.lines import decoded

MOST_JOINED = 5  # lines that one quoted cell may run over
_OPEN = "unexpected end of data"  # what csv says of a quoted cell that goes on
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
    """Every line that is not blank, in one `Line`. Line ends within a quoted cell become blanks.

    Lines are joined only where a cell that begins with a quotation mark is not closed in the first
    of them; a mark within a cell (5") opens none.
    """
    raw = text.split("\n")
    place = 0
    while place < len(raw):
        number = place + 1
        if not raw[place].strip():
            place += 1
            continue
        cells, problem, taken = _row(raw[place : place + MOST_JOINED], delimiter)
        place += taken
        yield Line(number, cells, problem)


def _row(raw: Sequence[str], delimiter: str) -> tuple[list[str], str, int]:
    """The cells that the first line begins, or why there are none, and how many lines they take."""
    for taken in range(1, len(raw) + 1):
        try:
            ended = (f"{line}\n" for line in raw[:taken])
            (cells,) = csv.reader(ended, delimiter=delimiter, strict=True)
        except csv.Error as error:
            if str(error) == _OPEN:
                continue
            return [], f"not a line of a table: {error}", 1
        return [cell.replace("\n", " ").strip() for cell in cells], "", taken
    return [], "a quotation mark is not closed", 1
