"""Gaps in an account's own log.

Dates of commits are set by whoever makes them, by a clock that may be wrong: what no account of the
platform can have done (before it opened, or after the day that counts as today) is no sign of use.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from forensics.model.record import Activity, Source

# LinkedIn opened in May 2003, GitHub in April 2008.
_OPENED = {"linkedin": date(2003, 5, 1), "github": date(2008, 4, 1)}


@dataclass(frozen=True)
class Gap:
    """The longest silence of a log: the entry before it, those after it, its length in months."""

    before: Activity
    after: tuple[Activity, ...]
    months: int


def months(activity: Activity) -> int:
    """The entry's month, as months since year 0."""
    return activity.at.year * 12 + activity.at.month - 1


def credible(log: Iterable[Activity], source: Source, today: date) -> tuple[Activity, ...]:
    """The entries that the account itself can have made by `today`, oldest first."""
    opened = _OPENED.get(source.partition("_")[0], date(1990, 1, 1))
    found = (entry for entry in log if opened <= entry.at <= today)
    return tuple(sorted(found, key=lambda entry: entry.at))


def longest_gap(log: Iterable[Activity]) -> Gap | None:
    """The longest gap between two entries, the latest of equals; None below two entries."""
    entries = sorted(log, key=lambda entry: entry.at)
    gaps = [
        Gap(one, tuple(entries[place:]), months(other) - months(one))
        for place, (one, other) in enumerate(pairwise(entries), start=1)
    ]
    return max(reversed(gaps), key=lambda gap: gap.months, default=None)
