"""Posts of the experience sections: heads found by their dates, fields by words and layout."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forensics.model.record import Position
from forensics.model.span import Quoted, Span
from forensics.parse import employers, heads, places, titles
from forensics.parse.heads import Head, Order
from forensics.parse.lines import Line
from forensics.parse.months import MONTH
from forensics.parse.passages import passages
from forensics.parse.pieces import Piece, pieces
from forensics.parse.ranges import Range, is_length, ranges

_LONGEST_PREFIX = 15
"""Words before a date in a head; more is prose that mentions a date."""
_LONGEST_SUFFIX = 14
"""Words after a date in a head; more is a description that runs on in the same line."""
_MOST_BEFORE = 3
_LONGEST_DATE = 24
_MOST_TORN = 6
"""Words of a line that can still be the rest of dates torn at the end of the line before."""
_PROSE_BEFORE = re.compile(
    r"(?:^|\s)(?:in|during|from|between|of|since|by|for|on|until|through|the|and|with|was|is|to|"
    r"early|late)$",
    re.IGNORECASE,
)


_DATE_GOES_ON = re.compile(rf"(?:[-–—]|\bto|(?<!\w){MONTH},?)$", re.IGNORECASE)


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


@dataclass(slots=True)
class Entry:
    """An anchor with the lines around it that belong to its head."""

    anchor: Anchor
    begin: int
    end: int
    pieces: list[Piece]
    hidden: bool


def positions(text: str, lines: Sequence[Line]) -> tuple[Position, ...]:
    """The posts stated in the lines of one experience section."""
    # Profile pages print how long somebody stayed with an employer on a line of its own.
    lines = [line for line in lines if not is_length(line.text)]
    anchors = _anchors(text, lines)
    if not anchors:
        return ()
    before = _lines_before(text, lines, anchors)
    entries: list[Entry] = []
    floor = 0
    for index, anchor in enumerate(anchors):
        ceiling = anchors[index + 1].first if index + 1 < len(anchors) else len(lines)
        entry = _entry(text, lines, anchor, before, floor, ceiling)
        entries.append(entry)
        floor = entry.end
    order = _order(text, entries)
    found: list[Position] = []
    above: Quoted | None = None
    depth = 0
    for index, entry in enumerate(entries):
        head = heads.read(text, entry.pieces, entry.hidden, order)
        stop = entries[index + 1].begin if index + 1 < len(entries) else len(lines)
        if head.employer is not None or head.hidden:
            above = head.employer if _stands_above(lines, entry, head) else None
            depth = entry.anchor.first - entry.begin
        elif head.title is not None and entry.anchor.first - entry.begin <= max(0, depth - 1):
            head = replace(head, employer=above)
        found.append(_position(text, lines, entry, head, stop))
    return tuple(_without_umbrellas(found))


def _stands_above(lines: Sequence[Line], entry: Entry, head: Head) -> bool:
    """Whether the employer has a line to itself over the title, so that more posts can follow."""
    if head.employer is None:
        return False
    if head.title is None:
        return True
    return any(
        head.employer.span.end <= line.start <= head.title.span.start
        for line in lines[entry.begin : entry.end]
    )


def _without_umbrellas(posts: Sequence[Position]) -> list[Position]:
    """Leave out the line of an employer's whole range when the posts within it follow."""
    found: list[Position] = []
    for post, follower in zip(posts, [*posts[1:], None], strict=True):
        umbrella = post.title is None and post.employer is not None and not post.description
        if umbrella and follower is not None and follower.employer == post.employer:
            continue
        found.append(post)
    return found


def _position(text: str, lines: Sequence[Line], entry: Entry, head: Head, stop: int) -> Position:
    dates = entry.anchor.range
    body = list(lines[entry.end : stop])
    if entry.anchor.tail is not None:
        last = lines[entry.anchor.last]
        tail = entry.anchor.tail
        body.insert(0, Line(text[tail : last.end], tail, last.end, True, False))
    final = lines[stop - 1].end if stop > entry.begin else lines[entry.anchor.last].end
    return Position(
        title=head.title,
        employer=head.employer,
        location=head.location,
        start=dates.start_date,
        end=dates.end_date,
        current=dates.current,
        description=passages(text, body, shortest=1),
        span=Span(start=lines[entry.begin].start, end=max(final, dates.end)),
    )


def _anchors(text: str, lines: Sequence[Line]) -> list[Anchor]:
    found = [
        anchor
        for index, line in enumerate(lines)
        if (anchor := _anchor(text, lines, index, line)) is not None
    ]
    # A range within another head's lines ("April 2014 / to / Current") is the same one.
    apart: list[Anchor] = []
    for anchor in found:
        if not apart or anchor.first > apart[-1].last:
            apart.append(anchor)
    plain = [anchor for anchor in apart if not lines[anchor.first].bullet] or apart
    if any(anchor.rest or anchor.hidden or anchor.range.lone for anchor in plain) or not plain:
        return plain
    # Where dates have lines of their own, a lone date on one ("Summer 2011") is a post's as well.
    return sorted([*plain, *_lone_lines(text, lines, plain)], key=lambda anchor: anchor.first)


