"""Geometry of the chart of years: bars as exact as the dates they are drawn from.

Positions on the axis are percentages of its width. Months count from year 0, as in `PartialDate`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pydantic import ValidationError

from forensics.model import PartialDate
from forensics.report.html.words import SOURCES
from forensics.report.wire import EducationForm, PositionForm, RecordForm, Report

MOST_ROWS = 60  # of one document
MOST_TICKS = 12
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # years between ticks
THINNEST = 0.5  # percent; a bar of one month stays visible on a long axis
YEAR = 12

Kind = Literal["position", "education"]


@dataclass(frozen=True)
class Period:
    """First and last month that the dates can mean, and how many months at either end are unsure.

    `open_end`: still going on when the document was made.
    """

    start: int
    end: int
    unsure_start: int
    unsure_end: int
    open_end: bool = False


@dataclass(frozen=True)
class Bar:
    """A row of the chart. `soft_left` and `soft_right` are percentages of the bar."""

    kind: Kind
    label: str
    dates: str
    left: float
    width: float
    soft_left: float
    soft_right: float
    open_end: bool


@dataclass(frozen=True)
class Undated:
    """What has no date to draw it by."""

    kind: Kind
    label: str
    dates: str


@dataclass(frozen=True)
class Track:
    """One document's rows; `taken` is where its snapshot stands on the axis."""

    document: str
    source: str
    captured_at: date | None
    taken: float | None
    bars: tuple[Bar, ...]
    undated: tuple[Undated, ...]
    more: int


@dataclass(frozen=True)
class Tick:
    """A year on the axis."""

    left: float
    year: int


@dataclass(frozen=True)
class Chart:
    """The whole chart; without ticks there is nothing dated to draw."""

    ticks: tuple[Tick, ...]
    tracks: tuple[Track, ...]
    day: date


@dataclass(frozen=True)
class _Row:
    kind: Kind
    label: str
    dates: str
    period: Period | None


@dataclass(frozen=True)
class _Axis:
    start: int
    end: int

    def at(self, month: float) -> float:
        inside = min(max(month, self.start), self.end)
        return 100 * (inside - self.start) / (self.end - self.start)

    def share(self, months: float) -> float:
        return 100 * months / (self.end - self.start)


def chart(report: Report) -> Chart:
    """The chart of a report; a current post is drawn to the day its document speaks of."""
    day = report.application.submitted_at or report.manifest.started.date()
    sources: list[tuple[str, str, date | None, list[_Row]]] = []
    if report.record is not None:
        first = report.application.documents[:1]
        name = first[0].name if first else "resume"
        sources.append((name, "resume", None, list(_rows(report.record, day))))
    for profile in report.profiles:
        known = SOURCES[profile.source] if profile.source else "profile"
        rows = list(_rows(profile.record, profile.captured_at or day))
        sources.append((profile.document, known, profile.captured_at, rows))
    drawn = [row.period for _, _, _, rows in sources for row in rows if row.period]
    taken = [_month(captured) for _, _, captured, _ in sources if captured]
    axis = _axis(drawn, [*taken, _month(day)])
    tracks = tuple(
        _track(name, source, captured, rows, axis) for name, source, captured, rows in sources
    )
    return Chart(ticks=_ticks(axis) if drawn else (), tracks=tracks, day=day)


def period(
    start: PartialDate | None, end: PartialDate | None, current: bool, day: date
) -> Period | None:
    """The months a stated period can mean; None when it has no date.

    A lone date is drawn as that date alone. Dates that stand in the wrong order are drawn from the
    earlier to the later one: the order itself is a signal's business.
    """
    if current and end is None and start is not None:
        last = max(_month(day), start.latest)
        return Period(start.earliest, last + 1, start.latest - start.earliest, 0, open_end=True)
    if start is None or end is None:
        only = start or end
        if only is None:
            return None
        unsure = only.latest - only.earliest
        return Period(only.earliest, only.latest + 1, unsure, unsure)
    if end.latest < start.earliest:
        start, end = end, start
    return Period(
        start=min(start.earliest, end.earliest),
        end=max(start.latest, end.latest) + 1,
        unsure_start=start.latest - start.earliest,
        unsure_end=end.latest - end.earliest,
    )


def _rows(record: RecordForm, day: date) -> Iterator[_Row]:
    for post in record.positions:
        yield _row("position", _joined(post.title, post.employer), post, post.current, day)
    for course in record.education:
        words = ", ".join(part for part in (course.degree, course.field) if part)
        yield _row("education", _joined(words, course.institution), course, False, day)


def _row(
    kind: Kind, label: str, item: PositionForm | EducationForm, current: bool, day: date
) -> _Row:
    drawn = period(_read(item.start), _read(item.end), current, day)
    return _Row(kind, label, stated(item.start, item.end, current), drawn)


def stated(start: str | None, end: str | None, current: bool) -> str:
    """The period in words, as exact as it was stated."""
    if start is None and end is None:
        return "current, no start stated" if current else "no date stated"
    if start is None:
        return f"{end}"
    last = "present" if current and end is None else end
    return f"{start} – {last}" if last else f"{start}, no end stated"


def _read(stated_date: str | None) -> PartialDate | None:
    if stated_date is None:
        return None
    year, _, month = stated_date.partition("-")
    try:
        return PartialDate(year=int(year), month=int(month) if month else None)
    except (ValueError, ValidationError):
        return None  # a kept report may hold what this version would not state: listed as undated


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part) or "not stated"


def _month(day: date) -> int:
    return day.year * YEAR + day.month - 1


def _axis(drawn: Sequence[Period], marks: Sequence[int]) -> _Axis:
    first = min([period.start for period in drawn] + list(marks))
    last = max([period.end for period in drawn] + [mark + 1 for mark in marks])
    return _Axis(first // YEAR * YEAR, -(-last // YEAR) * YEAR)


def _ticks(axis: _Axis) -> tuple[Tick, ...]:
    years = (axis.end - axis.start) // YEAR
    step = next((step for step in STEPS if years / step <= MOST_TICKS), STEPS[-1])
    first = axis.start // YEAR
    return tuple(
        Tick(left=axis.at(year * YEAR), year=year)
        for year in range(first, axis.end // YEAR)
        if year % step == 0
    )


def _track(
    name: str, source: str, captured: date | None, rows: Sequence[_Row], axis: _Axis
) -> Track:
    shown = rows[:MOST_ROWS]
    return Track(
        document=name,
        source=source,
        captured_at=captured,
        taken=axis.at(_month(captured) + 0.5) if captured else None,
        bars=tuple(_bar(row, row.period, axis) for row in shown if row.period),
        undated=tuple(Undated(row.kind, row.label, row.dates) for row in shown if not row.period),
        more=len(rows) - len(shown),
    )


def _bar(row: _Row, drawn: Period, axis: _Axis) -> Bar:
    length = drawn.end - drawn.start
    left, right = 100 * drawn.unsure_start / length, 100 * drawn.unsure_end / length
    if left + right > 100:  # both ends within the same months: no month is sure
        left, right = 50.0, 50.0
    bar = Bar(
        kind=row.kind,
        label=row.label,
        dates=row.dates,
        left=axis.at(drawn.start),
        width=max(axis.share(length), THINNEST),
        soft_left=left,
        soft_right=right,
        open_end=drawn.open_end,
    )
    return replace(bar, left=min(bar.left, 100 - bar.width))
