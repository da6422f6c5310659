"""Whether a profile was edited about when it was captured, so that it states that time."""

from collections.abc import Iterable
from datetime import date

from forensics.linkage.employers import may_be_one
from forensics.model import PartialDate, Position, Record

EDITED = 24  # months: a post begun since then was written into the profile since then


def recently_edited(profile: Record, resumes: Iterable[Record], at: date) -> bool:
    """Whether a profile states the newest post of a resume, begun in the last EDITED months."""
    taken = PartialDate.of(at).latest
    newest = [post for record in resumes if (post := _newest(record))]
    return any(
        taken - post.start.value.earliest <= EDITED and any(_one(post, p) for p in newest)
        for post in profile.positions
        if post.start and post.start.value.earliest <= taken
    )


def _newest(record: Record) -> Position | None:
    dated = [post for post in record.positions if post.start]
    return max(dated, key=lambda p: p.start.value.latest if p.start else 0, default=None)


def _one(one: Position, other: Position) -> bool:
    return bool(
        one.employer and other.employer and may_be_one(one.employer.value, other.employer.value)
    )
