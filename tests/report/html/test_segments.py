"""Marked text is cut so that its parts join to the text and every mark is covered exactly."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from forensics.model import Span
from forensics.report.html.segments import Segment, cut, windows

places = st.integers(0, 60)
spans = st.lists(st.tuples(places, places).map(sorted), max_size=8).map(
    lambda pairs: [Span(start=start, end=end) for start, end in pairs]
)
whole = st.tuples(places, places).map(sorted).map(lambda p: Span(start=p[0], end=p[1]))


def test_overlapping_spans_are_cut_where_either_ends() -> None:
    first, second = Span(start=2, end=6), Span(start=4, end=9)
    assert list(cut(Span(start=0, end=10), [first, second])) == [
        Segment(0, 2, ()),
        Segment(2, 4, (0,)),
        Segment(4, 6, (0, 1)),
        Segment(6, 9, (1,)),
        Segment(9, 10, ()),
    ]


@given(shown=whole, spans=spans, borders=st.lists(places))
def test_segments_join_to_what_is_shown_and_cover_every_span(
    shown: Span, spans: list[Span], borders: list[int]
) -> None:
    segments = list(cut(shown, spans, borders))
    covered = [at for part in segments for at in range(part.start, part.end)]
    assert covered == list(range(shown.start, shown.end))
    for place, span in enumerate(spans):
        mine = {
            at for part in segments if place in part.covers for at in range(part.start, part.end)
        }
        assert mine == set(range(max(span.start, shown.start), min(span.end, shown.end)))
    starts = {part.start for part in segments}
    assert all(border in starts for border in borders if shown.start < border < shown.end)


@given(length=st.integers(0, 200), spans=spans, room=st.integers(0, 80))
def test_windows_are_ordered_apart_and_hold_the_start_of_every_span(
    length: int, spans: list[Span], room: int
) -> None:
    shown = windows(length, spans, room, around=5, most=20)
    assert all(one.end < other.start for one, other in pairwise(shown))
    assert all(0 <= one.start <= one.end <= length for one in shown)
    for span in spans:
        if span.start < min(span.end, length):
            assert any(one.start <= span.start < one.end for one in shown)


def test_a_late_quote_is_shown_in_its_setting() -> None:
    late = Span(start=500, end=510)
    assert windows(1000, [late], room=100, around=20, most=50) == [
        Span(start=0, end=100),
        Span(start=480, end=530),
    ]
