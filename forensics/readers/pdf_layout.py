"""Words of a page to lines in reading order: segments, then columns, then rows.

A segment is a run of words without a wide gap. Columns are told from side-by-side facts (a title
and its date) by how they are painted and spaced: a column has lines of its own, one under another,
painted together; dates beside titles stand alone and are painted in turn with them.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from forensics.readers.pdf_cells import join_dates
from forensics.readers.pdf_columns import Columns, find_columns
from forensics.readers.pdf_segments import Segment, segments
from forensics.readers.pdf_words import Word

_SAME_ROW = 0.4  # of the larger font size
_NEW_BLOCK = 1.4  # of the page's usual distance between two lines
_LEAST_BLOCK = 1.5  # of the font size
_TITLE = 1.3  # of the page's ordinary font size: the person's name is printed larger
_HEADER_ROWS = 8


@dataclass(frozen=True)
class Line:
    """One line of text, its baseline in points from the page's top.

    `new_block`: more space above it than between the lines of a paragraph.
    """

    text: str
    new_block: bool
    baseline: float


def lines(words: Sequence[Word], *, first_page: bool) -> list[Line]:
    """The lines of a page. Facts side by side on one line are separated by a tab."""
    rows = list(_read(segments(words), first_page, depth=0))
    steps = [b[0].baseline - a[0].baseline for a, b in pairwise(rows)]
    usual = median([step for step in steps if step > 1] or [0.0])
    return [
        Line(_text(row), place > 0 and _apart(rows[place - 1], row, usual), row[0].baseline)
        for place, row in enumerate(rows)
    ]


_Row = list[Segment]


def _read(parts: list[Segment], first_page: bool, depth: int) -> Iterator[_Row]:
    cut = find_columns(parts) if depth < 4 else None
    if cut is None:
        yield from _rows(parts)
        return
    for band in cut:
        if isinstance(band, Columns):
            yield from _side_by_side(band, first_page, depth)
        elif len(band) < len(parts):
            yield from _read(band, first_page, depth + 1)
        else:
            yield from _rows(band)


def _side_by_side(band: Columns, first_page: bool, depth: int) -> Iterator[_Row]:
    # The narrow column first, so that the main text runs on to the next page undivided.
    narrow, wide = band.narrow_first()
    narrow_rows = list(_read(narrow, False, depth + 1))
    wide_rows = list(_read(wide, False, depth + 1))
    header = _header(wide_rows, narrow_rows) if first_page else 0
    yield from wide_rows[:header]
    yield from narrow_rows
    yield from wide_rows[header:]


def _header(rows: list[_Row], others: list[_Row]) -> int:
    """How many rows at the top of the main column are the name and what belongs to it."""
    if not rows:
        return 0
    sizes = [_size(row) for row in rows]
    ordinary = median(sizes)
    largest = max(sizes[:3])
    if largest < _TITLE * ordinary or largest <= max((_size(row) for row in others), default=0):
        return 0
    name = sizes.index(largest)
    for place in range(name + 1, min(len(rows), name + _HEADER_ROWS)):
        if sizes[place] > 1.15 * ordinary and sizes[place] > sizes[place - 1] + 0.5:
            return place
    return name + 1


def _rows(parts: Sequence[Segment]) -> list[_Row]:
    rows: list[_Row] = []
    upright = [part for part in parts if part.upright]
    for part in sorted(upright, key=lambda part: (part.baseline, part.left)):
        row = rows[-1] if rows else None
        if row and abs(part.baseline - row[0].baseline) <= _SAME_ROW * max(part.size, row[0].size):
            row.append(part)
        else:
            rows.append([part])
    # Turned text, as a watermark is, crosses many lines and belongs to none.
    rows += [[part] for part in parts if not part.upright]
    rows.sort(key=lambda row: row[0].baseline)
    for row in rows:
        row.sort(key=lambda part: part.left)
    return join_dates(rows)


def _text(row: _Row) -> str:
    text = row[0].text
    for before, part in itertools.pairwise(row):
        # A bullet belongs to the words beside it, however far they are indented.
        text += (" " if before.is_bullet else "\t") + part.text
    return text


def _size(row: _Row) -> float:
    return max(part.size for part in row)


def _apart(above: _Row, row: _Row, usual: float) -> bool:
    distance = row[0].baseline - above[0].baseline
    size = max(_size(row), _size(above))
    return distance < -size or distance > max(_NEW_BLOCK * usual, _LEAST_BLOCK * size)
