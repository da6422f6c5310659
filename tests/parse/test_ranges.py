import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.parse.ranges import is_length, ranges


def stated(text: str) -> list[tuple[str | None, str | None, bool]]:
    return [
        (
            str(item.start_date.value) if item.start_date else None,
            str(item.end_date.value) if item.end_date else None,
            item.current,
        )
        for item in ranges(text)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("Jan 2019 – Present", "2019-01", None, True),
        ("01/2019 - 12/2021", "2019-01", "2021-12", False),
        ("1/2019–present", "2019-01", None, True),
        ("2017-2019", "2017", "2019", False),
        ("2017-19", "2017", "2019", False),
        ("2015/2016", "2015", "2016", False),
        ("March 2016 - Present (4 years 2 months)", "2016-03", None, True),
        ("Feb 2016 - Present8 years 5 months", "2016-02", None, True),
        ("Jul 2012 - Jan 20163 years 7 months", "2012-07", "2016-01", False),
        ("Sept. '18 to date", "2018-09", None, True),
        ("2019/03 – 2020/01", "2019-03", "2020-01", False),
        ("03.2016-12.2017", "2016-03", "2017-12", False),
        ("01/2016-12/2018", "2016-01", "2018-12", False),
        ("2010-11 - 2012-03", "2010-11", "2012-03", False),
        ("Since 2020", "2020", None, True),
        ("March 2008 to June 2009", "2008-03", "2009-06", False),
        ("May 2013\nto\nCurrent", "2013-05", None, True),
        ("September, 2016 -\nAugust, 2018", "2016-09", "2018-08", False),
        ("Jan - Mar 2019", "2019-01", "2019-03", False),
        ("03/18 - 04/19", "2018-03", "2019-04", False),
        ("Sep-18 – Oct-20", "2018-09", "2020-10", False),
        ("Summer 2016 - Fall 2017", "2016", "2017", False),
        ("5 May 2015 - 6/2017", "2015-05", "2017-06", False),
        ("enero de 2018 – marzo de 2020", "2018-01", "2020-03", False),
        ("févr. 2018 à aujourd'hui", "2018-02", None, True),
        ("März 2019 bis heute", "2019-03", None, True),
        ("setembro de 2019 - o momento", "2019-09", None, True),
        ("с мая 2018 по настоящее время", "2018-05", None, True),
        ("2019年3月 – 至今", "2019-03", None, True),
        ("2019 –", "2019", None, False),
        ("2014 Â\u200b December 2014", "2014", "2014-12", False),
    ],
)
def test_the_usual_forms(text: str, start: str, end: str | None, current: bool) -> None:
    assert stated(text) == [(start, end, current)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Summer 2016", "2016"),
        ("Q3 2018", "2018"),
        ("2018 Q3", "2018"),
        ("May, 2002", "2002-05"),
        ("15 March 2019", "2019-03"),
        ("March 15th, 2019", "2019-03"),
        ("2019-03-15", "2019-03"),
        ("12-2014", "2014-12"),
        ("25/12/2019", "2019-12"),
        ("15.03.2019", "2019-03"),
    ],
)
def test_a_lone_date_is_no_range(text: str, date: str) -> None:
    (found,) = ranges(text)
    assert found.lone
    assert found.start_date is not None
    assert str(found.start_date.value) == date


def test_an_ambiguous_day_and_month_leave_the_month_out() -> None:
    assert stated("04/05/2019") == [("2019", None, False)]
    assert stated("05/05/2019") == [("2019-05", None, False)]


@pytest.mark.parametrize(
    "text",
    [
        "13/2020",
        "02/30/2019",
        "31/04/2019",
        "Current",
        "sold 2,019 units",
        "$2020",
        "v3.2015",
        "1/18",
    ],
)
def test_what_cannot_be_a_date_is_kept_out(text: str) -> None:
    assert ranges(text) == []


def test_an_end_before_its_start_is_kept_as_stated() -> None:
    assert stated("Jun 2020 - Jan 2019") == [("2020-06", "2019-01", False)]


def test_spans_cover_what_was_read() -> None:
    text = "Acme, Jan 2019 – Present (2 yrs), Berlin"
    (found,) = ranges(text)
    assert text[found.start : found.end] == "Jan 2019 – Present (2 yrs)"
    assert found.start_date is not None
    assert found.start_date.span.of(text) == "Jan 2019"


def test_lengths_of_time_are_told_apart() -> None:
    assert is_length("10 years 10 months")
    assert not is_length("10 years at Acme")


@given(st.text(alphabet="0123456789/-–. '’JanMarto,()q年月", max_size=80))
def test_any_digits_and_marks_give_ordered_ranges_inside_the_text(text: str) -> None:
    end = 0
    for item in ranges(text):
        assert end <= item.start < item.end <= len(text)
        end = item.end
