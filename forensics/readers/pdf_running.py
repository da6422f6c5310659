"""Running headers and footers: what a PDF repeats at the edges of its pages, like "Page 2"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from statistics import median

from forensics.readers.pdf_layout import Line

_SET_OFF = 1.5  # of the page's usual distance between two lines
_LEVEL = 4.0  # points: a footer stands at one height on every page
_PAGE = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?|page \d{1,3}.*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def running_lines(pages: Mapping[int, list[Line]]) -> dict[int, set[Line]]:
    """By page, the lines that only repeat or count: page numbers, and repeated edge lines.

    A line at the top is kept where it stands first, for that is the letterhead.
    """
    found: dict[int, set[Line]] = {number: set() for number in pages}
    edges = [
        (number, line, at_top) for number, lines in pages.items() for line, at_top in _edges(lines)
    ]
    counts = Counter(_shape(line) for _, line, _ in edges)
    seen: set[tuple[str, int]] = set()
    for number, line, at_top in edges:
        shape = _shape(line)
        first = shape not in seen
        seen.add(shape)
        repeated = counts[shape] > 1 and not (at_top and first)
        if repeated or _PAGE.fullmatch(line.text):
            found[number].add(line)
    return found


def _edges(lines: list[Line]) -> Iterator[tuple[Line, bool]]:
    """The highest and the lowest line of a page, where more than a line's space sets them off."""
    placed = sorted(lines, key=lambda line: line.baseline)
    steps = [b.baseline - a.baseline for a, b in pairwise(placed)]
    usual = median([step for step in steps if step > 1] or [0.0])
    if len(placed) > 2 and usual:
        if steps[0] > _SET_OFF * usual:
            yield placed[0], True
        if steps[-1] > _SET_OFF * usual:
            yield placed[-1], False


def _shape(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.baseline / _LEVEL)
