"""What changed between two snapshots of one profile, and whether its past was rewritten.

Text is compared by its words, so that a reordered headline or a corrected spelling is no rewrite.
"""

import re
from dataclasses import dataclass
from itertools import pairwise, product

from forensics.catalogue.degrees import level_of
from forensics.linkage.continuity import agree
from forensics.linkage.employers import may_be_one
from forensics.linkage.schools import may_be_one_school
from forensics.linkage.tenure import Tenure, of_degree, of_post
from forensics.linkage.translation import may_be_translated
from forensics.model import Catalogue, Education, PartialDate, Position, Record

REPLACED = 0.6  # share of the older items that must be gone: "most", and never one of two
BACKFILLED = 12  # months before the older snapshot: what began later may only have missed it
SHARED = 6  # months that a gone and a new item must share: longer than any handover
HANDOVER = 1  # months by which a part of a post may begin before it or end after it
_MINOR = {"and", "of", "the", "in", "for", "with", "to", "at", "a", "an", "on"}
_MINOR |= {"senior", "junior", "lead", "sr", "jr", "i", "ii", "iii", "experienced", "professional"}


@dataclass(frozen=True)
class Rewrite:
    """The difference between an older and a newer snapshot.

    `gone` are older posts and `schools` older degrees (by institution) that the newer one does not
    state. `backfilled` and `degrees` are newer ones that the older snapshot did not state although
    they began long before it, in the time of what is gone. `facets` names what was replaced rather
    than extended. `firm` is False where all rests on an older "present" that may have been stale.
    """

    gone: tuple[Position, ...] = ()
    backfilled: tuple[Position, ...] = ()
    schools: tuple[Education, ...] = ()
    degrees: tuple[Education, ...] = ()
    facets: tuple[str, ...] = ()
    firm: bool = False

    @property
    def contradicts(self) -> bool:
        """Whether the newer history states another past, not merely a later present."""
        posts = "positions" in self.facets and bool(self.backfilled)
        degrees = "education" in self.facets and bool(self.degrees)
        return len(self.facets) >= 2 and (posts or degrees)


def compare(
    older: Record,
    newer: Record,
    catalogue: Catalogue | None = None,
    *,
    one_language: bool = True,
) -> Rewrite:
    """The rewrite from `older` to `newer`; both must be dated snapshots.

    Where they are not in `one_language`, words tell nothing: posts and degrees are then the same
    where their dates agree, and headline, text and skills are not compared.
    """

    def same(one: Education, other: Education) -> bool:
        if one.institution is None or other.institution is None:
            return True
        names = one.institution.value, other.institution.value
        if may_be_one_school(*names, catalogue) or may_be_translated(*names):
            return True
        return not one_language and (agree(one.end, other.end) or agree(one.start, other.start))

    def kept(one: Position, other: Position) -> bool:
        if _parts_of_one(of_post(one, older), of_post(other, newer), one, other):
            return True
        if one_language:
            return kept_post(one, other)
        if one.employer and other.employer and may_be_one(one.employer.value, other.employer.value):
            return True
        return agree(one.start, other.start)

    gone = tuple(p for p in older.positions if not any(kept(p, q) for q in newer.positions))
    added = [p for p in newer.positions if not any(kept(q, p) for q in older.positions)]
    schools = tuple(e for e in older.education if not any(same(e, f) for f in newer.education))
    others = [e for e in newer.education if not any(same(f, e) for f in older.education)]
    posts = [
        (new, firm)
        for old, new in product(gone, added)
        if (firm := _displaces(of_post(old, older), of_post(new, newer), older)) is not None
    ]
    degrees = [
        (new, firm)
        for old, new in product(schools, others)
        if _one_level(old, new)
        and (firm := _displaces(of_degree(old), of_degree(new), older)) is not None
    ]
    replaced = {
        "positions": newer.positions and _most(len(gone), len(older.positions)),
        "education": newer.education and _most(len(schools), len(older.education)),
        "headline": one_language and _reworded(older, newer, "headline"),
        "about": one_language and _reworded(older, newer, "summary"),
        "skills": one_language
        and _lists_as_many(older, newer)
        and _most(*_lost_skills(older, newer)),
    }
    return Rewrite(
        gone=gone,
        backfilled=tuple(post for post in added if any(post is new for new, _ in posts)),
        schools=schools,
        degrees=tuple(degree for degree in others if any(degree is new for new, _ in degrees)),
        facets=tuple(name for name, is_so in replaced.items() if is_so),
        firm=any(firm for _, firm in (*posts, *degrees)),
    )


