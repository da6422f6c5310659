"""A day is read where it can be one day only."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.sweep.sources.dates import Order, day, order_shown, settled


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-13",
        "2026-01-13T08:00:00Z",
        "2026-01-13 08:00:00 UTC",
        "2026-01-13T08:00:00.123+02:00",
        "2026/1/13",
        "01/13/2026",
        "1/13/2026 8:05 PM",
        "13/01/2026 20:05",
        "13.01.2026",
        "Jan 13, 2026",
        "13 January 2026",
    ],
)
def test_a_date_that_means_one_day_is_read(text: str) -> None:
    assert day(text) == date(2026, 1, 13)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "03/04/2026", "2026-13-01", "31/02/2026", "01/13/26", "0001-01-01", "9" * 99],
)
def test_any_other_is_not_guessed(text: str) -> None:
    assert day(text) is None


def test_the_other_dates_of_a_column_settle_an_ambiguous_one() -> None:
    assert day("03/04/2026", "month first") == date(2026, 3, 4)
    assert day("03/04/2026", "day first") == date(2026, 4, 3)
    assert day("05/05/2026") == date(2026, 5, 5)


def test_a_column_is_settled_only_where_its_dates_agree() -> None:
    shown: list[Order | None] = [order_shown("01/13/2026"), order_shown("13/01/2026 10:00")]
    assert shown == ["month first", "day first"]
    assert order_shown("03/04/2026") is order_shown("2026-01-13") is None
    assert settled({"month first"}) == "month first"
    assert settled({"month first", "day first"}) is settled(set()) is None


@given(st.text(max_size=60) | st.from_regex(r"[0-9/. A-Z:+-]{0,45}", fullmatch=True))
def test_any_text_is_a_day_or_none(text: str) -> None:
    found = day(text)
    assert found is None or 1900 <= found.year <= 2100
