"""Bars stand where their dates stand, and are no sharper than them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.model import PartialDate
from forensics.report import html
from forensics.report.html.timeline import MOST_ROWS, MOST_TICKS, Period, chart, period
from forensics.report.wire import Report
from tests.report.html.example import post, record

DAY = date(2026, 3, 2)
JAN_2019 = 2019 * 12


def _at(year: int, month: int | None = None) -> PartialDate:
    return PartialDate(year=year, month=month)


def test_months_are_drawn_whole() -> None:
    assert period(_at(2019, 1), _at(2019, 3), False, DAY) == Period(JAN_2019, JAN_2019 + 3, 0, 0)


def test_a_bare_year_is_the_year_with_soft_ends() -> None:
    drawn = period(_at(2019), _at(2021), False, DAY)
    assert drawn == Period(JAN_2019, JAN_2019 + 36, unsure_start=11, unsure_end=11)


def test_a_current_post_ends_open_on_the_day() -> None:
    drawn = period(_at(2019, 1), None, True, DAY)
    assert drawn == Period(JAN_2019, 2026 * 12 + 3, 0, 0, open_end=True)


@pytest.mark.parametrize(("start", "end"), [(_at(2019), None), (None, _at(2019))])
def test_a_lone_date_is_drawn_as_that_date(
    start: PartialDate | None, end: PartialDate | None
) -> None:
    assert period(start, end, False, DAY) == Period(JAN_2019, JAN_2019 + 12, 11, 11)


def test_dates_in_the_wrong_order_are_drawn_from_the_earlier() -> None:
    assert period(_at(2019, 3), _at(2019, 1), False, DAY) == Period(JAN_2019, JAN_2019 + 3, 0, 0)


def test_no_date_is_no_bar() -> None:
    assert period(None, None, False, DAY) is None
    assert period(None, None, True, DAY) is None


dates = st.none() | st.builds(
    PartialDate, year=st.integers(1900, 2100), month=st.none() | st.integers(1, 12)
)


@given(start=dates, end=dates, current=st.booleans())
def test_every_bar_lies_within_the_chart(
    start: PartialDate | None, end: PartialDate | None, current: bool
) -> None:
    stated = [None if at is None else str(at) for at in (start, end)]
    drawn = chart(_with([post("a", "b", *stated, current=current)]))
    for track in drawn.tracks:
        for bar in track.bars:
            assert bar.left >= 0 and bar.width > 0 and bar.left + bar.width <= 100.0001
            assert 0 <= bar.soft_left + bar.soft_right <= 100.0001
    assert all(0 <= tick.left < 100 for tick in drawn.ticks)
    assert len(drawn.ticks) <= 13


def _with(positions: list[object]) -> Report:
    from forensics.signals import load_all
    from tests.report.html.example import example

    report, _ = example(load_all())
    stated = record(positions=tuple(positions), education=())
    return report.model_copy(update={"record": stated, "profiles": ()})


def test_bars_stand_in_proportion() -> None:
    first, second = post("a", "b", "2020-01", "2020-12"), post("c", "d", "2021-01", "2022-12")
    (track,) = chart(_with([first, second])).tracks
    one, two = track.bars
    assert two.left == pytest.approx(one.left + one.width)
    assert two.width == pytest.approx(2 * one.width)


def test_rows_stand_under_their_document_with_its_day(report: Report) -> None:
    drawn = chart(report)
    assert [track.document for track in drawn.tracks] == [
        "resume.pdf",
        "old.html",
        "new.html",
        "loose.html",
    ]
    assert [track.taken is None for track in drawn.tracks] == [True, False, False, True]
    assert drawn.day == date(2026, 3, 2)
    current = drawn.tracks[2].bars[0]
    assert current.open_end and current.left + current.width == pytest.approx(
        drawn.tracks[2].taken, abs=1
    )


def test_what_has_no_date_is_listed_apart(report: Report) -> None:
    assert [item.label for item in chart(report).tracks[0].undated] == ["Clerk · Post"]
    page = html.timeline(report)
    assert "Stated without a date" in page and "Clerk · Post" in page


def test_a_date_this_version_cannot_read_is_listed_as_it_stands() -> None:
    (track,) = chart(_with([post("a", "b", "around 2019", "2020")])).tracks
    assert track.bars[0].dates == "around 2019 – 2020"
    (track,) = chart(_with([post("a", "b", "soon")])).tracks
    assert track.undated[0].dates == "soon, no end stated"


def test_very_many_rows_are_counted() -> None:
    (track,) = chart(_with([post("a", "b", "2019") for _ in range(90)])).tracks
    assert (len(track.bars), track.more) == (MOST_ROWS, 90 - MOST_ROWS)


def test_nothing_dated_draws_no_chart() -> None:
    assert "No document states a date" in html.timeline(_with([post("a", "b")]))


def test_a_day_of_an_absurd_year_is_still_drawn(report: Report) -> None:
    first, *rest = report.profiles
    for day in (date(1, 1, 1), date(9999, 12, 31)):
        far = first.model_copy(update={"captured_at": day})
        drawn = chart(report.model_copy(update={"profiles": (far, *rest)}))
        assert len(drawn.ticks) <= MOST_TICKS + 1
        assert all(0 <= bar.left <= 100 for track in drawn.tracks for bar in track.bars)