def _lone_lines(text: str, lines: Sequence[Line], anchors: Sequence[Anchor]) -> Iterator[Anchor]:
    taken = {index for anchor in anchors for index in range(anchor.first, anchor.last + 1)}
    for index, line in enumerate(lines):
        if index in taken or line.bullet or len(line.text) > _LONGEST_DATE:
            continue
        stated = ranges(text, line.start, line.end)
        whole = len(stated) == 1 and stated[0].end - stated[0].start == len(line.text)
        beside = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
        if whole and any(_names_post(near) for near in beside):
            yield Anchor(index, index, stated[0], (), False)


def _anchor(text: str, lines: Sequence[Line], index: int, line: Line) -> Anchor | None:
    torn = _DATE_GOES_ON.search(line.text[-24:]) is not None
    if not torn and not any(character.isdigit() for character in line.head):
        return None
    stop, last = line.start + len(line.head), index
    if line.words <= 3 or torn:
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


def _head_line(
    text: str, lines: Sequence[Line], first: int, last: int, dates: Range
) -> Anchor | None:
    """The anchor of a line that reads as a head and not as prose that mentions dates."""
    line = lines[first]
    prefix, suffix = (
        text[line.start : dates.start].strip(),
        text[dates.end : lines[last].end].strip(),
    )
    named = len(prefix.split()) - (6 if _hidden(prefix) else 0)
    if named > _LONGEST_PREFIX or _PROSE_BEFORE.search(prefix.rstrip("( ")):
        return None
    bare = prefix and not _hidden(prefix) and not _capitalised(prefix)
    if bare and (titles.opens_with_verb(prefix) or _opens_low(prefix)):
        return None
    if re.search(r"\w{3,}[.;] \S", prefix) and titles.score(prefix) < 1 and not _hidden(prefix):
        return None
    tail = None
    end = lines[last].end
    if len(suffix.split()) > _LONGEST_SUFFIX:
        if not prefix or dates.lone:
            return None
        tail = dates.end + (
            len(text[dates.end : end]) - len(text[dates.end : end].lstrip(" :-–—,."))
        )
        end = dates.end
    elif suffix and (suffix[0].islower() or (suffix.endswith(".") and len(suffix.split()) > 5)):
        if not prefix or dates.lone or suffix[0].islower():
            return None
        tail = dates.end + (
            len(text[dates.end : end]) - len(text[dates.end : end].lstrip(" :-–—,."))
        )
        end = dates.end
    cuts = [(dates.start, dates.end)]
    rest, hidden = _pieces(text, line.start, end, cuts, first)
    if (dates.lone or line.bullet) and not _reads_as_post(rest, hidden):
        near = [lines[at] for at in (first - 2, first - 1, last + 1) if 0 <= at < len(lines)]
        titled = any(_names_post(line) for line in near)
        placed = any(piece.place or piece.employer > 0.5 for piece in rest)
        if line.bullet or not (titled and placed and len(rest) <= 3):
            return None
    if line.bullet and line.text.endswith("."):
        return None
    if prefix and suffix and not hidden:
        # In the middle of a paragraph a date with words on both sides is no head.
        runs_on = first > 0 and lines[first - 1].words > _LONGEST_PREFIX
        if (runs_on and tail is not None) or not any(_telling(piece) for piece in rest):
            return None
    return Anchor(first, last, dates, tuple(rest), hidden, tail)


def _telling(piece: Piece) -> bool:
    return piece.title >= 1 or piece.employer > 0.5


def _capitalised(words: str) -> bool:
    """Whether a few words are written as a title is, each with a capital."""
    parts = words.split()
    return len(parts) <= 6 and all(not part[0].islower() or len(part) < 4 for part in parts)


def _reads_as_post(rest: Sequence[Piece], hidden: bool) -> bool:
    words = sum(len(piece.text.split()) for piece in rest)
    return words <= 12 and (hidden or any(piece.title >= 1 for piece in rest))


def _hidden(words: str) -> bool:
    return bool(employers.placeholders(words))


def _pieces(
    text: str, start: int, end: int, cuts: list[tuple[int, int]], line: int
) -> tuple[list[Piece], bool]:
    words = text[start:end]
    taken_out = employers.placeholders(words)
    gone = taken_out + places.placeholders(words)
    cuts = cuts + [(start + a, start + b) for a, b in gone]
    return pieces(text, start, end, cuts, line), bool(taken_out)


