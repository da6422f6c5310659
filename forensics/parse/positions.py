"""Posts of the experience sections: heads found by their dates, fields by words and layout."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from forensics.model.record import Position
from forensics.model.span import Quoted, Span
from forensics.parse import anchors, employers, heads, titles, towns
from forensics.parse.anchors import Anchor, head_pieces
from forensics.parse.head_lines import head_like, names_post, withheld
from forensics.parse.heads import DECIDED, UNSURE, Head, Order
from forensics.parse.lines import Line, quote
from forensics.parse.passages import passages
from forensics.parse.pieces import Piece
from forensics.parse.ranges import is_length

MOST = 150
"""Posts of one section that are read; a career has fewer."""
_MOST_BEFORE = 3


@dataclass(slots=True)
class Entry:
    """An anchor with the lines around it that belong to its head."""

    anchor: Anchor
    begin: int
    end: int
    pieces: list[Piece]
    hidden: bool


def positions(
    text: str, lines: Sequence[Line], layout: Order | None = None
) -> tuple[Position, ...]:
    """The first `MOST` posts stated in the lines of one experience section, in order.

    `layout`: which of title and employer a format prints first, each on its own line.
    """
    # Profile pages print how long somebody stayed with an employer on a line below its name.
    groups = {line.start for line, below in pairwise(lines) if is_length(below.text)}
    lines = [line for line in lines if not is_length(line.text)]
    anchored = anchors.find(text, lines, MOST + 1)
    if not anchored:
        return ()
    if len(anchored) > MOST:
        lines = lines[: anchored[MOST].first]
    anchored = anchored[:MOST]
    before = _lines_before(text, lines, anchored)
    entries: list[Entry] = []
    floor = 0
    for index, anchor in enumerate(anchored):
        ceiling = anchored[index + 1].first if index + 1 < len(anchored) else len(lines)
        entry = _entry(text, lines, anchor, before, floor, ceiling)
        entries.append(entry)
        floor = entry.end
    read = towns.parted(text, _heads(text, lines, entries, groups, layout))
    stops = [*(entry.begin for entry in entries[1:]), len(lines)]
    posts = zip(entries, read, stops, strict=True)
    return tuple(_without_umbrellas([_position(text, lines, *post) for post in posts]))


def _heads(
    text: str,
    lines: Sequence[Line],
    entries: Sequence[Entry],
    groups: Set[int],
    layout: Order | None,
) -> list[Head]:
    """What each head states, with the employer of a head above for posts that share it."""
    order, weight = _order(text, entries)
    found: list[Head] = []
    above: Quoted | None = None
    depth = floor = 0
    for entry in entries:
        group = _group(lines, entry, groups, floor)
        floor = entry.end
        if group is not None:
            entry.pieces = [piece for piece in entry.pieces if piece.start > lines[group].end]
            entry.begin = min(entry.begin, group)
        head = heads.by_line(text, entry.pieces, layout) if layout and group is None else None
        if head is None:
            head = heads.read(text, entry.pieces, entry.hidden, order, weight)
        if group is not None:
            above = quote(text, lines[group].start, lines[group].end)
            depth = entry.anchor.first - group
            head = replace(head, title=head.title or head.employer, employer=above)
        elif head.employer is not None or head.hidden:
            above = head.employer if _stands_above(lines, entry, head) else None
            depth = entry.anchor.first - entry.begin
        elif head.title is not None and entry.anchor.first - entry.begin <= max(0, depth - 1):
            head = replace(head, employer=above)
        found.append(head)
    return found


def _group(lines: Sequence[Line], entry: Entry, groups: Set[int], floor: int) -> int | None:
    """The line above a head that names the employer of this post and of those that follow."""
    above = range(entry.anchor.first - 1, max(floor, entry.anchor.first - 4) - 1, -1)
    return next((index for index in above if lines[index].start in groups), None)


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


def _lines_before(text: str, lines: Sequence[Line], anchored: Sequence[Anchor]) -> int:
    """How many lines of a head stand before its dates: seen where nothing else can stand."""
    opening = anchored[0].first
    if opening > _MOST_BEFORE or not all(head_like(line) for line in lines[:opening]):
        # Prose opens the section: count only what stands right before the dates.
        return 1 if opening and names_post(lines[opening - 1]) else 0
    return opening


def _entry(
    text: str, lines: Sequence[Line], anchor: Anchor, before: int, floor: int, ceiling: int
) -> Entry:
    begin, end = _first_line(lines, anchor, before, floor), anchor.last + 1
    found, hidden = list(anchor.rest), anchor.hidden
    bare = begin == anchor.first and begin > floor and not _has_title(found)
    if (
        bare
        and names_post(lines[begin - 1])
        and not _has_title(_after(text, lines, end, ceiling)[0])
    ):
        begin -= 1
    for index in range(anchor.first - 1, begin - 1, -1):
        more, taken_out = head_pieces(text, lines[index].start, lines[index].end, [], index)
        found, hidden = more + found, hidden or taken_out
    while end < min(ceiling, anchor.last + 3) and anchor.tail is None:
        line = lines[end]
        named = _runs_on(line) if not hidden and not _has_title(found) else None
        if named is not None:
            more, hidden = head_pieces(text, line.start, line.start + named, [], end)
            anchor = replace(anchor, last=end, tail=line.start + named)
            found, end = found + more, end + 1
            break
        if line.gap or line.bullet or not head_like(line):
            break
        more, taken_out = head_pieces(text, line.start, line.end, [], end)
        if not _adds(found, hidden, more, taken_out):
            break
        found, hidden, end = found + more, hidden or taken_out, end + 1
    return Entry(anchor, begin, end, found, hidden)


def _runs_on(line: Line) -> int | None:
    """Where a head ends that a description follows in its line: "Clerk Company Name Filed ..."."""
    stated = employers.placeholders(line.head[:140])
    if line.bullet or head_like(line) or not stated:
        return None
    title = line.head[: stated[0][0]]
    return stated[0][1] if titles.score(title) >= 1 and len(title.split()) <= 9 else None


def _first_line(lines: Sequence[Line], anchor: Anchor, before: int, floor: int) -> int:
    """The first line of a head of which up to `before` lines stand over its dates."""
    begin = anchor.first
    while begin > floor and anchor.first - begin < before and head_like(lines[begin - 1]):
        apart = lines[begin].gap and not (begin == anchor.first and names_post(lines[begin - 1]))
        if apart and floor:
            break
        begin -= 1
    while floor and begin < anchor.first and not _opens(lines, begin):
        begin += 1
    return begin


def _after(text: str, lines: Sequence[Line], end: int, ceiling: int) -> tuple[list[Piece], bool]:
    if end >= ceiling or lines[end].bullet or not head_like(lines[end]):
        return [], False
    return head_pieces(text, lines[end].start, lines[end].end, [], end)


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
    # "Tamarack County Sheriff" is an employer beside a title, for all its last word.
    return len(named) < 2 and not any(piece.title >= 1 > piece.employer + 0.4 for piece in more)


def _has_title(found: Sequence[Piece]) -> bool:
    return any(piece.title >= 1 for piece in found)


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether a line can be the first of a head, and is not the last of a description."""
    line = lines[index]
    if line.gap or names_post(line) or withheld(line.head):
        return True
    previous = lines[index - 1]
    return not line.bullet and (previous.bullet or previous.text.endswith((".", "!", ";")))


def _order(text: str, entries: Sequence[Entry]) -> tuple[Order, float]:
    """Which of title and employer stands first, as told by the heads whose words leave no doubt.

    The number is how much that counts in the other heads.
    """
    votes: Counter[Order] = Counter()
    for entry in entries:
        order = heads.read(text, entry.pieces, entry.hidden, "title").order
        if order is not None:
            votes[order] += 1
    first: Order = "employer" if votes["employer"] > votes["title"] else "title"
    return first, DECIDED if len(votes) == 1 else UNSURE
