"""The values that one field of a form states: an export writes several into one cell."""

import re
from collections.abc import Iterable

from phonenumbers import PhoneNumberMatcher

from forensics.catalogue.lists.identifiers import REGION, phone

_AROUND_MAILBOXES = re.compile(r"[\s;,|<>()\"\[\]{}]+")
_AROUND_NUMBERS = re.compile(r"[;,|\"\[\]{}\n]|\s/\s")
_DIGITS = 7  # of the shortest telephone number that is dialled; fewer are an extension, or a year
_MOST = 20  # values of one field; each is quoted with the whole field


def mailboxes(field: str) -> tuple[str, ...]:
    """E-mail addresses in the order stated; the field itself where it holds none.

    "Ann Lee <ann@x.org>; lee@y.org" states two. What stands there need be none that can be used,
    and behind twenty "and 5 more" is not: nothing that is stated is passed over in silence.
    """
    parts = (part.strip(".:'") for part in _AROUND_MAILBOXES.split(field))
    return _each(field, (part for part in parts if "@" in part))


def numbers(field: str) -> tuple[str, ...]:
    """Telephone numbers as stated, in that order, as `mailboxes`."""
    found: list[str] = []
    for part in map(str.strip, _AROUND_NUMBERS.split(field)):
        if sum(map(str.isdigit, part)) < _DIGITS:
            continue
        inside = () if phone(part) else PhoneNumberMatcher(part, REGION)
        found += [match.raw_string for match in inside] or [part]
    return _each(field, found)


def _each(field: str, parts: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(parts)) or (field.strip(),)
    more = len(found) - _MOST
    return (*found[:_MOST], f"and {more} more") if more > 0 else found
