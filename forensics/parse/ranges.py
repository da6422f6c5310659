"""Date ranges: "Jan 2019 – Present", "2017-19", "since 2020", or a lone date."""

import re
from dataclasses import dataclass

from forensics.model.partial_date import Dated, PartialDate
from forensics.model.span import Span
from forensics.parse.dates import Point, points, short_points
from forensics.parse.months import MONTH, PRESENT, number

# Dashes, words for "to", and what is left of a dash whose encoding was mistaken.
_DASH = r"[-–—−‐‑‒―~～→>\u0096\u0097]{1,3}|â€[“”\u0093\u0094\"]|Â\S?|ï¼\S?"
_TO = (
    rf"(?:{_DASH}|(?:to|until|till|til|through|thru|up\sto|bis|à|au|al?|hasta|até|ate|aan|tot|do|"
    rf"по|至|a\sla)\b|/(?=\s))"
)
_BETWEEN = re.compile(
    rf"[\s,)]{{0,4}}{_TO}(?:\s?(?:the|la|el|o|the\send\sof)\s)?[\s(]{{0,4}}", re.IGNORECASE
)
_TO_PRESENT = re.compile(
    rf"[\s,)]{{0,4}}(?:{_TO}\s{{0,3}}(?:(?:till|to|until)\s)?|[\s,(]{{1,3}}){PRESENT}",
    re.IGNORECASE,
)
_OPEN = re.compile(rf"\s{{0,3}}(?:{_DASH})(?=\s{{0,3}}(?:$|\n))")
_SINCE = re.compile(
    r"(?:since|from|seit|ab|depuis|desde|dal|sinds|od|с|started)\s{1,2}$", re.IGNORECASE
)
_SHORT_END = re.compile(r"\s?[-–—/]\s?(\d{2})(?![\d/.-])")
_SLASH = re.compile(r"\s?/\s?")
_SHARED_YEAR = re.compile(rf"(?<!\w)(?P<month>{MONTH})(?:{_BETWEEN.pattern})$", re.IGNORECASE)
_TORN = re.compile(rf"(?:[-–—]|\bto|(?<!\w){MONTH},?)$", re.IGNORECASE)
_LENGTH = re.compile(
    r"[\s·•|,]{0,4}\(?\s?(?:less than a year|(?:\d{1,2}\+?\s?(?:years?|yrs?|yr|y|months?|mos?|mo|m|"
    r"ans?|mois|años?|mes(?:es)?|Jahre?|Monate?|anos?)\b\.?[\s,&]{0,3}(?:and\s)?){1,2})\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Range:
    """A stated range at `start..end` of a text; a lone date has neither `end_date` nor `current`.

    `lone` tells a single date from an open range such as "2019 -".
    """

    start_date: Dated | None
    end_date: Dated | None
    current: bool
    start: int
    end: int
    lone: bool = False


def goes_on(text: str) -> bool:
    """Whether a line ends within a range: at a dash, at "to", or at a month without its year."""
    return _TORN.search(text[-24:]) is not None


def is_length(text: str) -> bool:
    """Whether a text is nothing but a length of time, "10 years 10 months"."""
    return _LENGTH.fullmatch(text) is not None


def ranges(text: str, start: int = 0, end: int | None = None) -> list[Range]:
    """Ranges and lone dates of `text[start:end]` in order; offsets are those of `text`."""
    stop = len(text) if end is None else end
    found = _points(text, start, stop)
    result: list[Range] = []
    index = 0
    while index < len(found):
        first = found[index]
        index += 1
        if result and first.start < result[-1].end:
            continue
        second = found[index] if index < len(found) else None
        item = _join(text, first, second, start, stop)
        if item.end_date is not None and second is not None and item.end >= second.end:
            index += 1
        result.append(_with_length(text, item, stop))
    return result


def _points(text: str, start: int, stop: int) -> list[Point]:
    found = list(points(text, start, stop))
    taken = [(point.start, point.end) for point in found]
    short = [
        point
        for point in short_points(text, start, stop)
        if not any(a < point.end and point.start < b for a, b in taken)
    ]
    # "03/18" is read as month and year only beside "to" and another date or the present.
    for point, follower in zip(short, [*short[1:], None], strict=False):
        joined = follower and _BETWEEN.fullmatch(text, point.end, follower.start)
        if joined and follower:
            found += [point, follower]
        elif _TO_PRESENT.match(text, point.end, stop):
            found.append(point)
    return sorted(set(found), key=lambda point: point.start)


def _join(text: str, first: Point, second: Point | None, start: int, stop: int) -> Range:
    before = text[max(start, first.start - 40) : first.start]
    if second is not None and _ties(text, first, second):
        return Range(first.dated(), second.dated(), False, first.start, second.end)
    present = _TO_PRESENT.match(text, first.end, stop)
    if present:
        return Range(first.dated(), None, True, first.start, present.end())
    short = _SHORT_END.match(text, first.end, stop)
    if first.bare and short:
        year = first.date.year // 100 * 100 + int(short[1])
        if first.date.year < year <= first.date.year + 20:
            last = Dated(
                value=PartialDate(year=year), span=Span(start=first.start, end=short.end())
            )
            return Range(first.dated(), last, False, first.start, short.end())
    shared = _SHARED_YEAR.search(before)
    month = number(shared["month"]) if shared else None
    if shared and month is not None and first.date.month is not None:
        begin = first.start - (len(before) - shared.start())
        whole = Span(start=begin, end=first.end)
        opening = Dated(value=PartialDate(year=first.date.year, month=month), span=whole)
        return Range(opening, first.dated(), False, begin, first.end)
    since = _SINCE.search(before)
    if since:
        begin = first.start - (len(before) - since.start())
        return Range(first.dated(), None, True, begin, first.end)
    opened = _OPEN.match(text, first.end, stop)
    if opened:
        return Range(first.dated(), None, False, first.start, opened.end())
    return Range(first.dated(), None, False, first.start, first.end, lone=True)


def _ties(text: str, first: Point, second: Point) -> bool:
    """Whether what stands between two dates makes them the ends of one range."""
    if second.start - first.end > 24:
        return False
    if _BETWEEN.fullmatch(text, first.end, second.start):
        return True
    both = first.bare and second.bare and first.date.year <= second.date.year
    return both and _SLASH.fullmatch(text, first.end, second.start) is not None


def _with_length(text: str, item: Range, stop: int) -> Range:
    """Take a stated length, "(4 years 2 months)", into the range: it is no part of a name."""
    length = _LENGTH.match(text, item.end, stop)
    if length is None or item.lone:
        return item
    return Range(item.start_date, item.end_date, item.current, item.start, length.end())
