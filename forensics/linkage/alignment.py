"""A resume laid beside a profile, post by post and school by school: what cannot both be true."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from forensics.linkage.accounts import taken
from forensics.linkage.assignment import assign
from forensics.linkage.degrees_held import known_apart, other_school, other_years, same_school
from forensics.linkage.holding import (
    is_held_beside,
    is_one_of_several,
    may_be_one_employer,
    speaks_of,
)
from forensics.linkage.sides import Side
from forensics.linkage.titles import far_apart
from forensics.model import Catalogue, Education, PartialDate, Position, Record

MOST = (
    40  # posts of a side that are compared, the latest: a text that states hundreds tells no more
)
SHARED = 12  # months two posts must share: longer than a handover, a notice or rounded years
COVERED = 0.75  # share of a post's time that the other side must fill with other work
BESIDE = 36  # months for work that is often kept beside another: shorter, and it may be just that
SHIFTED = 24  # months by which both ends of one post must differ: more than a mistyped year

Kind = Literal["work", "same_work", "school", "dates", "degree_dates"]


@dataclass(frozen=True, eq=False)
class Held:
    """A post that can be compared: where it stands and its months since year 0."""

    post: Position
    months: frozenset[int]
    employer: str
    title: str


@dataclass(frozen=True)
class Difference:
    """What the resume states and what the profile states instead.

    work: other work for another employer in the same time · same_work: the same kind of work for
    another employer · school: another university for one degree · dates: one post, years apart ·
    degree_dates: one degree, years apart.
    `beside` where either post is of a kind often kept beside another; `known` where the catalogue
    knows both universities, as two.
    """

    kind: Kind
    stated: Position | Education
    instead: Position | Education
    months: frozenset[int] = frozenset()
    beside: bool = False
    known: bool = False


@dataclass(frozen=True)
class Alignment:
    """Differences, and how many posts and degrees of the resume the profile states as well.

    `both_kept` where an employer and a school stand on both sides, with or without dates.
    """

    differences: tuple[Difference, ...]
    kept: int
    compared: int
    both_kept: bool = False


def align(resume: Side, profile: Side, today: date, catalogue: Catalogue | None) -> Alignment:
    """Lay a resume beside a profile page.

    A post that the page cannot know (begun after it was taken or last edited) is not expected on
    it, and one that either side leaves out contradicts nothing by itself: only other work in the
    same time does. An employer that the other side speaks of anywhere is no other employer.
    """
    until = PartialDate.of(taken(profile.record) or today).earliest
    left = _comparable(resume.record, until, until)
    right = _comparable(profile.record, min(_last(profile.record), until), until)
    kept = sum(any(may_be_one_employer(a.employer, b.employer) for b in right) for a in left)
    degrees = [
        (one, other)
        for one in resume.record.education
        for other in profile.record.education
        if same_school(one, other, catalogue)
    ]
    schools = [
        Difference("school", one, other, known=known_apart(one, other, catalogue))
        for one in resume.record.education
        if (other := other_school(one, resume, profile, until, catalogue))
    ]
    moved = [
        Difference("degree_dates", one, other)
        for one in resume.record.education
        if (other := other_years(one, resume.record, profile.record, catalogue))
    ]
    return Alignment(
        differences=(*_posts(left, right, resume, profile), *schools, *_dates(left, right), *moved),
        kept=kept + len(degrees),
        compared=min(len(left), len(right))
        + min(len(resume.record.education), len(profile.record.education)),
        both_kept=bool(degrees) and _share_employer(resume.record, profile.record),
    )


def _share_employer(resume: Record, profile: Record) -> bool:
    return any(
        may_be_one_employer(one.employer.value, other.employer.value)
        for one in resume.positions
        for other in profile.positions
        if one.employer and other.employer
    )


def _comparable(record: Record, present: int, until: int) -> list[Held]:
    found = [held for post in record.positions if (held := _held(post, present, until))]
    return sorted(found, key=lambda held: -max(held.months))[:MOST] if len(found) > MOST else found


def _held(post: Position, present: int, until: int) -> Held | None:
    """The post with its months up to `until`; None where it cannot be compared.

    A "present" lasts until `present`: on a profile that is the last date the page states.
    """
    if post.start is None or post.employer is None or post.title is None:
        return None
    if post.end is None and not post.current:
        return None
    end = _middle(post.end.value) if post.end else present
    months = frozenset(range(_middle(post.start.value), min(end, until)))
    return Held(post, months, post.employer.value, post.title.value) if months else None


def _posts(
    left: Sequence[Held], right: Sequence[Held], resume: Side, profile: Side
) -> Iterator[Difference]:
    """Posts of the two sides that exclude each other, each post once."""
    mine = [held for held in left if _excludes(held, right, resume, profile)]
    theirs = [held for held in right if _excludes(held, left, profile, resume)]
    for kind in ("work", "same_work"):
        pairs = {
            a: [
                b for b in theirs if (kind == "work") == far_apart(a.title, b.title) and _long(a, b)
            ]
            for a in mine
        }
        asked = {b: [a for a in mine if b in pairs[a]] for b in theirs}
        filled = {a for a in mine if _filled(a, pairs[a])}
        filled |= {b for b in theirs if _filled(b, asked[b])}
        certain = {a: [b for b in pairs[a] if b in filled] for a in mine if a in filled}
        for a, b in assign(certain).items():
            # All the time in which either of the two excludes posts of the other side.
            rivals = frozenset[int]().union(*(each.months for each in certain[a]))
            others = frozenset[int]().union(*(one.months for one in certain if b in certain[one]))
            months = (a.months & rivals) | (b.months & others)
            yield Difference(kind, a.post, b.post, months, _beside(a, b))


def _excludes(held: Held, others: Sequence[Held], own: Side, other: Side) -> bool:
    """Whether a post is a full one by itself that the other side nowhere speaks of."""
    return not (
        any(may_be_one_employer(held.employer, each.employer) for each in others)
        or is_one_of_several(held.post, own.document)
        or speaks_of(other.text, held.employer)
    )


def _long(one: Held, other: Held) -> bool:
    return len(one.months & other.months) >= (BESIDE if _beside(one, other) else SHARED)


def _beside(one: Held, other: Held) -> bool:
    return is_held_beside(one.title) or is_held_beside(other.title)


def _filled(held: Held, others: Sequence[Held]) -> bool:
    """Whether others take most of a post's time, so that it is no mere overlap at its ends."""
    taken = held.months & frozenset().union(*(each.months for each in others))
    return len(taken) >= COVERED * len(held.months)


