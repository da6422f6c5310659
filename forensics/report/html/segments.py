"""A stretch of text cut where marks begin and end, so that overlapping marks stay exact."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from forensics.model import Span


@dataclass(frozen=True)
class Segment:
    """Characters `start..end` and which of the spans cover all of them (places, ascending)."""

    start: int
    end: int
    covers: tuple[int, ...]


def cut(shown: Span, spans: Sequence[Span], borders: Iterable[int] = ()) -> Iterator[Segment]:
    """Segments that join to `shown`, cut at every end of a span and at every border inside it.

    An empty span covers nothing. What lies outside `shown` is left out.
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for place, span in enumerate(spans):
        start, end = max(span.start, shown.start), min(span.end, shown.end)
        if start < end:
            opening.setdefault(start, []).append(place)
            closing.setdefault(end, []).append(place)
    inside = {border for border in borders if shown.start < border < shown.end}
    points = sorted({shown.start, shown.end, *opening, *closing, *inside})
    active: set[int] = set()
    for start, end in pairwise(points):
        active.difference_update(closing.get(start, ()))
        active.update(opening.get(start, ()))
        yield Segment(start, end, tuple(sorted(active)))


def windows(length: int, spans: Iterable[Span], room: int, around: int, most: int) -> list[Span]:
    """What of a long text to show: its first `room` characters, and each later span in its setting.

    A setting is `around` characters on either side; of a span at most `most` are shown. Ranges do
    not touch each other and are in order.
    """
    wanted = [(0, min(room, length))]
    for span in spans:
        if span.end > room and span.start < length:
            end = min(span.end, span.start + most)
            wanted.append((max(span.start - around, 0), min(end + around, length)))
    merged: list[Span] = []
    for start, end in sorted(wanted):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(end, merged[-1].end))
        else:
            merged.append(Span(start=start, end=end))
    return merged