def _lines_before(text: str, lines: Sequence[Line], anchors: Sequence[Anchor]) -> int:
    """How many lines of a head stand before its dates: seen where nothing else can stand."""
    opening = anchors[0].first
    if opening > _MOST_BEFORE or not all(_head_like(line) for line in lines[:opening]):
        # Prose opens the section: count only what stands right before the dates.
        return 1 if opening and _names_post(lines[opening - 1]) else 0
    return opening


def _entry(
    text: str, lines: Sequence[Line], anchor: Anchor, before: int, floor: int, ceiling: int
) -> Entry:
    begin, end = _first_line(lines, anchor, before, floor), anchor.last + 1
    found, hidden = list(anchor.rest), anchor.hidden
    bare = begin == anchor.first and begin > floor and not _has_title(found)
    if (
        bare
        and _names_post(lines[begin - 1])
        and not _has_title(_after(text, lines, end, ceiling)[0])
    ):
        begin -= 1
    for index in range(anchor.first - 1, begin - 1, -1):
        more, taken_out = _pieces(text, lines[index].start, lines[index].end, [], index)
        found, hidden = more + found, hidden or taken_out
    while end < min(ceiling, anchor.last + 3) and anchor.tail is None:
        line = lines[end]
        if line.gap or line.bullet or not _head_like(line):
            break
        more, taken_out = _pieces(text, line.start, line.end, [], end)
        if not _adds(found, hidden, more, taken_out):
            break
        found, hidden, end = found + more, hidden or taken_out, end + 1
    return Entry(anchor, begin, end, found, hidden)


def _first_line(lines: Sequence[Line], anchor: Anchor, before: int, floor: int) -> int:
    """The first line of a head of which up to `before` lines stand over its dates."""
    begin = anchor.first
    while begin > floor and anchor.first - begin < before and _head_like(lines[begin - 1]):
        apart = lines[begin].gap and not (begin == anchor.first and _names_post(lines[begin - 1]))
        if apart and floor:
            break
        begin -= 1
    while floor and begin < anchor.first and not _opens(lines, begin):
        begin += 1
    return begin


def _after(text: str, lines: Sequence[Line], end: int, ceiling: int) -> tuple[list[Piece], bool]:
    if end >= ceiling or lines[end].bullet or not _head_like(lines[end]):
        return [], False
    return _pieces(text, lines[end].start, lines[end].end, [], end)


def _adds(found: Sequence[Piece], hidden: bool, more: Sequence[Piece], taken_out: bool) -> bool:
    """Whether a line after the dates brings what the head still lacks."""
    named = [piece for piece in found if not piece.place and piece.employer >= 0]
    if all(piece.place for piece in more):
        return bool(more) or taken_out
    if taken_out and not hidden:
        return True
    if not _has_title(found):
        brings_title = any(piece.title >= 1 for piece in more)
        return brings_title or (len(named) < (1 if hidden else 2) and not hidden)
    if hidden or any(piece.employer > 0.5 and piece.title < 1 for piece in found):
        return False
    return len(named) < 2 and not any(piece.title >= 1 for piece in more)


def _has_title(found: Sequence[Piece]) -> bool:
    return any(piece.title >= 1 for piece in found)


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether a line can be the first of a head, and is not the last of a description."""
    line = lines[index]
    if line.gap or _names_post(line) or _hidden(line.head):
        return True
    previous = lines[index - 1]
    return not line.bullet and (previous.bullet or previous.text.endswith((".", "!", ";")))


def _names_post(line: Line) -> bool:
    return _head_like(line) and line.words <= 9 and titles.score(line.head) >= 0.25


def _head_like(line: Line) -> bool:
    """Whether a line is short, opens with a capital and is no sentence."""
    words = line.head
    if line.bullet or line.words > 14 or len(line.text) > 130 or _opens_low(words):
        return False
    if words.endswith((",", ";", ":")) or (words.endswith(".") and not _abbreviated(words)):
        return False
    return not titles.opens_with_verb(words)


def _opens_low(words: str) -> bool:
    """Whether the first word is in small letters throughout: "iOS" and "eBay" are not."""
    return words[0].islower() and words.split(maxsplit=1)[0].islower()


def _abbreviated(words: str) -> bool:
    return bool(re.search(r"(?:\b(?:Inc|Co|Corp|Ltd|Sr|Jr|Dept|Univ|[A-Z])|\.[A-Z])\.$", words))


def _order(text: str, entries: Sequence[Entry]) -> Order:
    """Which of title and employer stands first, as told by the heads whose words leave no doubt."""
    votes: Counter[Order] = Counter()
    for entry in entries:
        order = heads.read(text, entry.pieces, entry.hidden, "title").order
        if order is not None:
            votes[order] += 1
    return "employer" if votes["employer"] > votes["title"] else "title"
