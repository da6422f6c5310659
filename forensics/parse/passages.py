"""Prose lines: bullets and sentences, joined where the page broke them."""

import re
from collections.abc import Sequence

from forensics.model.span import Quoted
from forensics.parse.lines import Line, quote

SHORTEST = 4
"""Words below which a line says too little to be compared with another."""
_LONGEST = 2000
"""Characters of one passage; a longer run of text is cut at the end of a sentence before this."""
_FULL = 0.72
"""Share of the widest line from which on a line counts as filled, so that its text goes on."""
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[A-Z\"“(•])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.?g|i\.?e|etc|vs|Inc|Corp|Co|Ltd|Sr|Jr|Dr|Mr|Ms|St|No|approx|dept|Rs|Rt|[A-Z]))\.$"
)


def passages(text: str, lines: Sequence[Line], shortest: int = SHORTEST) -> tuple[Quoted, ...]:
    """The bullets and sentences of `lines` that hold at least `shortest` words, in order."""
    found: list[Quoted] = []
    for start, end in blocks(lines):
        for left, right in _sentences(text, start, end):
            passage = quote(text, left, right)
            if passage is not None and len(passage.value.split()) >= shortest:
                found.append(passage)
    return tuple(found)


def blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Ranges of lines that are one statement: a line that stops short of the margin ends it."""
    widest = max((len(line.text) for line in lines), default=0)
    blocks: list[tuple[int, int]] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and blocks and _continues(previous, line, widest):
            blocks[-1] = (blocks[-1][0], line.end)
        else:
            blocks.append((line.start, line.end))
        previous = line
    return blocks


def _continues(previous: Line, line: Line, widest: int) -> bool:
    if line.bullet or (line.gap and not line.text[0].islower()):
        return False
    if line.text[0].islower():
        return not previous.text.endswith(".")
    if previous.text.endswith((".", "!", "?", ":", ";")):
        return False
    if previous.text.endswith((",", "-", "–", "(", "&", "/")):
        return True
    return widest >= 60 and len(previous.text) >= _FULL * widest


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = start
    for match in _SENTENCE.finditer(text, start, end):
        if _ABBREVIATION.search(text[max(begin, match.start() - 8) : match.start()]):
            continue
        found.append((begin, match.start()))
        begin = match.end()
    found.append((begin, end))
    return [part for whole in found for part in _cut(text, *whole)]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run without sentences is cut at spaces, so that no passage is endless."""
    parts: list[tuple[int, int]] = []
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        stop = space if space > start else start + _LONGEST
        parts.append((start, stop))
        start = stop
    return [*parts, (start, end)]
