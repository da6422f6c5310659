"""Posts of experience sections that state no dates at all."""

from collections.abc import Sequence

from forensics.model.record import Position
from forensics.model.span import Span
from forensics.parse import heads
from forensics.parse.anchors import head_pieces
from forensics.parse.head_lines import head_like, names_post, withheld
from forensics.parse.lines import Line
from forensics.parse.passages import passages
from forensics.parse.pieces import Piece

MOST = 50
"""Posts of one section that are read."""
_MOST_LINES = 3
_MOST_WORDS = 9


def undated(text: str, lines: Sequence[Line]) -> tuple[Position, ...]:
    """The posts told by their heads alone: a title, with an employer or a description below.

    Only lines that open the section, follow a blank line or follow a list can be a head.
    """
    starts = [index for index in range(len(lines)) if _opens(lines, index)][:MOST]
    found: list[Position] = []
    for start, after in zip(starts, [*starts[1:], len(lines)], strict=False):
        end = _end(lines, start, after)
        pieces: list[Piece] = []
        hidden = False
        for index in range(start, end):
            more, taken_out = head_pieces(text, lines[index].start, lines[index].end, [], index)
            pieces, hidden = pieces + more, hidden or taken_out
        head = heads.read(text, pieces, hidden, "title")
        if head.title is None or not (head.employer or head.hidden or end < after):
            continue
        found.append(
            Position(
                title=head.title,
                employer=head.employer,
                location=head.location,
                start=None,
                end=None,
                current=False,
                description=passages(text, lines[end:after], shortest=1),
                span=Span(start=lines[start].start, end=lines[after - 1].end),
            )
        )
    return tuple(found)


def _opens(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    fresh = index == 0 or line.gap or (lines[index - 1].bullet and not line.bullet)
    if not fresh or not _short(line):
        return False
    below = [lines[at] for at in range(index, min(index + 2, len(lines)))]
    return any(names_post(near) or (withheld(near.head) and _short(near)) for near in below)


def _short(line: Line) -> bool:
    return head_like(line) and line.words <= _MOST_WORDS


def _end(lines: Sequence[Line], start: int, after: int) -> int:
    end = start + 1
    while end < min(after, start + _MOST_LINES) and not lines[end].gap and _short(lines[end]):
        end += 1
    return end