def silence(older: Record, newer: Record) -> int:
    """Months of the longest gap, ending between the two snapshots, that the account itself shows.

    It is a gap of what `older` states (its posts and degrees); without any, it starts when `older`
    was taken. What `newer` says of that time is the history in question. A log shows that the
    account was used, not that its history was edited: it is shown beside a finding and shortens no
    gap, so that handing one in takes nothing away. A bare year counts as its last month.
    """
    taken, now = (PartialDate.of(r.captured_at).latest for r in (older, newer) if r.captured_at)
    signs = {min(date.latest, now) for date in _dates(older)} or {taken}
    gaps = pairwise(sorted({*signs, now}))
    return max((end - start for start, end in gaps if end > taken), default=0)


def _dates(record: Record) -> list[PartialDate]:
    periods = [(post.start, post.end) for post in record.positions]
    periods += [(school.start, school.end) for school in record.education]
    return [date.value for period in periods for date in period if date]


def _displaces(old: Tenure | None, new: Tenure | None, older: Record) -> bool | None:
    """Whether `new` fills the time of `old`, firmly or not; None when it does not."""
    if old is None or new is None or older.captured_at is None:
        return None
    taken = PartialDate.of(older.captured_at).earliest
    if new.start > taken - BACKFILLED or old.shared(new) < SHARED:
        return None
    # "Present" holds for sure only until the page was last edited: the last date it states.
    edited = max(date.earliest for date in _dates(older))
    return not old.open or new.start <= edited - SHARED


def _one_level(one: Education, other: Education) -> bool:
    """A school before university, or a diploma beside a degree, contradicts nothing."""
    levels = [level_of(e.degree.value) if e.degree else None for e in (one, other)]
    return levels[0] is not None and levels[0] == levels[1]


def _most(gone: int, before: int) -> bool:
    return before > 0 and gone / before >= REPLACED


def kept_post(older: Position, newer: Position) -> bool:
    """Whether two snapshots state one post.

    It is its employer's, unless a post of the same start bears an unrelated title. Under another
    employer's name it is the same post where the time and a word of the title are: employers are
    bought and renamed, and contractors name now the agency, now the client.
    """
    titles = older.title and newer.title and _shared(older.title.value, newer.title.value)
    unlike = bool(older.title and newer.title) and not titles
    one_start = older.start and newer.start and older.start.value == newer.start.value
    if older.employer and newer.employer:
        if may_be_one(older.employer.value, newer.employer.value):
            return not (unlike and one_start)
        one_end = older.end is None or agree(older.end, newer.end)
        return bool(titles and one_start and one_end)
    return bool(titles)


def _parts_of_one(
    before: Tenure | None, after: Tenure | None, one: Position, other: Position
) -> bool:
    """A post told as several, or several as one: an agency's clients, merged or split roles."""
    if before is None or after is None or one.title is None or other.title is None:
        return False
    longer, shorter = sorted((before, after), key=lambda t: t.start - t.end)
    inside = longer.start - HANDOVER <= shorter.start and shorter.end <= longer.end + HANDOVER
    return inside and bool(_shared(one.title.value, other.title.value))


def _reworded(older: Record, newer: Record, name: str) -> bool:
    before, after = getattr(older, name), getattr(newer, name)
    return bool(before and after) and not _shared(before.value, after.value)


def _lists_as_many(older: Record, newer: Record) -> bool:
    """Whether two lists of skills can be compared: "Save to PDF" prints three of them alone."""
    formats = {record.source for record in (older, newer)}
    return bool(newer.skills) and (len(formats) == 1 or len(newer.skills) >= len(older.skills))


def _lost_skills(older: Record, newer: Record) -> tuple[int, int]:
    before, after = ({skill.value.casefold() for skill in r.skills} for r in (older, newer))
    return len(before - after), len(before)


def _shared(one: str, other: str) -> frozenset[str]:
    left, right = (frozenset(re.findall(r"[^\W_]+", t.casefold())) - _MINOR for t in (one, other))
    return left & right
