"""Dates that wrap in a narrow column beside the text: put together at the height of their line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from forensics.readers.pdf_segments import Segment

_ALIGNED = 2.0  # points
_NEXT_LINE = 2.0  # of the font size
_DASHES = "-–—"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d"
_PART = (
    rf"(?:{_MONTH}\.?|(?:\d{{1,2}}[./-])?{_YEAR}|{_YEAR}[./-]\d{{1,2}}|[{_DASHES}]"
    r"|to|until|date|present|current|now|today|ongoing|spring|summer|autumn|fall|winter)"
)
_DATE = re.compile(rf"{_PART}(?:,?\s*{_PART})*,?", re.IGNORECASE)
_UNFINISHED = re.compile(rf"(?:[{_DASHES},]|\bto|\buntil|\b{_MONTH}\.?)$", re.IGNORECASE)
_CONTINUES = re.compile(rf"(?:[{_DASHES}]|to\b|until\b)", re.IGNORECASE)


def join_dates(rows: Sequence[list[Segment]]) -> list[list[Segment]]:
    """The rows with each wrapped date whole in its first line; rows so emptied are left out."""
    remaining = [list(row) for row in rows]
    for row, below in reversed(list(pairwise(remaining))):
        # From the bottom up, so that a date of three lines is whole in the end.
        pair = _wrapped(row, below)
        if pair is not None:
            cell, rest = pair
            cell.text = f"{cell.text} {rest.text}"
            below.remove(rest)
    return [row for row in remaining if row]


def _wrapped(row: list[Segment], below: list[Segment]) -> tuple[Segment, Segment] | None:
    if len(row) < 2 and len(below) < 2:
        return None
    for cell in row:
        for rest in below:
            near = 0 < rest.baseline - cell.baseline < _NEXT_LINE * cell.size
            aligned = min(abs(cell.left - rest.left), abs(cell.right - rest.right)) < _ALIGNED
            if near and aligned and _goes_on(cell.text, rest.text):
                return cell, rest
    return None


def _goes_on(text: str, rest: str) -> bool:
    if not (_DATE.fullmatch(text) and _DATE.fullmatch(rest)):
        return False
    return bool(_UNFINISHED.search(text) or _CONTINUES.match(rest))
