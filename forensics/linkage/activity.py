"""Gaps in an account's own log."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from forensics.model.partial_date import PartialDate
from forensics.model.record import Activity


@dataclass(frozen=True)
class Gap:
    """The longest silence of a log: the entry before it, those after it, its length in months."""

    before: Activity
    after: tuple[Activity, ...]
    months: int


def months(activity: Activity) -> int:
    """The entry's month, as months since year 0."""
    return PartialDate.of(activity.at).earliest


def longest_gap(log: Iterable[Activity]) -> Gap | None:
    """The longest gap between two entries, the latest of equals; None below two entries."""
    entries = sorted(log, key=lambda entry: entry.at)
    gaps = [
        Gap(one, tuple(entries[place:]), months(other) - months(one))
        for place, (one, other) in enumerate(pairwise(entries), start=1)
    ]
    return max(reversed(gaps), key=lambda gap: gap.months, default=None)
