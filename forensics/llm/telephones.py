"""Telephone numbers told by their digits, dates and sums left alone."""

import re
from collections.abc import Iterator

import phonenumbers

_YEAR = r"(?:19|20)\d{2}"
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = (
    rf"(?:{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}|{_DAY}[-/.]{_MONTH}[-/.]{_YEAR}|"
    rf"{_MONTH}[-/.]{_DAY}[-/.]{_YEAR}|{_YEAR}[-/.]{_MONTH}|{_DAY}\s{_MONTH}\s{_YEAR}|"
    rf"{_MONTH}(?:\s?[-/.]\s?|\s){_YEAR}|{_YEAR})"
)
_DATES = re.compile(rf"(?:\d{{1,2}}\s)?\(?{_DATE}\)?(?:[\s/.,~-]{{1,3}}\(?{_DATE}\)?)*")
_RANGE = re.compile(rf"(?<![\d+])(?<![\d)][ .-])\(?{_DATE}\s?[-/~]\s?{_DATE}\)?(?![\d])(?![ .-]\d)")
_SCORE = re.compile(
    r"(?<![\d.])\d{1,3}(?:\.\d{1,3})?\s?/\s?(?:4|5|7|10|20|30|60|100|110)(?:\.0{1,3})?(?![\d.])|"
    r"(?<![\d.] )(?<![\d.])\d\.\d{1,2}(?![\d.])"
)
_MONEY = re.compile(r"[$€£¥₹₩₽]\s?\d[\d .,]*\d")
_NUMBER = re.compile(
    r"(?<![\d$€£¥])(?<!\d[.,])(?:[+(]\s?){0,2}\d(?:[ \t().\-/]{0,3}\d){6,}"  # seven digits or more
)


def telephones(plain: str) -> Iterator[tuple[int, int]]:
    """Ranges that hold seven digits or more, or a number as `phonenumbers` knows it."""
    masked = list(plain)
    for pattern in (_RANGE, _SCORE, _MONEY):
        for match in pattern.finditer(plain):
            masked[match.start() : match.end()] = "\0" * (match.end() - match.start())
    rest = "".join(masked)
    for match in _NUMBER.finditer(rest):
        if not is_dates(match[0]):
            yield match.span()
    for found in phonenumbers.PhoneNumberMatcher(rest, "US"):
        if "\n" not in found.raw_string and not is_dates(found.raw_string):
            yield found.start, found.end


def is_dates(text: str) -> bool:
    """Whether a group of digits is nothing but years, months and days."""
    return _DATES.fullmatch(text.strip()) is not None
