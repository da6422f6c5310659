"""An invented honest applicant before any file is written: one life, steadily told."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Literal, get_args

from forensics.evaluate.generate.innocent_names import Name
from forensics.evaluate.generate.innocent_places import TOWNS, Town, employer, phone
from forensics.evaluate.generate.innocent_trades import TRADES, Trade
from forensics.evaluate.generate.persona import Job, Persona, School
from forensics.model.partial_date import PartialDate

NOW = 2024 * 12 + 5 - 1  # May 2024: the last month that resumes tell of; all apply in June
ProfileForm = Literal["linkedin_html", "linkedin_json_ld", "linkedin_pdf", "linkedin_export"]
PROFILE_FORMS: tuple[ProfileForm, ...] = get_args(ProfileForm)
RELAYS = ("privaterelay.appleid.com", "duck.com", "mozmail.com", "simplelogin.com")
MAILS = ("gmail.com", "outlook.com", "yahoo.com", "icloud.com", "proton.me", "hotmail.com")


@dataclass
class Snapshot:
    """A profile as it stood on a day."""

    persona: Persona
    form: ProfileForm
    captured: date | None


@dataclass
class Account:
    """A GitHub account: since when, and under which names and addresses its owner committed."""

    created: date
    authors: list[tuple[str, str]]
    pull_requests: bool = True
    fork: bool = False


@dataclass
class Draft:
    """What a turn of life may change before the files are written.

    `author` is what the file's metadata say of who made it; None leaves the applicant's name.
    `made` is the day they give for the file's making.
    """

    name: Name
    town: Town
    trade: Trade
    persona: Persona
    submitted: date
    resume: str
    snapshots: list[Snapshot] = field(default_factory=list)
    account: Account | None = None
    letter: str | None = None
    author: str | None = None
    made: datetime | None = None
    stage: str = "applied"
    source: dict[str, str] | None = None
    contact: dict[str, str] | None = None
    references: list[dict[str, str]] = field(default_factory=list)
    shipping: list[dict[str, str]] = field(default_factory=list)
    network: list[dict[str, str]] = field(default_factory=list)

    def retell(self, **changes: object) -> None:
        """Change what the resume states; a summary that counts years is kept true."""
        self.persona = self.persona.model_copy(update=changes)
        if "jobs" in changes and "summary" not in changes:
            jobs = self.persona.jobs
            worked = NOW - index(jobs[-1].start) if jobs else 0
            told = summary(Random(worked), self.trade, worked)
            self.persona = self.persona.model_copy(update={"summary": told})


def when(index: int) -> PartialDate:
    """The month of an index (year * 12 + month - 1)."""
    return PartialDate(year=index // 12, month=index % 12 + 1)


def index(date_: PartialDate) -> int:
    """The index of a month."""
    return date_.year * 12 + (date_.month or 1) - 1


def plain(text: str) -> str:
    """Letters of a name as they stand in an address."""
    apart = unicodedata.normalize("NFD", text.translate(str.maketrans("łŁđĐ", "lLdD")))
    return "".join(letter for letter in apart.lower() if letter.isascii() and letter.isalpha())


def draft(chance: Random, name: Name, submitted: date, resume: str) -> Draft:
    """A person with a trade, a town, a degree and posts that follow one another."""
    town, trade = chance.choice(TOWNS), chance.choice(TRADES)
    worked = chance.randint(20, 26 * 12)
    first = NOW - worked
    number = chance.randint(2, 99)
    local = f"{plain(name.given)}.{plain(name.family)}"
    handle = f"{plain(name.given)}{plain(name.family)}{number}"
    jobs = posts(chance, trade, town.name, first)
    study = degree(chance, trade, town.university, first)
    return Draft(
        name=name,
        town=town,
        trade=trade,
        submitted=submitted,
        resume=resume,
        persona=Persona(
            name=name.full,
            headline=jobs[0].title,
            email=f"{local}{number}@{chance.choice(MAILS)}",
            phone=phone(town.code, chance),
            e164=None,
            location=town.name,
            handle=handle,
            summary=summary(chance, trade, worked),
            jobs=jobs,
            education=(study,),
            skills=tuple(chance.sample(trade.skills, min(5, len(trade.skills)))),
        ),
    )


def posts(chance: Random, trade: Trade, town: str, first: int, last: int = NOW) -> tuple[Job, ...]:
    """Posts from month `first` to `last`, newest first; short gaps are ordinary, and so is none."""
    told: list[Job] = []
    start, place = first, 0
    while start < last - 5:
        end = start + chance.randint(14, 64)
        current = end >= last - 4
        told.append(
            Job(
                title=trade.titles[min(place, len(trade.titles) - 1)],
                employer=employer(chance),
                location=town,
                start=when(start),
                end=None if current and last == NOW and chance.random() < 0.8 else when(
                    min(end, last)
                ),
                bullets=duties(chance, trade, start // 12),
            )
        )  # fmt: skip
        start = end + chance.choice((0, 1, 1, 1, 2, 3, 5))
        place += chance.random() < 0.7
    return tuple(reversed(told))


def duties(chance: Random, trade: Trade, year: int) -> tuple[str, ...]:
    """Two to four duties that a post begun in `year` may have had."""
    known = trade.duties_from(year)
    return tuple(chance.sample(known, min(chance.randint(2, 4), len(known))))


def degree(chance: Random, trade: Trade, university: str, first: int) -> School:
    """A bachelor's degree that ended some months before the first post."""
    end = first - chance.randint(0, 8)
    field_ = chance.choice(trade.fields)
    arts = field_ in {"English", "History", "Psychology", "Economics"}
    return School(
        institution=university,
        degree="Bachelor of Arts" if arts else "Bachelor of Science",
        field=field_,
        start=when(end - 45),
        end=when(end),
    )


def summary(chance: Random, trade: Trade, worked: int) -> str:
    """Two plain sentences."""
    years = worked // 12
    if years == 0:
        return "At the beginning of my working life. References gladly given."
    opening = chance.choice(
        (
            f"I have worked in {trade.name} for some {years + 1} years.",
            f"{trade.titles[1]} with {years} year{'s' * (years > 1)} of experience.",
            f"Steady hand in {trade.name}; I like work that other people can rely on.",
        )
    )
    closing = chance.choice(
        (
            "Looking for a team that writes things down.",
            "Happy to work from home and used to it.",
            "I learn quickly and ask when I do not know.",
            "References gladly given.",
        )
    )
    return f"{opening} {closing}"
