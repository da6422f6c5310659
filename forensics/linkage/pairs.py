"""Which snapshots of profiles can be compared, and why others cannot."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from forensics.linkage.accounts import History, apart, histories, taken
from forensics.model import Record

Pair = tuple[Record, Record]


def pairs(profiles: Iterable[Record]) -> Iterator[Pair | str]:
    """Older and newer snapshot of every comparable pair, or the reason why a pair is none.

    A document that holds a log alone is no snapshot; two accounts are never compared.
    """
    found = histories(profiles)
    yield from apart(found)
    for history in found:
        yield from within(history)


def within(history: History) -> Iterator[Pair | str]:
    """The pairs of one account's snapshots, the oldest first and its newest partner last."""
    for older, newer in combinations(history.snapshots, 2):
        yield not_comparable(older, newer) or (older, newer)


def _states(record: Record) -> bool:
    return bool(record.positions or record.education or record.headline)


def not_comparable(older: Record, newer: Record) -> str | None:
    """Why the histories of two snapshots cannot be compared; None when they can."""
    for record in (older, newer):
        if not _states(record):
            return f"{record.document} states no posts, education or headline"
        if reason := undated(record):
            return reason
    if taken(older) == taken(newer):
        return f"{older.document} and {newer.document} were captured on one day"
    posts = [any(post.start for post in record.positions) for record in (older, newer)]
    degrees = [any(school.end for school in record.education) for record in (older, newer)]
    if not all(posts) and not all(degrees):  # less than that cannot contradict anything
        return f"{older.document} and {newer.document} do not both state dated posts or degrees"
    return None


def undated(record: Record) -> str | None:
    """Why the day of a snapshot is not known; None when it is."""
    if record.captured_at is None:
        return f"the day {record.document} was captured is not stated"
    if taken(record) is None:
        return f"{record.document} is dated {record.captured_at}, which no snapshot can be of"
    return None
