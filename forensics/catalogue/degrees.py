"""The level a degree's words state."""

from functools import cache

from forensics.catalogue.names import normalised
from forensics.reference.table import load


def level_of(degree: str) -> str | None:
    """ "B.Sc. (Hons)" -> "bachelor"; None when no level is stated, or two.

    Words marked ambiguous ("MA", "Associate") count: a stated degree is where one is expected.
    """
    words = normalised(degree).split()
    levels: set[str] = set()
    start = 0
    while start < len(words):
        for length in range(min(len(words) - start, _longest()), 0, -1):
            level = _levels().get(" ".join(words[start : start + length]))
            if level is not None:
                levels.add(level)
                start += length
                break
        else:
            start += 1
    return next(iter(levels)) if len(levels) == 1 else None


@cache
def _levels() -> dict[str, str]:
    rows = load("degree_levels").rows.values()
    return {normalised(row["word"]): row["level"] for row in rows}


@cache
def _longest() -> int:
    return max(len(name.split()) for name in _levels())
