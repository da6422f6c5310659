"""Who, what and where in the head of a post: title, employer and place among its pieces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from forensics.model.span import Quoted
from forensics.parse import employers
from forensics.parse.degrees import is_field_word
from forensics.parse.lines import quote
from forensics.parse.pieces import Piece

Order = Literal["title", "employer"]

_PARTNERS = re.compile(r"[^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*)?\s(?:&|and|und|et|y|e)\s[^\W\d_]")
_TIES = frozenset({"comma", "dash", "colon", "slash"})
UNSURE = 0.2
"""Weight of an order that nothing in the section tells."""
DECIDED = 0.6
"""Weight of an order that all sure heads of a section share."""
_SURE = 0.5
"""Two pieces whose scores differ by more than this are told apart by their words alone."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a head states. `hidden`: the employer's name was taken out by whoever published it.

    `order` says which of title and employer stood first where their words left no doubt.
    """

    title: Quoted | None = None
    employer: Quoted | None = None
    location: Quoted | None = None
    hidden: bool = False
    order: Order | None = None


def read(
    text: str, pieces: Sequence[Piece], hidden: bool, order: Order, weight: float = UNSURE
) -> Head:
    """Assign the pieces of one head; `order` decides where words do not.

    `weight`: how much the order counts against words, `UNSURE` to `DECIDED`.
    """
    location = next((piece for piece in pieces if piece.place), None)
    rest = _partnered(text, [piece for piece in pieces if not piece.place])
    if hidden:
        return Head(_whole_title(text, rest), None, _plain(text, location), hidden=True)
    title, employer, sure = _pair(rest, order, weight)
    if location is None and employer is not None:
        location = _leftover(rest, title, employer)
    found: Order | None = None
    if sure and title is not None and employer is not None:
        found = "title" if title.start < employer.start else "employer"
    return Head(
        _quoted(text, rest, title, employer),
        _quoted(text, rest, employer, title),
        _plain(text, location),
        order=found,
    )


def by_line(text: str, pieces: Sequence[Piece], order: Order) -> Head | None:
    """The head of a format that prints title and employer on lines of their own, in that order.

    None where the head has not two such lines.
    """
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.line, []).append(piece)
    named = [row for row in rows.values() if not all(piece.place for piece in row)]
    if len(named) != 2:
        return None
    title, employer = named if order == "title" else reversed(named)
    # "Acme · Full-time": what follows the bar is how somebody was employed.
    name = [
        p for p in employer if not any(q.mark == "bar" for q in employer[1:] if q.start <= p.start)
    ]
    place = next((p for row in rows.values() if row not in named for p in row if p.place), None)
    return Head(
        quote(text, title[0].start, title[-1].end),
        quote(text, name[0].start, name[-1].end),
        _plain(text, place),
        order=order,
    )


def _pair(
    rest: Sequence[Piece], order: Order, weight: float
) -> tuple[Piece | None, Piece | None, bool]:
    """The title, the employer, and whether their words tell them apart."""
    for left, right in pairwise(rest):
        if right.mark == "at":
            return _tied_to(rest, left), right, True
    if len(rest) == 1:
        only = rest[0]
        if only.employer > max(only.title, _SURE):
            return None, only, True
        return (only, None, True) if only.title >= 1 else (only, None, False)
    best: tuple[float, Piece, Piece] | None = None
    for title in rest:
        for employer in rest:
            if title is employer:
                continue
            score = title.title - title.employer + employer.employer - employer.title
            score += weight if (title.start < employer.start) == (order == "title") else 0.0
            # Nearer the front of the head stands what matters.
            score -= 0.05 * (rest.index(title) + rest.index(employer))
            if best is None or score > best[0]:
                best = (score, title, employer)
    if best is None:
        return None, None, False
    _, title, employer = best
    margin = (title.title - title.employer) - (employer.title - employer.employer)
    if employer.employer < 0:
        return title, None, True
    return title, employer, margin > _SURE


def _tied_to(rest: Sequence[Piece], last: Piece) -> Piece:
    """The piece that opens the title whose last piece this is: "Director, Client Services at"."""
    index = rest.index(last)
    while index and rest[index].mark == "comma" and rest[index - 1].line == last.line:
        index -= 1
    return rest[index]


def _best_title(rest: Sequence[Piece]) -> Piece | None:
    return max(rest, key=lambda piece: (piece.title, -piece.start), default=None)


def _whole_title(text: str, rest: Sequence[Piece]) -> Quoted | None:
    """Where the employer is taken out, all that hangs together around the title belongs to it."""
    best = _best_title(rest)
    if best is None:
        return None
    first = last = rest.index(best)
    while first > 0 and rest[first].mark in _TIES and rest[first - 1].line == best.line:
        first -= 1
    while (
        last + 1 < len(rest) and rest[last + 1].mark in _TIES and rest[last + 1].line == best.line
    ):
        last += 1
    return quote(text, rest[first].start, rest[last].end)


def _leftover(rest: Sequence[Piece], title: Piece | None, employer: Piece) -> Piece | None:
    """A short last piece beside the employer is its town, though no list knows it."""
    last = rest[-1]
    if last in (title, employer) or last.title or last.employer > 0.5 or len(last.text.split()) > 3:
        return None
    return (
        last
        if last.mark in {"comma", "bar", "dash", "cut"} and last.line == employer.line
        else None
    )


def _plain(text: str, piece: Piece | None) -> Quoted | None:
    return quote(text, piece.start, piece.end) if piece is not None else None


def _quoted(
    text: str, rest: Sequence[Piece], chosen: Piece | None, other: Piece | None
) -> Quoted | None:
    """The chosen piece, with pieces after it that a comma or dash ties to it: "Director, Sales"."""
    if chosen is None:
        return None
    start, end = chosen.start, chosen.end
    for piece in rest[rest.index(chosen) + 1 :]:
        tied = piece.mark in _TIES and piece.line == chosen.line
        own = piece is not other and chosen.title >= piece.title - 2
        if not tied or not own or (piece is rest[-1] and other is not None and chosen.title < 1):
            break
        end = piece.end
    return quote(text, start, end)


def _partnered(text: str, rest: Sequence[Piece]) -> list[Piece]:
    """Put firms named after several people together again: "Boudreaux, Finch & Lowell"."""
    found: list[Piece] = []
    for piece in rest:
        first = found[-1] if found else None
        if first is None or piece.mark != "comma" or not _are_partners(text, first, piece):
            found.append(piece)
            continue
        # A firm alone in its line, or with something else that can be the title.
        whole = text[first.start : piece.end]
        found[-1] = replace(first, end=piece.end, text=whole, employer=1 + employers.score(whole))
    return found


def _are_partners(text: str, first: Piece, second: Piece) -> bool:
    name = len(first.text.split()) == 1 and first.text[:1].isupper() and first.text.isalpha()
    named = name and not first.title and first.employer >= 0 and not is_field_word(first.text)
    return (
        named
        and text[first.end : second.start].strip() == ","
        and second.employer >= 0
        and _PARTNERS.match(second.text) is not None
    )
