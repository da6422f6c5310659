"""What changed between two snapshots of one profile.

Text is compared by its words, so that a reordered headline or a corrected spelling is no rewrite.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from forensics.linkage.employers import may_be_one
from forensics.model.partial_date import PartialDate
from forensics.model.record import Education, Position, Record

REPLACED = 0.6  # share of the older items that must be gone: "most", and never one of two
_MINOR = {"and", "of", "the", "in", "for", "with", "to", "at", "a", "an", "on"}
_MINOR |= {"senior", "junior", "lead", "sr", "jr", "i", "ii", "iii", "experienced", "professional"}


@dataclass(frozen=True)
class Rewrite:
    """The difference between an older and a newer snapshot.

    `gone` are older posts the newer one does not state, `backfilled` newer posts that began before
    the older snapshot was taken, which that one did not state; `schools` the older degrees at
    institutions that are no longer stated. `facets` names what was replaced rather than extended.
    """

    gone: tuple[Position, ...]
    backfilled: tuple[Position, ...]
    schools: tuple[Education, ...]
    facets: tuple[str, ...]

    @property
    def contradicts(self) -> bool:
        """Whether the newer history states another past, not merely a later present."""
        posts = "positions" in self.facets and bool(self.backfilled)
        return len(self.facets) >= 2 and (posts or "education" in self.facets)


def compare(older: Record, newer: Record) -> Rewrite:
    """The rewrite from `older` to `newer`; both must be dated snapshots."""
    gone = tuple(p for p in older.positions if not any(_kept(p, q) for q in newer.positions))
    added = (p for p in newer.positions if not any(_kept(q, p) for q in older.positions))
    backfilled = tuple(p for p in added if _began_before(p, older))
    schools = tuple(e for e in older.education if not any(_same(e, f) for f in newer.education))
    replaced = {
        "positions": newer.positions and _most(len(gone), len(older.positions)),
        "education": newer.education and _most(len(schools), len(older.education)),
        "headline": _reworded(older, newer, "headline"),
        "about": _reworded(older, newer, "summary"),
        "skills": newer.skills and _most(*_lost_skills(older, newer)),
    }
    return Rewrite(
        gone, backfilled, schools, tuple(name for name, is_so in replaced.items() if is_so)
    )


def silence(older: Record, newer: Record) -> int:
    """Months of the longest gap without a dated entry that ends between the two snapshots.

    Dated are the posts and degrees of `older` and both logs; without any, the gap starts when
    `older` was taken. A bare year counts as its last month.
    """
    taken, now = (PartialDate.of(r.captured_at).latest for r in (older, newer) if r.captured_at)
    periods = [(post.start, post.end) for post in older.positions]
    periods += [(school.start, school.end) for school in older.education]
    stated = [date.value for period in periods for date in period if date]
    stated += [PartialDate.of(event.at) for r in (older, newer) for event in r.account.activity]
    signs = {min(date.latest, now) for date in stated} or {taken}
    gaps = pairwise(sorted({*signs, now}))
    return max((end - start for start, end in gaps if end > taken), default=0)


def _most(gone: int, before: int) -> bool:
    return before > 0 and gone / before >= REPLACED


def _kept(older: Position, newer: Position) -> bool:
    """The same post: its employer, unless a post of the same start bears an unrelated title."""
    titles = older.title and newer.title and not _shared(older.title.value, newer.title.value)
    if older.employer and newer.employer:
        one_start = older.start and newer.start and older.start.value == newer.start.value
        return may_be_one(older.employer.value, newer.employer.value) and not (titles and one_start)
    return bool(older.title and newer.title) and not titles


def _began_before(position: Position, older: Record) -> bool:
    if position.start is None or older.captured_at is None:
        return False
    return position.start.value.latest < PartialDate.of(older.captured_at).earliest


def _same(older: Education, newer: Education) -> bool:
    if older.institution is None or newer.institution is None:
        return True
    return may_be_one(older.institution.value, newer.institution.value)


def _reworded(older: Record, newer: Record, name: str) -> bool:
    before, after = getattr(older, name), getattr(newer, name)
    return bool(before and after) and not _shared(before.value, after.value)


def _lost_skills(older: Record, newer: Record) -> tuple[int, int]:
    before, after = ({skill.value.casefold() for skill in r.skills} for r in (older, newer))
    return len(before - after), len(before)


def _shared(one: str, other: str) -> frozenset[str]:
    left, right = (frozenset(re.findall(r"[^\W_]+", t.casefold())) - _MINOR for t in (one, other))
    return left & right
