"""Stock lines: what is mostly the wording of a line of the shipped background belongs to nobody."""

from collections import Counter
from functools import cache

from forensics.linkage.anchors import sequences

SHARE = 0.5
"""Of a passage's word sequences, in one stock line, that make it one."""


def is_stock(hashes: tuple[int, ...]) -> bool:
    """Whether the passage with these sequences (`anchors.sequences`) repeats a stock line."""
    lines = _lines()
    met = Counter(line for one in set(hashes) for line in lines.get(one, ()))
    return max(met.values(), default=0) >= SHARE * len(set(hashes)) > 0


def stock_lines() -> tuple[str, ...]:
    """The lines of the shipped background."""
    from index.starter import TEXT, read_text  # here: it brings the embedding model's parts

    return read_text(TEXT.read_text(encoding="utf-8"))[0]


@cache
def _lines() -> dict[int, tuple[int, ...]]:
    """The stock lines that hold each sequence, by their number."""
    held: dict[int, tuple[int, ...]] = {}
    for number, line in enumerate(stock_lines()):
        for one in set(sequences(line)):
            held[one] = (*held.get(one, ()), number)
    return held
