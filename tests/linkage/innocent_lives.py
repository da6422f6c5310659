"""Snapshots of people whose accounts are their own: what ordinary lives do to a page."""

from collections.abc import Callable
from datetime import date
from random import Random

from forensics.evaluate.generate.persona import School
from tests.linkage.lives import (
    FIRST,
    LAST,
    SKILLS,
    TOWNS,
    Page,
    Snapshot,
    any_format,
    at,
    days_of,
    handle_of,
    in_language,
    month,
    page,
    persona,
    portrait,
    post,
)


def _steady(c: Random) -> list[Page | Snapshot]:
    who, photo = persona(c), c.randint(0, 10**6)
    return [
        any_format(at(who, day), day, portrait(photo, c.choice((60, 85, 95))), c)
        for day in days_of(c, c.randint(2, 4))
    ]


def _new_photo(c: Random) -> list[Page | Snapshot]:
    who = persona(c)
    return [page(at(who, day), day, portrait(c.randint(0, 10**6))) for day in days_of(c, 3)]


def _trimmed(c: Random) -> list[Page | Snapshot]:
    """A cleaned-up page: early posts gone, another headline and text, a shorter address."""
    who, days = persona(c), days_of(c, 2)
    now = at(who, days[1])
    tidy = now.model_copy(
        update={
            "jobs": now.jobs[:2] or now.jobs, "headline": "Builder of calm teams",
            "summary": "Fewer words, more to see.", "handle": handle_of(who.name, c, tidy=True),
            "skills": ("Leadership", "Planning"),
        }
    )  # fmt: skip
    return [page(at(who, days[0]), days[0], portrait(1)), page(tidy, days[1], portrait(2))]


def _reordered(c: Random) -> list[Page | Snapshot]:
    who, days = persona(c), days_of(c, 2)
    now = at(who, days[1])
    mixed = now.model_copy(
        update={"jobs": now.jobs[::-1], "skills": now.skills[::-1], "headline": "Open to work"}
    )
    return [page(at(who, days[0]), days[0]), page(mixed, days[1])]


def _leave(c: Random) -> list[Page | Snapshot]:
    """Years at home with children, then back in another post."""
    who = persona(c)
    back = date(2024, c.randint(1, 12), 5)
    away = post("Career break", "Family", month(2018 * 12 + 3), month(2023 * 12 + 2), c)
    before = at(who, date(2018, 3, 1))
    held = [
        j.model_copy(update={"end": month(2018 * 12 + 2)}) if not j.end else j for j in before.jobs
    ]
    new = post(before.jobs[0].title, "Larkspur Media", month(2023 * 12 + 4), None, c)
    after = before.model_copy(update={"jobs": (new, away, *held), "headline": "Back at work"})
    return [page(before, date(2017, 5, 5), portrait(3)), page(after, back, portrait(4))]


def _new_trade(c: Random) -> list[Page | Snapshot]:
    """A course and another trade after it; the old posts are dropped, the school is kept."""
    who = at(persona(c, c.choice(("teaching", "trade"))), date(2016, 6, 1))
    study = School(
        institution="Harbor University", degree="Master of Science", field="Computer Science",
        start=month(2019 * 12 + 8), end=month(2021 * 12 + 5),
    )  # fmt: skip
    job = post("Software Engineer", "Northgate Systems", month(2021 * 12 + 7), None, c)
    keep = who.jobs[: c.randint(0, 1)]
    ended = tuple(
        j.model_copy(update={"end": month(2019 * 12 + 6)}) if not j.end else j for j in keep
    )
    after = who.model_copy(
        update={
            "jobs": (job, *ended), "education": (study, *who.education),
            "headline": "Software Engineer", "skills": SKILLS["software"],
        }
    )  # fmt: skip
    return [page(who, date(2016, 6, 1), portrait(5)), page(after, date(2024, 6, 1), portrait(6))]


def _renamed(change: Callable[[str, Random], str]) -> Callable[[Random], list[Page | Snapshot]]:
    """A new name, and with it photo and address, between two snapshots a year or two apart."""

    def tell(c: Random) -> list[Page | Snapshot]:
        who, days = persona(c), [date(2021, 2, 3), date(2023, 1, c.randint(1, 28))]
        name = change(who.name, c)
        later = at(who, days[1], name=name, handle=handle_of(name, c))
        return [
            page(at(who, days[0]), days[0], portrait(c.randint(0, 10**6))),
            page(later, days[1], portrait(c.randint(0, 10**6))),
        ]

    return tell