def _dates(left: Sequence[Held], right: Sequence[Held]) -> Iterator[Difference]:
    """Posts with one employer, each stated once on either side, that both sides date years apart.

    Not where one time lies within the other (a last role for the whole time, and the reverse) nor
    where it lies before all that the resume states or after all that the page states (left out,
    out of date), nor for other work (two stays).
    """
    oldest = min((min(held.months) for held in left), default=0)
    newest = max((max(held.months) for held in right), default=0)
    for one in left:
        theirs = [each for each in right if may_be_one_employer(one.employer, each.employer)]
        mine = [each for each in left if may_be_one_employer(one.employer, each.employer)]
        if len(theirs) != 1 or len(mine) != 1 or not (one.post.end and theirs[0].post.end):
            continue
        other = theirs[0]
        start, end = min(one.months) - min(other.months), max(one.months) - max(other.months)
        moved = min(abs(start), abs(end)) >= SHIFTED and (start > 0) == (end > 0)
        left_out = max(other.months) < oldest or min(one.months) > newest
        if moved and not left_out and not far_apart(one.title, other.title):
            yield Difference("dates", one.post, other.post)


def _last(record: Record) -> int:
    """The last month a page states: it was edited then, and perhaps not since."""
    periods = [(post.start, post.end) for post in record.positions]
    periods += [(study.start, study.end) for study in record.education]
    return max((day.value.earliest for days in periods for day in days if day), default=0)


def _middle(day: PartialDate) -> int:
    return (day.earliest + day.latest) // 2
