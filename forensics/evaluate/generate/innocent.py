"""Invented applications of honest people, in every format that is read, equal for equal seeds.

Real resumes carry few profiles, forms, references or second snapshots, so what they lack is
composed here from the project's own words: truthful lives with the turns that lives take.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx as word

from forensics.evaluate.generate import (
    docx,
    html,
    innocent_names,
    linkedin_pdf,
    pdf_layouts,
    structured,
    text,
)
from forensics.evaluate.generate.compose import compose
from forensics.evaluate.generate.innocent_draft import (
    PROFILE_FORMS,
    RELAYS,
    Draft,
    Snapshot,
    draft,
    plain,
)
from forensics.evaluate.generate.innocent_places import employer, phone
from forensics.evaluate.generate.innocent_profiles import (
    dated_pdf,
    days_before,
    github,
    page,
)
from forensics.evaluate.generate.innocent_turns import TURNS
from forensics.evaluate.generate.outline import Outline
from forensics.model import Submission

COUNT = 528  # 22 of each turn
_RESUMES = {"text": 3, "pdf": 7, "docx": 5, "html": 1, "json_resume": 2, "linkedin_pdf": 2}
_ENDINGS = {"text": "txt", "pdf": "pdf", "docx": "docx", "html": "html", "json_resume": "json"}
_LAYOUTS: dict[str, Mapping[str, Callable[[Outline], bytes]]] = {
    "text": {name: partial(text.write, layout=form) for name, form in text.TEXT_LAYOUTS.items()},
    "pdf": pdf_layouts.PDF_LAYOUTS,
    "docx": docx.DOCX_LAYOUTS,
    "html": html.HTML_LAYOUTS,
}


@dataclass(frozen=True)
class InnocentApplication:
    """An application and its files by path; `turn` names what is unusual about the life."""

    id: str
    turn: str
    submission: Submission
    files: Mapping[str, bytes]


def innocents(seed: int, count: int | None = None, shift: int = 0) -> Iterator[InnocentApplication]:
    """The applications; another `shift` gives the same people names of another group."""
    for number in range(COUNT if count is None else count):
        yield innocent(seed, number, shift)


def innocent(seed: int, number: int, shift: int = 0) -> InnocentApplication:
    """One application, whatever the others are."""
    turn = list(TURNS)[number % len(TURNS)]
    chance = Random(f"innocent {seed} {number}")
    name = innocent_names.draw(Random(f"name {seed} {number}"), shift)
    form = chance.choices(list(_RESUMES), list(_RESUMES.values()))[0]
    layout = chance.choice(sorted(_LAYOUTS[form])) if form in _LAYOUTS else form
    who = draft(chance, name, date(2024, 6, chance.randint(2, 27)), f"{form}/{layout}")
    TURNS[turn](who, chance)
    _surroundings(who, chance)
    files = {_name(who): _resume(who, form, layout, chance)}
    documents = list(files)
    if who.letter:
        files["cover-letter.txt"] = who.letter.encode()
        documents.append("cover-letter.txt")
    profiles: list[dict[str, object]] = []
    for place, snapshot in enumerate(who.snapshots, start=1):
        path, data = page(snapshot, place)
        files[path] = data
        captured = str(snapshot.captured or days_before(who, 0))
        profiles.append({"path": path, "source": "linkedin", "captured_at": captured})
    if who.account:
        answers = github(who, who.account, chance)
        files |= answers
        taken = str(days_before(who, 0))
        profiles += [{"path": p, "source": "github", "captured_at": taken} for p in answers]
    identity = f"innocent-{number + 1:04d}-{turn}"
    return InnocentApplication(
        identity, turn, _submission(who, identity, documents, profiles), files
    )


def _surroundings(who: Draft, chance: Random) -> None:
    """What an application has beside the resume, where the turn of life did not say."""
    persona = who.persona
    private = persona.email.partition("@")[2] in RELAYS
    if not who.snapshots and chance.random() < 0.45 and not private:
        form = chance.choice(PROFILE_FORMS)
        who.snapshots.append(Snapshot(persona, form, days_before(who, 0)))
    if who.contact is None and chance.random() < 0.7:
        who.contact = {
            "name": persona.name, "email": persona.email, "phone": persona.phone,
            "address": f"{chance.randint(3, 900)} Mill Lane, {persona.location}",
        }  # fmt: skip
    if not who.network and chance.random() < 0.4:
        address = ".".join(str(chance.randrange(1, 255)) for _ in range(3))
        who.network = [{"ip": f"73.{address}", "at": f"{who.submitted}T15:04:00Z"}]
    if chance.random() < 0.35:
        who.references = [_reference(who, chance) for _ in range(2)]


def _reference(who: Draft, chance: Random) -> dict[str, str]:
    name = innocent_names.draw(chance)
    former = who.persona.jobs[-1].employer if who.persona.jobs else employer(chance)
    domain = chance.choice(("gmail.com", f"{plain(former)}.example", "outlook.com"))
    return {
        "name": name.full,
        "email": f"{plain(name.given)}.{plain(name.family)}{chance.randint(100, 999)}@{domain}",
        "phone": phone(who.town.code, chance),
        "employer": former,
    }


def _name(who: Draft) -> str:
    form = who.resume.partition("/")[0]
    return f"{plain(who.name.given)}-{plain(who.name.family)}-resume.{_ENDINGS.get(form, 'pdf')}"


def _resume(who: Draft, form: str, layout: str, chance: Random) -> bytes:
    if form == "json_resume":
        return structured.json_resume(who.persona)[0]
    if form == "linkedin_pdf":
        return dated_pdf(linkedin_pdf.write(who.persona)[0], "LinkedIn", _made(who))
    apart = layout in {"pdf": pdf_layouts.DATES_APART, "docx": docx.DATES_APART}.get(form, ())
    outline = compose(who.persona, chance, dates_apart=apart, as_told=True)
    return _signed(_LAYOUTS[form][layout](outline), form, who)


def _signed(data: bytes, form: str, who: Draft) -> bytes:
    """The file with the author and the day that its program wrote into it."""
    if form in {"html", "text"}:
        return data
    author, made = who.author or who.persona.name, _made(who)
    if form == "docx":
        target = BytesIO()
        document = word.Document(BytesIO(data))
        document.core_properties.author = author
        document.core_properties.created = document.core_properties.modified = made
        document.save(target)
        return _undated(target.getvalue())
    return dated_pdf(data, author, made)


def _made(who: Draft) -> datetime:
    """Some days before the application, at an hour that follows from the person."""
    hour = len(who.persona.summary) % 14 + 8
    return who.made or datetime.combine(who.submitted - timedelta(days=hour), time(hour, 12))


def _undated(data: bytes) -> bytes:
    """The same package without the day it was zipped on, so that equal seeds give equal bytes."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, (2024, 6, 1, 0, 0, 0)), old.read(name), ZIP_DEFLATED)
    return target.getvalue()


def _submission(
    who: Draft, identity: str, documents: list[str], profiles: list[dict[str, object]]
) -> Submission:
    return Submission.model_validate(
        {
            "id": identity,
            "submitted_at": str(who.submitted),
            "stage": who.stage,
            "role": {"title": who.trade.titles[-1], "location": "Remote, US", "remote": True},
            "source": who.source,
            "documents": [{"path": path} for path in documents],
            "profiles": profiles,
            "contact": who.contact,
            "references": who.references,
            "shipping": who.shipping,
            "network": who.network,
        }
    )
