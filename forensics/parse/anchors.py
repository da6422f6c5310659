"""Dated head lines of posts: where a date opens an entry, and where it is only mentioned."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from forensics.parse import employers, places, titles
from forensics.parse.head_lines import names_post, opens_low, withheld
from forensics.parse.lines import Line
from forensics.parse.pieces import Piece, pieces
from forensics.parse.ranges import Range, goes_on, ranges

_LONGEST_PREFIX = 15
"""Words before a date in a head; more is prose that mentions a date."""
_LONGEST_SUFFIX = 14
"""Words after a date in a head; more is a description that runs on in the same line."""
_LONGEST_DATE = 24
_MOST_TORN = 6
"""Words of a line that can still be the rest of dates torn at the end of the line before."""
# In capitals these are states: "Toronto, ON".
_PROSE_BEFORE = re.compile(
    r"(?:^|\s)(?:[Ii]n|[Dd]uring|[Ff]rom|[Bb]etween|[Oo]f|[Ss]ince|[Bb]y|[Ff]or|[Oo]n|[Uu]ntil|"
    r"[Tt]hrough|[Tt]he|[Aa]nd|[Ww]ith|was|is|[Tt]o|[Ee]arly|[Ll]ate)$"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A dated head line: the lines `first..last` of its section and the range they state."""

    first: int
    last: int
    range: Range
    rest: tuple[Piece, ...]
    hidden: bool
    tail: int | None = None
    """Where a description starts that runs on in the head line."""


def find(text: str, lines: Sequence[Line], most: int) -> list[Anchor]:
    """The first `most` dated head lines of an experience section, in order."""
    stated = (_anchor(text, lines, index, line) for index, line in enumerate(lines))
    # Twice as many, since those within another's lines are left out again.
    found = list(islice((anchor for anchor in stated if anchor is not None), 2 * most))
    # A range within another head's lines ("May 2013 / to / Current") is the same one.
    apart: list[Anchor] = []
    for anchor in found:
        if not apart or anchor.first > apart[-1].last:
            apart.append(anchor)
    plain = [anchor for anchor in apart if not lines[anchor.first].bullet] or apart
    if any(anchor.rest or anchor.hidden or anchor.range.lone for anchor in plain) or not plain:
        return plain[:most]
    # Where dates have lines of their own, a lone date on one ("Summer 2011") is a post's as well.
    lone = islice(_lone_lines(text, lines, plain), most)
    return sorted([*plain, *lone], key=lambda anchor: anchor.first)[:most]


def _lone_lines(text: str, lines: Sequence[Line], anchors: Sequence[Anchor]) -> Iterator[Anchor]:
    taken = {index for anchor in anchors for index in range(anchor.first, anchor.last + 1)}
    for index, line in enumerate(lines):
        if index in taken or line.bullet or len(line.text) > _LONGEST_DATE:
            continue
        stated = ranges(text, line.start, line.end)
        whole = len(stated) == 1 and stated[0].end - stated[0].start == len(line.text)
        beside = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
        if whole and any(names_post(near) for near in beside):
            yield Anchor(index, index, stated[0], (), False)


def _anchor(text: str, lines: Sequence[Line], index: int, line: Line) -> Anchor | None:
    torn = goes_on(line.text)
    if not torn and not any(character.isdigit() for character in line.head):
        return None
    stop, last = line.start + len(line.head), index
    if index + 1 < len(lines) and _ends_range(lines[index + 1]):
        last, stop = index + 1, lines[index + 1].end
    elif line.words <= 3 or torn:
        most = 3 if line.words <= 3 else _MOST_TORN
        while last + 1 < len(lines) and last < index + 2 and lines[last + 1].words <= most:
            last += 1
            stop = lines[last].end
    stated = ranges(text, line.start, stop)
    dates = next((item for item in stated if not item.lone), None)
    if dates is None or dates.start >= line.end:
        dates = stated[0] if stated and stated[0].start < line.end else None
    if dates is None:
        return None
    last = max(i for i in range(index, last + 1) if lines[i].start < dates.end)
    return _head_line(text, lines, index, last, dates)


