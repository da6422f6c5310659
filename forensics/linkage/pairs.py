"""Which snapshots of profiles can be compared, and why others cannot."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from forensics.model import Record

Pair = tuple[Record, Record]


def platform(record: Record) -> str:
    """Where a snapshot comes from: "linkedin", "github", or "text" for all else."""
    name = record.source.partition("_")[0]
    return name if name in {"linkedin", "github"} else "text"


def pairs(profiles: Iterable[Record]) -> Iterator[Pair | str]:
    """Older and newer snapshot of every comparable pair, or the reason why a pair is none.

    `profiles` are oldest first. A document that holds a log alone is no snapshot.
    """
    snapshots = [record for record in profiles if _states(record) or not record.account.activity]
    kinds = [platform(record) for record in snapshots]
    for record, kind in zip(snapshots, kinds, strict=True):
        if kinds.count(kind) == 1:
            yield f"{record.document} is the only snapshot of its kind"
    for older, newer in combinations(snapshots, 2):
        if platform(older) == platform(newer):
            yield _not_comparable(older, newer) or (older, newer)


def _states(record: Record) -> bool:
    return bool(record.positions or record.education or record.headline)


def _not_comparable(older: Record, newer: Record) -> str | None:
    for record in (older, newer):
        if not _states(record):
            return f"{record.document} states no posts, education or headline"
        if record.captured_at is None:
            return f"the day {record.document} was captured is not stated"
    if older.captured_at == newer.captured_at:
        return f"{older.document} and {newer.document} were captured on one day"
    posts = [any(post.start for post in record.positions) for record in (older, newer)]
    degrees = [any(school.end for school in record.education) for record in (older, newer)]
    if not all(posts) and not all(degrees):  # less than that cannot contradict anything
        return f"{older.document} and {newer.document} do not both state dated posts or degrees"
    return None
