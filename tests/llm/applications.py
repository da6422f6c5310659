"""Generated applications whose text names and gives away the applicant in every place it can."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from forensics.evaluate.generate.compose import compose
from forensics.evaluate.generate.people import PEOPLE
from forensics.evaluate.generate.text import TEXT_LAYOUTS, write
from forensics.model import Application, Document, Place, Profile, Span, Subject
from forensics.model.submission import Contact, Reference, Shipping
from forensics.parse import parse
from tests.llm.identities import Identity, everyone

# Written in small letters these are words of every sentence, and no part of anybody's name.
WORDS = {"an", "do", "de", "la", "von", "bin", "el", "li", "ng", "ho", "bo", "yi", "wu"}


@dataclass(frozen=True)
class Made:
    identity: Identity
    application: Application

    @cached_property
    def subject(self) -> Subject:
        items = self.application
        return Subject(
            application=items,
            resumes=tuple(parse(document, "resume") for document in items.documents),
            profiles=tuple(
                parse(profile.document, "profile", profile.captured_at)
                for profile in items.profiles
            ),
            matches=(),
            today=date(2026, 3, 1),
        )


def document(text: str, name: str = "resume.txt") -> Document:
    return Document(
        sha256=hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest(),
        name=name,
        media_type="text/plain",
        text=text,
    )


def whole(given: Document) -> Place:
    return Place(given, Span(start=0, end=len(given.text)))


def applications(count: int = 209, seed: int = 7) -> Iterator[Made]:
    """Every identity in turn, as many applications as asked for; equal seeds, equal texts."""
    chance = Random(seed)
    people = everyone()
    layouts = list(TEXT_LAYOUTS.values())
    for number in range(count):
        identity = people[number % len(people)]
        persona = chance.choice(PEOPLE)
        said = _told(identity, chance)
        jobs = [
            job.model_copy(update={"bullets": (*job.bullets, *said[i::2][:4])})
            for i, job in enumerate(persona.jobs[:2])
        ]
        own = persona.model_copy(
            update={
                "name": identity.name,
                "email": identity.email,
                "phone": identity.phone,
                "e164": None,
                "location": identity.address if number % 2 else identity.city,
                "handle": identity.handle,
                "jobs": (*jobs, *persona.jobs[2:]),
                "education": tuple(
                    school.model_copy(
                        update={"coursework": (*school.coursework, f"Thesis by {identity.name}")}
                    )
                    for school in persona.education
                ),
            }
        )
        resume = document(write(compose(own, chance), chance.choice(layouts)).decode())
        older = document(_snapshot(identity, chance, 2019), "older.txt")
        newer = document(_snapshot(identity, chance, 2024), "newer.txt")
        yield Made(identity, _application(identity, number, resume, older, newer))


def _application(
    identity: Identity, number: int, resume: Document, older: Document, newer: Document
) -> Application:
    """Every other one with what a form holds beside the files."""
    formed = number % 2 == 0
    return Application(
        id=f"a{number}",
        documents=(resume,),
        profiles=(
            Profile(document=older, captured_at=date(2019, 5, 1)),
            Profile(document=newer, captured_at=date(2025, 5, 1)),
        ),
        contact=Contact(
            name=identity.name,
            email=identity.email,
            phone=identity.phone,
            address=identity.address,
        )
        if formed
        else None,
        references=(Reference(name="Ruth Ellingham", email="ruth@elling.example"),)
        if formed
        else (),
        shipping=(Shipping(address=identity.address),) if number % 3 == 0 else (),
    )


def _told(identity: Identity, chance: Random) -> list[str]:
    """Lines in which people give themselves away, in many spellings."""
    first, *rest = re.split(r"\s+", identity.name)
    last = rest[-1] if rest else first
    digits = re.sub(r"\D", "", identity.phone)
    lines = [
        f"{identity.name}'s team shipped the portal used by 40 offices.",
        f"Portfolio {chance.choice(identity.links)} shows the work of {last}.",
        f"Write to {identity.email.upper()} or {identity.email.replace('@', ' [at] ')}.",
        f"Call {identity.phone.replace('-', '.')} or {digits} before 2019 - 2021 papers.",
        f"{first} was asked for by name; signed {identity.name.upper()}.",
        f"Lives at {identity.address}; photo in {identity.handle}.jpg.",
        f"@{identity.handle} on several forums, known as {identity.handle}.",
        f"Commits by {last}, {first} in 06/2019 - 07/2021.",
    ]
    chance.shuffle(lines)
    return lines


def _snapshot(identity: Identity, chance: Random, year: int) -> str:
    persona = chance.choice(PEOPLE)
    job, school = persona.jobs[0], persona.education[0]
    return (
        f"{identity.name}\n{persona.headline}\n{identity.city}\n"
        f"linkedin.com/in/{identity.handle}\n\nAbout\n{persona.summary} Ask {identity.name}.\n\n"
        f"Experience\n{job.title}\n{job.employer}\nJan {year - 5} - Mar {year - 1}\n"
        f"- {job.bullets[0]}\n\nEducation\n{school.institution}\n{school.degree}, {school.field}\n"
        f"{school.start.year} - {school.end.year}\n"
    )


def leaks(identity: Identity, written: str) -> list[tuple[str, str]]:
    """What identifies a person in a text, found without the project's own means.

    Kind and value, as often as it stands there; the text counts for what a reader makes out.
    """
    text = _bare(written)
    found = []
    for part in {*re.split(r"[\s.,\-]+", _bare(identity.name)), _bare(identity.name)}:
        if sum(c.isalpha() for c in part) < 2:
            continue
        spaced = all(unicodedata.east_asian_width(c) not in "WF" for c in part if c.isalpha())
        edge = (r"(?<![^\W\d_])", r"(?![^\W\d_])") if spaced else ("", "")
        for match in re.finditer(f"{edge[0]}{re.escape(part)}{edge[1]}", text, re.IGNORECASE):
            if not (part.casefold() in WORDS and match[0].islower()):
                found.append(("name", match[0]))
    lowered = text.casefold()
    digits = re.sub(r"\D", "", identity.phone)
    together = re.sub(r"[^\d\n]", "", re.sub(r"[A-Z]{4,7}_\d+", "\n", text))
    checks = {
        "email": identity.email,
        "link": identity.links[0].partition("www.")[2],
        "handle": identity.handle,
        "address": _bare(identity.street),
    }
    for kind, value in checks.items():
        pattern = rf"(?<![^\W_]){re.escape(value.casefold())}(?![^\W_])"
        found += [(kind, match[0]) for match in re.finditer(pattern, lowered)]
    if digits[-9:] in together:
        found.append(("phone", digits))
    return found


def _bare(text: str) -> str:
    """Without accents, apostrophes all of one kind."""
    apart = unicodedata.normalize("NFKD", text.translate(str.maketrans("’‘ʼ", "'''")))
    return unicodedata.normalize(
        "NFC", "".join(c for c in apart if unicodedata.category(c) != "Mn")
    )