def _ends_range(line: Line) -> bool:
    """Whether a line is a dash and a date: the end of a range that the page broke."""
    if not line.bullet or line.words > 3:
        return False
    stated = ranges(line.text)
    return len(stated) == 1 and stated[0].lone and stated[0].end - stated[0].start == len(line.text)


def _head_line(
    text: str, lines: Sequence[Line], first: int, last: int, dates: Range
) -> Anchor | None:
    """The anchor of a line that reads as a head and not as prose that mentions dates."""
    line = lines[first]
    prefix, suffix = (
        text[line.start : dates.start].strip(),
        text[dates.end : lines[last].end].strip(" \t\u00a0)]"),
    )
    named = len(prefix.split()) - (6 if withheld(prefix) else 0)
    if named > _LONGEST_PREFIX or _PROSE_BEFORE.search(prefix.rstrip("( ")):
        return None
    bare = prefix and not withheld(prefix) and not _capitalised(prefix)
    if bare and (titles.opens_with_verb(prefix) or opens_low(prefix)):
        return None
    if re.search(r"\w{3,}[.;] \S", prefix) and titles.score(prefix) < 1 and not withheld(prefix):
        return None
    tail = None
    end = lines[last].end
    if len(suffix.split()) > _LONGEST_SUFFIX:
        if (not prefix and not withheld(suffix[:30])) or dates.lone:
            return None
        tail = dates.end + (
            len(text[dates.end : end]) - len(text[dates.end : end].lstrip(" :-–—,."))
        )
        end = dates.end
    elif suffix and (opens_low(suffix) or (suffix.endswith(".") and len(suffix.split()) > 5)):
        if not prefix or dates.lone or opens_low(suffix):
            return None
        tail = dates.end + (
            len(text[dates.end : end]) - len(text[dates.end : end].lstrip(" :-–—,."))
        )
        end = dates.end
    cuts = [(dates.start, dates.end)]
    rest, hidden = head_pieces(text, line.start, end, cuts, first)
    if (dates.lone or line.bullet) and not _reads_as_post(rest, hidden):
        near = [lines[at] for at in (first - 2, first - 1, last + 1) if 0 <= at < len(lines)]
        withheld_below = not rest and last + 1 < len(lines) and withheld(lines[last + 1].head[:40])
        titled = any(names_post(line) for line in near)
        placed = any(piece.place or piece.employer > 0.5 for piece in rest)
        named = titled and placed and len(rest) <= 3
        if line.bullet or not (named or withheld_below):
            return None
    if line.bullet and line.text.endswith("."):
        return None
    if prefix and suffix and not hidden:
        # In the middle of a paragraph a date with words on both sides is no head.
        listed = not dates.lone and _capitalised(prefix) and _capitalised(suffix)
        runs_on = first > 0 and lines[first - 1].words > _LONGEST_PREFIX
        if (runs_on and tail is not None) or not (any(map(_telling, rest)) or listed):
            return None
    return Anchor(first, last, dates, tuple(rest), hidden, tail)


def _telling(piece: Piece) -> bool:
    return piece.title >= 1 or piece.employer > 0.5 or piece.place


def _capitalised(words: str) -> bool:
    """Whether a few words are written as a title is, each with a capital."""
    parts = words.split()
    return len(parts) <= 6 and all(not part[0].islower() or len(part) < 4 for part in parts)


def _reads_as_post(rest: Sequence[Piece], hidden: bool) -> bool:
    words = sum(len(piece.text.split()) for piece in rest)
    return words <= 12 and (hidden or any(piece.title >= 1 for piece in rest))


def head_pieces(
    text: str, start: int, end: int, cuts: list[tuple[int, int]], line: int
) -> tuple[list[Piece], bool]:
    """The pieces of a head line, and whether the employer's name was taken out of it."""
    words = text[start:end]
    taken_out = employers.placeholders(words)
    gone = taken_out + places.placeholders(words)
    cuts = cuts + [(start + a, start + b) for a, b in gone]
    return pieces(text, start, end, cuts, line), bool(taken_out)
