"""What became otherwise from one dated snapshot of an account to the next, in order of time.

A pure function of records. A format that does not state a facet at all (a PDF has no photo) is
passed over for it: each change lies between the last snapshot that stated the one thing and the
first that states the other.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Literal, get_args

from forensics.linkage.accounts import taken
from forensics.linkage.exhibit import Item
from forensics.linkage.names import parts
from forensics.linkage.photos import same
from forensics.linkage.schools import may_be_one_school
from forensics.linkage.snapshots import kept_post
from forensics.model import Photo, Quoted, Record, Stated

Facet = Literal[
    "name", "handle", "photo", "headline", "location", "positions", "education", "skills",
    "connections",
]  # fmt: skip
FACETS: tuple[Facet, ...] = get_args(Facet)


@dataclass(frozen=True)
class Change:
    """One facet that two snapshots state otherwise, and what each states instead.

    For posts, degrees and skills these are the items that are gone and those that are new. `days`
    are those on which the two snapshots were captured.
    """

    facet: Facet
    days: tuple[date, date]
    older: Record
    newer: Record
    before: tuple[Item, ...]
    after: tuple[Item, ...]


def timeline(snapshots: Iterable[Record]) -> tuple[Change, ...]:
    """The changes of one account, oldest first.

    Of snapshots of one day none is older than the other: a change is one from all of a day to all
    of the next. Snapshots without a day are left out.
    """
    dated = [(day, record) for record in snapshots if (day := taken(record))]
    dated.sort(key=lambda each: (each[0], each[1].document))
    days = [(day, [r for _, r in group]) for day, group in groupby(dated, key=lambda each: each[0])]
    changes = [change for facet in FACETS for change in _changes(facet, days)]
    return tuple(sorted(changes, key=lambda each: (each.days[1], FACETS.index(each.facet))))


Found = tuple[tuple[Item, ...], tuple[Item, ...]]
Compare = Callable[[Record, Record], Found]


def _changes(facet: Facet, days: Iterable[tuple[date, Sequence[Record]]]) -> Iterator[Change]:
    states, compare = _READERS[facet]
    stating = [(day, own) for day, records in days if (own := [r for r in records if states(r)])]
    for (first, before), (last, after) in pairwise(stating):
        found = [(one, other, compare(one, other)) for one in before for other in after]
        if all(gone or new for _, _, (gone, new) in found):
            one, other, (gone, new) = found[0]
            yield Change(facet, (first, last), one, other, gone, new)


def _single(read: Callable[[Record], Item | None], key: Callable[[str], object]) -> Compare:
    def compare(older: Record, newer: Record) -> Found:
        one, other = read(older), read(newer)
        if one is None or other is None or key(_value(one)) == key(_value(other)):
            return (), ()
        return (one,), (other,)

    return compare


def _photos(older: Record, newer: Record) -> Found:
    one, other = older.account.photo, newer.account.photo
    if one is None or other is None or same(one, other) is not False:
        return (), ()
    return (one,), (other,)


def _positions(older: Record, newer: Record) -> Found:
    gone = [p for p in older.positions if not any(kept_post(p, q) for q in newer.positions)]
    new = [q for q in newer.positions if not any(kept_post(p, q) for p in older.positions)]
    return _heads((p.title or p.employer for p in gone), (p.title or p.employer for p in new))


def _education(older: Record, newer: Record) -> Found:
    one = [e.institution for e in older.education if e.institution]
    other = [e.institution for e in newer.education if e.institution]
    gone = [e for e in one if not any(may_be_one_school(e.value, f.value, None) for f in other)]
    new = [f for f in other if not any(may_be_one_school(e.value, f.value, None) for e in one)]
    return tuple(gone), tuple(new)


def _skills(older: Record, newer: Record) -> Found:
    if not (lists_all_skills(older) and lists_all_skills(newer)):
        return (), ()
    sides = [{skill.value.casefold(): skill for skill in r.skills} for r in (older, newer)]
    gone = [skill for key, skill in sides[0].items() if key not in sides[1]]
    new = [skill for key, skill in sides[1].items() if key not in sides[0]]
    return tuple(gone), tuple(new)


def lists_all_skills(record: Record) -> bool:
    """ "Save to PDF" prints the first three skills alone."""
    return bool(record.skills) and record.source != "linkedin_pdf"


def _heads(gone: Iterable[Quoted | None], new: Iterable[Quoted | None]) -> Found:
    return tuple(item for item in gone if item), tuple(item for item in new if item)


def _value(item: Item) -> str:
    return item.value if isinstance(item, Quoted | Stated) else ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.casefold().split())


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _place(record: Record) -> Quoted | None:
    return next(iter(record.contacts.locations), None)


def _hashed(record: Record) -> bool:
    photo: Photo | None = record.account.photo
    return photo is not None and photo.phash is not None


_READERS: dict[Facet, tuple[Callable[[Record], object], Compare]] = {
    "name": (
        lambda r: r.person.name,
        _single(lambda r: r.person.name, lambda name: sorted(parts(name)) or name),
    ),
    "handle": (lambda r: r.account.handle, _single(lambda r: r.account.handle, str.casefold)),
    "photo": (_hashed, _photos),
    "headline": (lambda r: r.headline, _single(lambda r: r.headline, _words)),
    "location": (_place, _single(_place, _words)),
    "positions": (lambda r: r.positions, _positions),
    "education": (lambda r: r.education, _education),
    "skills": (lists_all_skills, _skills),
    "connections": (
        lambda r: r.account.connections_stated,
        _single(lambda r: r.account.connections_stated, _digits),
    ),
}
