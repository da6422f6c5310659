"""What two dated snapshots of one profile state, item by item: gone, new, changed, kept.

This shows; it does not judge. Items are told apart by their words alone (case and white space
aside), so that a reviewer sees each difference; what a difference may mean is a signal's business.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from forensics.linkage.photos import same
from forensics.model import Photo
from forensics.report.html.timeline import stated
from forensics.report.html.words import SOURCES
from forensics.report.wire import AccountForm, ProfileForm, RecordForm, Report

MOST_ITEMS = 40  # of one facet on one side
MOST_COMPARISONS = 12

Fate = Literal["gone", "new", "changed", "kept"]


@dataclass(frozen=True)
class Item:
    """One thing a snapshot states, and what became of it."""

    text: str
    detail: str
    fate: Fate


@dataclass(frozen=True)
class Facet:
    """One kind of thing, on both sides."""

    name: str
    older: tuple[Item, ...]
    newer: tuple[Item, ...]
    more_older: int
    more_newer: int
    gone: int
    new: int
    changed: int
    kept: int


@dataclass(frozen=True)
class Comparison:
    """Two consecutive snapshots of one account."""

    source: str
    older: str
    older_at: date
    newer: str
    newer_at: date
    facets: tuple[Facet, ...]

    @property
    def differs(self) -> bool:
        """Whether anything is not as it was."""
        return any(facet.gone or facet.new or facet.changed for facet in self.facets)


@dataclass(frozen=True)
class Compared:
    """All comparisons, and the snapshots that could not be compared."""

    comparisons: tuple[Comparison, ...]
    more: int
    undated: tuple[str, ...]
    alone: tuple[str, ...]


def compare(report: Report) -> Compared:
    """Consecutive dated snapshots of the same account, whatever their formats, oldest first."""
    accounts: dict[str, list[tuple[date, ProfileForm]]] = {}
    for profile in report.profiles:
        if profile.captured_at:
            accounts.setdefault(_account(profile), []).append((profile.captured_at, profile))
    found = []
    for dated in accounts.values():
        dated.sort(key=lambda item: (item[0], item[1].document))
        found += [
            Comparison(
                source=" and ".join(dict.fromkeys((_format(older), _format(newer)))),
                older=older.document,
                older_at=before,
                newer=newer.document,
                newer_at=after,
                facets=(*_identity(older, newer), *facets(older.record, newer.record)),
            )
            for (before, older), (after, newer) in pairwise(dated)
        ]
    return Compared(
        comparisons=tuple(found[:MOST_COMPARISONS]),
        more=max(len(found) - MOST_COMPARISONS, 0),
        undated=tuple(p.document for p in report.profiles if p.captured_at is None),
        alone=tuple(dated[0][1].document for dated in accounts.values() if len(dated) == 1),
    )


def _account(profile: ProfileForm) -> str:
    """What is compared with each other; reports kept from before accounts go by their format."""
    return f"account {profile.account.number}" if profile.account else _format(profile)


def _format(profile: ProfileForm) -> str:
    return SOURCES[profile.source] if profile.source else "profile"


def _identity(older: ProfileForm, newer: ProfileForm) -> list[Facet]:
    one, other = older.account, newer.account
    if one is None or other is None:
        return []
    counts = [None if n is None else str(n) for n in (one.connections, other.connections)]
    found = []
    if one.handle or other.handle:
        found.append(_single("Address", one.handle, other.handle))
    if any(counts):
        found.append(_single("Connections", *counts))
    return [*found, _photo(one, other)] if one.photo or other.photo else found


def _photo(older: AccountForm, newer: AccountForm) -> Facet:
    """Equal or not by the hash of the picture; where it cannot be told, it says so."""
    photos = [Photo(sha256=side.photo_sha256, phash=side.photo) for side in (older, newer)]
    one_picture = same(*photos)
    known = older.photo and newer.photo
    detail = "may be another crop of it" if known and one_picture is None else ""
    fates: tuple[Fate, Fate] = ("gone", "new")
    if known:
        fates = ("changed", "changed") if one_picture is False else ("kept", "kept")
    before, after = (
        (Item(f"picture with hash {photo.phash}", detail, fate),) if photo.phash else ()
        for photo, fate in zip(photos, fates, strict=True)
    )
    return Facet(
        name="Photo",
        older=before,
        newer=after,
        more_older=0,
        more_newer=0,
        gone=int(bool(before) and fates[0] == "gone"),
        new=int(bool(after) and fates[1] == "new"),
        changed=int(fates[0] == "changed"),
        kept=int(fates[0] == "kept"),
    )


def facets(older: RecordForm, newer: RecordForm) -> list[Facet]:
    """The facets that at least one of the two states."""
    single = [
        ("Name", older.person.name, newer.person.name),
        ("Headline", older.headline, newer.headline),
        ("About", older.summary, newer.summary),
    ]
    pairs = [
        ("Places", _many(older.contacts.locations), _many(newer.contacts.locations)),
        ("Positions", _positions(older), _positions(newer)),
        ("Education", _education(older), _education(newer)),
        ("Skills", _many(older.skills), _many(newer.skills)),
    ]
    ones = [_single(name, before, after) for name, before, after in single if before or after]
    return ones + [_facet(*pair) for pair in pairs if pair[1] or pair[2]]


_Stated = list[tuple[str, str]]  # what is stated, and its dates or ""


def _single(name: str, before: str | None, after: str | None) -> Facet:
    if before and after and _folded(before) != _folded(after):
        older, newer = (Item(before, "", "changed"),), (Item(after, "", "changed"),)
        return Facet(name, older, newer, 0, 0, gone=0, new=0, changed=1, kept=0)
    return _facet(name, [(before, "")] if before else [], [(after, "")] if after else [])


def _facet(name: str, before: _Stated, after: _Stated) -> Facet:
    older, newer = _fates(before, after, "gone"), _fates(after, before, "new")
    lost, came = Counter(item.fate for item in older), Counter(item.fate for item in newer)
    return Facet(
        name=name,
        older=tuple(older[:MOST_ITEMS]),
        newer=tuple(newer[:MOST_ITEMS]),
        more_older=max(len(older) - MOST_ITEMS, 0),
        more_newer=max(len(newer) - MOST_ITEMS, 0),
        gone=lost["gone"],
        new=came["new"],
        changed=came["changed"],
        kept=came["kept"],
    )


def _fates(these: _Stated, others: _Stated, missing: Fate) -> list[Item]:
    same = Counter((_folded(text), detail) for text, detail in others)
    named = Counter(_folded(text) for text, _ in others)
    items: list[Item | None] = [None] * len(these)
    for at, (text, detail) in enumerate(these):  # whole agreement first, so that it is not used up
        if same[_folded(text), detail] > 0:
            same[_folded(text), detail] -= 1
            named[_folded(text)] -= 1
            items[at] = Item(text, detail, "kept")
    for at, (text, detail) in enumerate(these):
        if items[at] is None:
            changed = named[_folded(text)] > 0
            named[_folded(text)] -= changed
            items[at] = Item(text, detail, "changed" if changed else missing)
    return [item for item in items if item is not None]


def _many(values: Sequence[str]) -> _Stated:
    return [(value, "") for value in values]


def _positions(record: RecordForm) -> _Stated:
    return [
        (_joined(post.title, post.employer), stated(post.start, post.end, post.current))
        for post in record.positions
    ]


def _education(record: RecordForm) -> _Stated:
    return [
        (
            _joined(", ".join(filter(None, (course.degree, course.field))), course.institution),
            stated(course.start, course.end, False),
        )
        for course in record.education
    ]


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part) or "not stated"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
