"""Columns of a page: where a vertical gutter parts text that is to be read side after side."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from forensics.readers.pdf_segments import Segment

_GUTTER = 6.0  # points: the least white space between two columns
_LEAST_ROWS = 3
_LEAST_BESIDE = 2  # of these rows, level with the other side
_IN_TURN = 0.25  # changes of side while painting, per row: above, the sides are painted in turn
_EVEN = 0.75  # columns of nearly the same width are read left to right


@dataclass(frozen=True)
class Columns:
    """A band of the page in which two columns stand side by side."""

    left: list[Segment]
    right: list[Segment]

    def narrow_first(self) -> tuple[list[Segment], list[Segment]]:
        """(narrow, wide); even columns keep their order from left to right."""
        left, right = _width(self.left), _width(self.right)
        if right < _EVEN * left:
            return self.right, self.left
        return self.left, self.right


Bands = list["Columns | list[Segment]"]


def find_columns(parts: Sequence[Segment]) -> Bands | None:
    """The page as bands from top to bottom, by the gutter that parts most; None without one."""
    best: tuple[int, Bands] | None = None
    for edge in sorted({round(part.left) for part in parts}):
        bands = _bands(parts, edge)
        if bands is None:
            continue
        parted = sum(len(b.left) + len(b.right) for b in bands if isinstance(b, Columns))
        if best is None or parted > best[0]:
            best = parted, bands
    return best[1] if best else None


def _bands(parts: Sequence[Segment], edge: float) -> Bands | None:
    bands: Bands = []
    plain: list[Segment] = []
    left: list[Segment] = []
    right: list[Segment] = []

    def close() -> None:
        nonlocal plain, left, right
        if are_columns(left, right):
            if plain:
                bands.append(plain)
            bands.append(Columns(left, right))
            plain = []
        else:
            plain += left + right
        left, right = [], []

    if sum(part.left >= edge - 1 for part in parts) < _LEAST_ROWS:
        return None
    for part in sorted(parts, key=lambda part: part.baseline):
        if part.left >= edge - 1:
            right.append(part)
        elif part.right <= edge - _GUTTER:
            left.append(part)
        else:
            close()
            plain.append(part)
    close()
    if plain:
        bands.append(plain)
    return bands if any(isinstance(band, Columns) for band in bands) else None


def are_columns(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """True when two sides are to be read one after the other, false when row by row."""
    if not _overlap(left, right):
        return False
    if min(_rows(left), _rows(right)) < _LEAST_ROWS:
        return False
    # A list above or below the other side's text, under a centred heading, stands beside nothing.
    beside, right_beside = _beside(left, right), _beside(right, left)
    fewer = min(_rows(beside), _rows(right_beside))
    if fewer < _LEAST_BESIDE:
        return False
    if _changes_of_side(beside, right_beside) <= _IN_TURN * fewer:
        return _stacked(left) >= 0.5 and _stacked(right) >= 0.5
    # Painted row by row, as some programs do with everything: then only the spacing tells.
    level = _level(beside, right_beside)
    stacked = min(_stacked(beside), _stacked(right_beside))
    return fewer >= 6 and stacked >= 0.8 and level <= 0.5


def _rows(parts: Sequence[Segment]) -> int:
    return len({round(part.baseline / 4) for part in parts})


def _beside(parts: Sequence[Segment], others: Sequence[Segment]) -> Sequence[Segment]:
    """The parts between the top and the bottom line of the others."""
    top = min(part.baseline - part.size for part in others)
    bottom = max(part.baseline + part.size for part in others)
    return [part for part in parts if top <= part.baseline <= bottom]


def _overlap(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    if not left or not right:
        return False
    top = max(min(p.baseline for p in left), min(p.baseline for p in right))
    bottom = min(max(p.baseline for p in left), max(p.baseline for p in right))
    return bottom - top > 2 * max(p.size for p in (*left, *right)) / 1.5


def _changes_of_side(left: Sequence[Segment], right: Sequence[Segment]) -> int:
    painted = sorted([(p.order, 0) for p in left] + [(p.order, 1) for p in right])
    changes = sum(a[1] != b[1] for a, b in itertools.pairwise(painted))
    return changes - 1


def _stacked(parts: Sequence[Segment]) -> float:
    """Share of the lines that have a neighbour above or below at an ordinary distance."""
    places = sorted({round(part.baseline, 1) for part in parts})
    steps = [b - a for a, b in itertools.pairwise(places) if b - a > 2]
    if not steps:
        return 0.0
    size = median(part.size for part in parts)
    limit = min(1.6 * median(steps), 3.2 * size)
    runs, run = [], 1
    for step in steps:
        if step <= limit:
            run += 1
        else:
            runs.append(run)
            run = 1
    runs.append(run)
    return sum(run for run in runs if run >= 3) / sum(runs)


def _level(left: Sequence[Segment], right: Sequence[Segment]) -> float:
    """Share of the shorter side's lines that stand level with a line of the other side."""
    short, long = sorted((left, right), key=len)
    places = [part.baseline for part in long]
    return sum(any(abs(p.baseline - y) < 0.2 * p.size for y in places) for p in short) / len(short)


def _width(parts: Sequence[Segment]) -> float:
    return max(p.right for p in parts) - min(p.left for p in parts)
