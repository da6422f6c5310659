"""Snapshots of accounts that were sold, taken over or revived under another past."""

from collections.abc import Callable
from datetime import date
from random import Random

from tests.linkage.lives import EMPLOYERS, Page, Snapshot, at, month, page, persona, portrait


def _sold(*facets: str) -> Callable[[Random], list[Page | Snapshot]]:
    """Another person's name, photo or address on a history that is kept."""

    def tell(c: Random) -> list[Page | Snapshot]:
        who, other = persona(c), persona(c)
        while set(other.name.split()) & set(who.name.split()):
            other = persona(c)
        days = [date(2022, 2, 3), date(2024, c.randint(1, 12), 5)]
        changes: dict[str, object] = {"name": other.name}
        if "handle" in facets:
            changes["handle"] = other.handle
        photos = [portrait(c.randint(0, 10**6))] * 2
        if "photo" in facets:
            photos[1] = portrait(c.randint(0, 10**6))
        told = [at(who, days[0]), at(who, days[1], **changes)]
        if "photo" not in facets:
            return [page(each, day) for each, day in zip(told, days, strict=True)]
        return [page(*each) for each in zip(told, days, photos, strict=True)]

    return tell


def _revived(renamed: bool, *, stale: bool = False) -> Callable[[Random], list[Page | Snapshot]]:
    """A teacher's or shopkeeper's page becomes an engineer's, with posts of the same years."""

    def tell(c: Random) -> list[Page | Snapshot]:
        trade = c.choice(("teaching", "trade", "finance"))
        who = persona(c, trade, since=2006, places=EMPLOYERS[:7])
        other = persona(c, "software", since=2006, places=EMPLOYERS[7:])
        days = [date(2016, c.randint(1, 12), 5), date(2024, c.randint(1, 12), 5)]
        old = at(who, date(2014, 12, 1))
        ended = tuple(
            j if j.end or stale else j.model_copy(update={"end": month(2015 * 12 + 3)})
            for j in old.jobs
        )
        new = at(
            other,
            days[1],
            name=other.name if renamed else who.name,
            handle=who.handle,
            education=other.education if c.random() < 0.5 else who.education,
        )
        return [
            page(old.model_copy(update={"jobs": ended}), days[0], portrait(11)),
            page(new, days[1], portrait(12 if renamed else 11)),
        ]

    return tell


EXCHANGED: dict[str, tuple[int, Callable[[Random], list[Page | Snapshot]]]] = {
    "name and photo": (16, _sold("photo")),
    "name and handle": (12, _sold("handle")),
    "name, photo and handle": (12, _sold("photo", "handle")),
    "revived": (16, _revived(False)),
    "revived and renamed": (12, _revived(True)),
    "revived from a stale page": (8, _revived(False, stale=True)),
}