def _married(name: str, c: Random) -> str:
    first, _ = name.split()
    return f"{first} {c.choice(LAST)}"


def _given(name: str, c: Random) -> str:
    return f"{c.choice(FIRST)} {name.split()[1]}"


def _double(name: str, c: Random) -> str:
    return f"{name}-{c.choice(LAST)}"


def _spelt(name: str, c: Random) -> str:
    first, last = name.translate(str.maketrans("Łśéñáö", "Lsenao")).split()
    return c.choice(
        (f"{last}, {first}", f"{first} M. {last}", f"{first[0]}. {last}", f"{last} {first}")
    )


def _moved(c: Random) -> list[Page | Snapshot]:
    who, days = persona(c), days_of(c, 3)
    towns = c.sample(TOWNS, 3)
    return [
        any_format(at(who, day, location=town), day, portrait(7), c)
        for day, town in zip(days, towns, strict=True)
    ]


def _translated(c: Random) -> list[Page | Snapshot]:
    who, days, language = persona(c), days_of(c, 2), c.randint(1, 3)
    first = page(at(who, days[0]), days[0], portrait(8))
    return [first, page(in_language(at(who, days[1]), language), days[1], portrait(8), language)]


def _filled_in(c: Random) -> list[Page | Snapshot]:
    """A page left at its first post for years, then put in order with all that was missing."""
    who = persona(c)
    first = who.jobs[-1].model_copy(update={"end": None})
    early = at(who, date(2014, 1, 1)).model_copy(update={"jobs": (first,), "headline": first.title})
    day = date(first.start.year + c.randint(1, 5), 6, 6)
    return [
        page(early, day, portrait(9)),
        page(at(who, date(2025, 1, 9)), date(2025, 1, 9), portrait(10)),
    ]


def _employer_renamed(c: Random) -> list[Page | Snapshot]:
    """Every employer was bought and goes by another name; the page was reworded too."""
    who, days = persona(c), days_of(c, 2, 2016)
    now = at(who, days[1], headline="Making things work")
    bought = tuple(
        job.model_copy(update={"employer": f"{place} Group"})
        for job, place in zip(
            now.jobs, ("Ansel", "Corvid", "Dunlin", "Egret", "Fulmar"), strict=False
        )
    )
    return [
        page(at(who, days[0]), days[0]),
        page(now.model_copy(update={"jobs": bought}), days[1]),
    ]


def _contractor(c: Random) -> list[Page | Snapshot]:
    """One agency's post, later told as the posts with its clients; the page was reworded too."""
    who = persona(c, "software")
    start = 2012 * 12 + c.randint(0, 11)
    agency = post("IT Consultant", "Sundry Staffing", month(start), month(start + 47), c)
    study = at(who, date(2018, 1, 1), jobs=(agency,), headline="Contract consultant")
    clients = [
        post("Consultant", place, month(start + 12 * n), month(start + 12 * n + 11), c)
        for n, place in enumerate(
            ("Northgate Systems", "Harbor Insurance", "Lake Diner", "Birch Clinic")
        )
    ]
    after = study.model_copy(
        update={"jobs": tuple(clients[::-1]), "headline": "Open for projects", "skills": ("Scala",)}
    )
    return [page(study, date(2018, 1, 1)), page(after, date(2023, 5, 5))]


INNOCENT: dict[str, tuple[int, Callable[[Random], list[Page | Snapshot]]]] = {
    "steady": (30, _steady),
    "new photo": (12, _new_photo),
    "trimmed": (20, _trimmed),
    "reordered": (12, _reordered),
    "leave": (16, _leave),
    "new trade": (20, _new_trade),
    "married": (20, _renamed(_married)),
    "new given name": (12, _renamed(_given)),
    "double name": (8, _renamed(_double)),
    "spelling": (12, _renamed(_spelt)),
    "moved": (16, _moved),
    "translated": (24, _translated),
    "filled in": (16, _filled_in),
    "employers renamed": (12, _employer_renamed),
    "contractor": (10, _contractor),
}
