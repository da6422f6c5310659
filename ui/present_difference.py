"""Two revisions of a template side by side: which fields differ, and which lines."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, NamedTuple

from index.template import Template
from ui.present import plural

MOST_WORDS = 600  # of a line compared word by word: the time it takes grows with their square
AROUND = 2  # equal lines shown beside a change; longer stretches are counted
_TOKEN = re.compile(r"\s+|\S+")
_NAMES = {
    "title": "Title",
    "family": "Family",
    "status": "State",
    "provenance": "Provenance",
    "confidence": "Confidence",
    "reviewed": "Reviewed on",
    "expires": "Expires on",
    "references": "References",
}


class Run(NamedTuple):
    """Words of a line, and whether the other side holds them in the same place."""

    text: str
    shared: bool


class Line(NamedTuple):
    """A line on either side as runs of words, None where a side has none; or a count of equal ones.

    A run is marked where the other side does not hold its words.
    """

    left: tuple[Run, ...] | None
    right: tuple[Run, ...] | None
    skipped: str = ""

    @property
    def changed(self) -> bool:
        """Whether the sides differ in it."""
        return not self.skipped and self.left != self.right


def fields(before: Template, after: Template) -> list[tuple[str, str, str]]:
    """(name, before, after) of every field that differs, the text aside."""
    return [
        (said, _shown(getattr(before, name)), _shown(getattr(after, name)))
        for name, said in _NAMES.items()
        if getattr(before, name) != getattr(after, name)
    ]


def typed_fields(saved: Template, typed: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(name, as saved, as typed) of every field of a form that differs from a template."""
    return [
        (said, _shown(getattr(saved, name)), _shown(typed[name]))
        for name, said in _NAMES.items()
        if name in typed and getattr(saved, name) != typed[name]
    ]


def lines(before: str, after: str) -> list[Line]:
    """The two texts line by line; an empty list where they are the same."""
    if before == after:
        return []
    mine, others = before.splitlines(), after.splitlines()
    matcher = SequenceMatcher(a=mine, b=others, autojunk=False)
    found: list[Line] = []
    at = 0  # lines of the left side that were shown or counted
    for group in matcher.get_grouped_opcodes(AROUND):
        found += _skipped(group[0][1] - at)
        for kind, a, b, c, d in group:
            found += _equal(mine[a:b]) if kind == "equal" else _pairs(mine[a:b], others[c:d])
        at = group[-1][2]
    if not found:  # no line differs: it is the line ends that do
        return [Line(None, None, "The texts differ in their line ends alone")]
    return [*found, *_skipped(len(mine) - at)]


def _skipped(count: int) -> list[Line]:
    return [Line(None, None, f"{plural(count, 'line')} the same")] if count > 0 else []


def _equal(these: list[str]) -> Iterator[Line]:
    for line in these:
        runs = (Run(line, shared=True),)
        yield Line(runs, runs)


def _pairs(mine: list[str], others: list[str]) -> Iterator[Line]:
    for left, right in zip_longest(mine, others):
        if left is None or right is None:
            alone = (Run(right if left is None else left, shared=False),)
            yield Line(None, alone) if left is None else Line(alone, None)
        else:
            yield Line(*_words(left, right))


def _words(left: str, right: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    mine, others = _TOKEN.findall(left), _TOKEN.findall(right)
    if max(len(mine), len(others)) > MOST_WORDS:
        return (Run(left, False),), (Run(right, False),)
    matcher = SequenceMatcher(a=mine, b=others, autojunk=False)
    here, there = [False] * len(mine), [False] * len(others)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            here[block.a + step] = there[block.b + step] = True
    return _runs(mine, here), _runs(others, there)


def _runs(tokens: list[str], shared: list[bool]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for token, both in zip(tokens, shared, strict=True):
        if runs and runs[-1].shared == both:
            runs[-1] = Run(runs[-1].text + token, both)
        else:
            runs.append(Run(token, both))
    return tuple(runs)


def _shown(value: object) -> str:
    if value is None or value == () or value == "":
        return "none"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
