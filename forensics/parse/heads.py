"""Who, what and where in the head of a post: title, employer and place among its pieces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from forensics.model.span import Quoted
from forensics.parse.lines import quote
from forensics.parse.pieces import Piece

Order = Literal["title", "employer"]

_TIES = frozenset({"comma", "dash", "colon", "slash"})
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


def read(text: str, pieces: Sequence[Piece], hidden: bool, order: Order) -> Head:
    """Assign the pieces of one head; `order` decides where words do not."""
    location = next((piece for piece in pieces if piece.place), None)
    rest = [piece for piece in pieces if not piece.place]
    if hidden:
        return Head(_whole_title(text, rest), None, _plain(text, location), hidden=True)
    title, employer, sure = _pair(rest, order)
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


def _pair(rest: Sequence[Piece], order: Order) -> tuple[Piece | None, Piece | None, bool]:
    """The title, the employer, and whether their words tell them apart."""
    for left, right in pairwise(rest):
        if right.mark == "at":
            return left, right, True
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
            score += 0.2 if (title.start < employer.start) == (order == "title") else 0.0
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
    start, end = _with_partners(rest, chosen, other), chosen.end
    for piece in rest[rest.index(chosen) + 1 :]:
        tied = piece.mark in _TIES and piece.line == chosen.line
        own = piece is not other and chosen.title >= piece.title - 2
        if not tied or not own or (piece is rest[-1] and other is not None and chosen.title < 1):
            break
        end = piece.end
    return quote(text, start, end)


def _with_partners(rest: Sequence[Piece], chosen: Piece, other: Piece | None) -> int:
    """The start of a firm named after several people: "Boudreaux, Finch & Lowell"."""
    index = rest.index(chosen)
    if (
        index == 0
        or chosen.mark != "comma"
        or not re.search(r"\s(?:&|and|und|et|y|e)\s", chosen.text)
    ):
        return chosen.start
    before = rest[index - 1]
    named = before is not other and not before.title and before.text[:1].isupper()
    alone = before.line == chosen.line and len(before.text.split()) == 1 and before.employer >= 0
    return before.start if named and alone else chosen.start
