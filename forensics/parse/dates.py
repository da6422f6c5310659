"""Dates in text: a year, perhaps a month; what is not stated or cannot be is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forensics.model.partial_date import Dated, PartialDate
from forensics.model.span import Span
from forensics.parse.months import MONTH, SEASON, number

# Saved profile pages run the length of a post into its last year: "Jan 20163 years".
_YEAR = r"(?:19[3-9]\d|20[0-5]\d)(?:(?!\d)|(?=\d{1,2}\s?(?:years?|months?|yrs?|mos?)\b))"
_SHORT_YEAR = r"['’‘`´]\s?\d{2}(?!\d)"
_ANY_YEAR = rf"(?:{_YEAR}|{_SHORT_YEAR})"

_POINT = re.compile(
    rf"""(?<![\w])(?:
      (?P<season>{SEASON})[\s,./-]{{0,3}}(?:of\s|de\s)?(?P<season_year>{_ANY_YEAR})
    | (?:(?P<day_first>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[\s./-]{{1,2}}(?:of\s|de\s)?)?
      (?P<month>{MONTH})[\s,./-]{{0,3}}
      (?:(?P<day_then>\d{{1,2}})(?:st|nd|rd|th)?(?:[-–]\d{{1,2}}(?:th)?)?[\s,]{{1,3}})?
      (?:of\s|de\s|del\s|do\s)?(?P<month_year>{_ANY_YEAR}|(?<=[-/])\d{{2}}(?![\d/-]))
    | (?P<cjk_year>{_YEAR})\s?[年년]\s?(?:(?P<cjk_month>\d{{1,2}})\s?[月월])?
    | (?P<iso_year>{_YEAR})(?P<iso_mark>[-/.])(?P<iso_month>\d{{1,2}})
      (?:(?P=iso_mark)(?P<iso_day>\d{{1,2}}))?(?![\d]|[-/.]\d)(?:T\d\d:\d\d\S*)?
    | (?P<a>\d{{1,2}})(?P<mark>[-/.])(?P<b>\d{{1,2}})(?P=mark)(?P<abc_year>{_YEAR})
    | (?P<number>\d{{1,2}})\s?[-/.]\s?(?P<number_year>{_YEAR})
      (?![-/.]\d(?!\d?\s?[-/.]\s?{_YEAR}))
    | (?P<q_year>{_YEAR})[\s-]?q[1-4](?!\w)
    | (?P<year>{_YEAR})(?![^\W\d]|[$%]|,\d|\.\d)
    | (?P<short_year>{_SHORT_YEAR})
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SLASHED = re.compile(r"(?<![\d/])(?P<number>\d{1,2})[/.'’](?P<year>\d{2})(?![\d/.%])")
_TAIL = re.compile(r"[$€£#]$|(?:^|\D)\d{1,3}[/.,]$")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Point:
    """A date found at `start..end` of a text. `bare`: nothing but a year was written."""

    date: PartialDate
    start: int
    end: int
    bare: bool = False

    def dated(self, start: int | None = None, end: int | None = None) -> Dated:
        """The date with its span, or with a wider one it was read from."""
        span = Span(
            start=self.start if start is None else start, end=self.end if end is None else end
        )
        return Dated(value=self.date, span=span)


def points(text: str, start: int = 0, end: int | None = None) -> Iterator[Point]:
    """Dates of `text[start:end]` in order; offsets are those of `text`."""
    for match in _POINT.finditer(text, start, len(text) if end is None else end):
        # The tail of "13/2020", "$2020" or "3.2015" is no year.
        if match["year"] and _TAIL.search(text[max(start, match.start() - 6) : match.start()]):
            continue
        if match["iso_year"] and not match["iso_day"] and _two_years(match):
            date = _partial(int(match["iso_year"]), None)
            yield Point(date, match.start(), match.end("iso_year"), bare=True)
            continue
        stated = _date(match)
        if stated is not None:
            bare = bool(match["year"] or match["short_year"])
            yield Point(stated, match.start(), match.end(), bare)


def short_points(text: str, start: int, end: int) -> Iterator[Point]:
    """Dates written "03/18": only meaningful where a range shows that no day is meant."""
    for match in _SLASHED.finditer(text, start, end):
        month = int(match["number"])
        if 1 <= month <= 12:
            yield Point(_partial(_century(match["year"]), month), match.start(), match.end())


def _two_years(match: re.Match[str]) -> bool:
    """Whether "2017-19" is meant as two years: its second part is no month."""
    second = match["iso_month"]
    return len(second) == 2 and int(second) > max(12, int(match["iso_year"]) % 100)


def _date(match: re.Match[str]) -> PartialDate | None:
    if match["month"]:
        month = number(match["month"])
        day = match["day_first"] or match["day_then"]
        return _checked(_year(match["month_year"]), month, day)
    for group in ("season_year", "q_year", "year", "short_year"):
        if match[group]:
            return _partial(_year(match[group]), None)
    if match["cjk_year"]:
        month = int(match["cjk_month"]) if match["cjk_month"] else None
        return _checked(_year(match["cjk_year"]), month, None)
    if match["iso_year"]:
        return _checked(_year(match["iso_year"]), int(match["iso_month"]), match["iso_day"])
    if match["number_year"]:
        return _checked(_year(match["number_year"]), int(match["number"]), None)
    return _day_and_month(_year(match["abc_year"]), int(match["a"]), int(match["b"]), match["mark"])


def _day_and_month(year: int, a: int, b: int, mark: str) -> PartialDate | None:
    """`a` and `b` are day and month in an order that only their size or the mark tells."""
    orders = {(month, day) for day, month in ((a, b), (b, a)) if _possible(month, day)}
    if mark == ".":
        orders &= {(b, a)}
    months = {month for month, _ in orders}
    if not months:
        return None
    return _partial(year, months.pop() if len(months) == 1 else None)


def _checked(year: int, month: int | None, day: str | None) -> PartialDate | None:
    if month is not None and not _possible(month, int(day or 1)):
        return None
    return _partial(year, month)


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]


def _partial(year: int, month: int | None) -> PartialDate:
    return PartialDate(year=year, month=month)


def _year(digits: str) -> int:
    bare = re.sub(r"\D", "", digits)
    return int(bare) if len(bare) == 4 else _century(bare)


def _century(digits: str) -> int:
    """Two digits name the year between 1950 and 2049."""
    return int(digits) + (1900 if int(digits) >= 50 else 2000)
