from datetime import date

from forensics.linkage.tenure import Tenure, of_degree, of_post
from forensics.model import Dated, Education, PartialDate, Position, Record, Span

HERE = Span(start=0, end=1)
PAGE = Record(document="page.html", kind="profile", captured_at=date(2020, 3, 1))


def on(year: int, month: int | None = None) -> Dated:
    return Dated(value=PartialDate(year=year, month=month), span=HERE)


def at(year: int, month: int) -> int:
    return year * 12 + month - 1


def test_a_post_lasts_from_month_to_month() -> None:
    post = Position(start=on(2012, 2), end=on(2014, 6), span=HERE)
    assert of_post(post, PAGE) == Tenure(at(2012, 2), at(2014, 6))


def test_a_bare_year_is_its_middle() -> None:
    post = Position(start=on(2012), end=on(2014), span=HERE)
    assert of_post(post, PAGE) == Tenure(at(2012, 6), at(2014, 6))


def test_a_present_post_lasts_until_its_page_was_taken() -> None:
    post = Position(start=on(2012, 2), current=True, span=HERE)
    assert of_post(post, PAGE) == Tenure(at(2012, 2), at(2020, 3), open=True)


def test_without_dates_nothing_is_known() -> None:
    assert of_post(Position(current=True, span=HERE), PAGE) is None
    assert of_post(Position(start=on(2012), span=HERE), PAGE) is None
    assert of_degree(Education(span=HERE)) is None


def test_a_lone_end_date_covers_two_years() -> None:
    assert of_degree(Education(end=on(2014, 6), span=HERE)) == Tenure(at(2012, 6), at(2014, 6))


def test_shared_months() -> None:
    assert Tenure(0, 12).shared(Tenure(6, 24)) == 6
    assert Tenure(0, 6).shared(Tenure(9, 24)) == -3
