"""A document's text as blocks: each begins with a line that is quoted, its findings beside it."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from forensics.model import ConcealedPiece, Document, Passage, Span
from forensics.report.html.hits import Hit
from forensics.report.html.segments import Segment, cut, windows
from forensics.report.html.words import HIDINGS

ROOM = 120_000  # characters shown of one document; a long resume has 20,000
AROUND = 240  # shown on either side of a quote that stands further down
LONGEST = 2_000  # shown of one quote that stands further down
MOST_MARKS = 500
MOST_HIDDEN = 40  # pieces of unseen text
HIDDEN_ROOM = 4_000  # characters of one piece
NOTES = 6  # findings named beside one block
REFERENCES = 3  # findings named behind one mark


@dataclass(frozen=True)
class Mark:
    """One quote's place in the text. `leads_to`: its quote on the card, where that lists it."""

    span: Span
    key: str
    leads_to: str
    listed: bool
    number: int
    title: str
    focused: bool


@dataclass(frozen=True)
class Piece:
    """Characters under the same marks; `anchors` begin here, `ends` are the marks that end here."""

    text: str
    depth: int
    focused: bool
    anchors: tuple[str, ...]
    ends: tuple[Mark, ...]
    more_ends: int


@dataclass(frozen=True)
class Note:
    """A finding that quotes this block `count` times; `again` when one above has named it."""

    number: int
    title: str
    count: int
    again: bool
    focused: bool


@dataclass(frozen=True)
class Block:
    """Lines from one quoted line to the next.

    `page` is the number of the page that begins here, `gap` the characters left out before it.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    more_notes: int
    page: int | None = None
    gap: int = 0


@dataclass(frozen=True)
class Hidden:
    """One piece of text that a person does not see."""

    how: str
    detail: str
    page: int | None
    block: Block
    rest: int


@dataclass(frozen=True)
class Sheet:
    """A document as shown; `unplaced` are the keys of listed quotes among the `unmarked`."""

    name: str
    partial: str | None
    blocks: tuple[Block, ...]
    rest: int
    hidden: tuple[Hidden, ...]
    more_hidden: int
    marks: int
    unmarked: int
    unplaced: tuple[str, ...]


def sheet(document: Document, hits: Sequence[Hit], focus: str | None = None) -> Sheet:
    """The document with what the hits quote of it."""
    every, unseen = (
        # Quotes that a card lists come first, so that its links find their marks.
        sorted(_marks(document.name, hits, layer, focus), key=lambda mark: not mark.listed)
        for layer in ("visible", "concealed")
    )
    kept = [mark for mark in every[:MOST_MARKS] if mark.span.start < len(document.text)]
    shown = windows(
        len(document.text), [mark.span for mark in kept], ROOM, around=AROUND, most=LONGEST
    )
    pieces = document.concealed.pieces
    hidden = tuple(_hidden(document, piece, unseen) for piece in pieces[:MOST_HIDDEN])
    blocks = tuple(_blocks(document, shown, kept))
    placed = _anchors([*blocks, *(item.block for item in hidden)])
    return Sheet(
        name=document.name,
        partial=document.partial,
        blocks=blocks,
        rest=len(document.text) - shown[-1].end,
        hidden=hidden,
        more_hidden=max(len(pieces) - MOST_HIDDEN, 0),
        marks=len(placed),
        unmarked=len(every) + len(unseen) - len(placed),
        unplaced=tuple(
            mark.key for mark in (*every, *unseen) if mark.listed and mark.key not in placed
        ),
    )


def _anchors(blocks: Iterable[Block]) -> set[str]:
    return {key for block in blocks for piece in block.pieces for key in piece.anchors}


def _marks(name: str, hits: Iterable[Hit], layer: str, focus: str | None) -> Iterator[Mark]:
    for hit in hits:
        for told in hit.told:
            for quote in told.quotes:
                place = quote.evidence.locator
                if (
                    isinstance(place, Passage)
                    and place.layer == layer
                    and quote.evidence.document == name
                ):
                    yield Mark(
                        span=Span(start=place.start, end=place.end),
                        key=quote.key,
                        leads_to=f"rf-q-{quote.key}" if quote.listed else f"rf-f-{hit.number}",
                        listed=quote.listed,
                        number=hit.number,
                        title=hit.card.title,
                        focused=focus in {hit.run.signal, quote.key},
                    )


def _blocks(document: Document, shown: Sequence[Span], marks: Sequence[Mark]) -> Iterator[Block]:
    text = document.text
    pages = {page.span.start: page.number for page in document.pages if len(document.pages) > 1}
    lines = {text.rfind("\n", 0, mark.span.start) + 1 for mark in marks}
    borders = sorted({*pages, *lines})
    ends = [(mark.span.start, mark.span.end, mark) for mark in marks]
    left = 0
    named = set[int]()
    for window in shown:
        here = [mark for start, end, mark in ends if start < window.end and end > window.start]
        inside = borders[bisect_left(borders, window.start) : bisect_left(borders, window.end)]
        cuts = cut(window, [mark.span for mark in here], inside)
        gap, left = window.start - left, window.end
        for group in _grouped(cuts, {window.start, *inside}):
            block = _block(text, group, here, named)
            yield replace(block, page=pages.get(group[0].start), gap=gap)
            named.update(note.number for note in block.notes)
            gap = 0


def _grouped(cuts: Iterable[Segment], starts: set[int]) -> Iterator[list[Segment]]:
    number = 0

    def block(segment: Segment) -> int:
        nonlocal number
        number += segment.start in starts
        return number

    for _, group in groupby(cuts, block):
        yield list(group)


def _block(
    text: str, cuts: Sequence[Segment], marks: Sequence[Mark], named: Collection[int]
) -> Block:
    begun = [marks[at] for part in cuts for at in part.covers if marks[at].span.start == part.start]
    notes: dict[int, list[Mark]] = {}
    for mark in begun:
        notes.setdefault(mark.number, []).append(mark)
    noted = [
        Note(
            number=number,
            title=group[0].title,
            count=len(group),
            again=number in named,
            focused=any(mark.focused for mark in group),
        )
        for number, group in sorted(notes.items())
    ]
    return Block(
        pieces=tuple(_piece(text, part, marks) for part in cuts),
        notes=tuple(noted[:NOTES]),
        more_notes=max(len(noted) - NOTES, 0),
    )


def _piece(text: str, part: Segment, marks: Sequence[Mark]) -> Piece:
    covering = [marks[at] for at in part.covers]
    ends = {mark.number: mark for mark in covering if mark.span.end == part.end}
    named = tuple(ends[number] for number in sorted(ends))
    return Piece(
        text=text[part.start : part.end],
        depth=len({mark.number for mark in covering}),
        focused=any(mark.focused for mark in covering),
        anchors=tuple(mark.key for mark in covering if mark.span.start == part.start),
        ends=named[:REFERENCES],
        more_ends=max(len(named) - REFERENCES, 0),
    )


def _hidden(document: Document, piece: ConcealedPiece, marks: Sequence[Mark]) -> Hidden:
    text = document.concealed.text
    end = min(piece.span.end, piece.span.start + HIDDEN_ROOM, len(text))
    shown = Span(start=min(piece.span.start, end), end=end)
    cuts = list(cut(shown, [mark.span for mark in marks]))
    return Hidden(
        how=HIDINGS[piece.hiding],
        detail=piece.detail,
        page=piece.page,
        block=_block(text, cuts, marks, ()),
        rest=max(piece.span.end - end, 0),
    )
