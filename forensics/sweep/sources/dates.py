"""The day that a cell states, where it can mean one day only."""

import re
from collections.abc import Collection
from datetime import date, datetime
from typing import Literal

from forensics.model.submission import EARLIEST, LATEST

Order = Literal["month first", "day first"]

_TIME = r"(?:[T ,]+[\d:.]+(?: ?[AaPp][Mm])?(?: ?[A-Z]{1,4})?(?: ?[+-]\d\d:?\d\d)?)?"
_ISO = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){_TIME}")
_NUMBERS = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}){_TIME}")
_NAMED = ("%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y")
_MONTHS = 12
_LONGEST = 40  # characters; longer is no date


def day(text: str, order: Order | None = None) -> date | None:
    """The day of a date, with or without a time; None where it is unreadable or ambiguous.

    "3/4/2026" is ambiguous unless `order` says what the column's other dates show.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if found := _ISO.fullmatch(text):
        return _day(*map(int, found.groups()))
    if found := _NUMBERS.fullmatch(text):
        first, second, year = map(int, found.groups())
        if first == second or order_shown(text) == "month first":
            return _day(year, first, second)
        if order_shown(text) == "day first":
            return _day(year, second, first)
        if order is None:
            return None
        return _day(year, *((first, second) if order == "month first" else (second, first)))
    for form in _NAMED:
        try:
            found_day = datetime.strptime(text, form).date()
        except ValueError:
            continue
        return found_day if EARLIEST <= found_day <= LATEST else None
    return None


def order_shown(text: str) -> Order | None:
    """What a date shows of how its column is written: one of its numbers can be no month."""
    found = _NUMBERS.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return None
    first, second = int(found[1]), int(found[2])
    if first <= _MONTHS < second:
        return "month first"
    return "day first" if second <= _MONTHS < first else None


def settled(shown: Collection[Order]) -> Order | None:
    """The order of a column: the one its dates show, where they do not contradict each other."""
    return next(iter(shown)) if len(shown) == 1 else None


def _day(year: int, month: int, day_: int) -> date | None:
    try:
        found = date(year, month, day_)
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None
