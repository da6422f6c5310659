"""Invented people whose profiles were saved several times over the years, as files of any format.

Innocent lives change as lives do: posts, leave, trades, names, countries, languages, photos. The
others are accounts that were sold, taken over or revived: what is exchanged is stated by `kind`.
"""

import base64
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from PIL import Image, ImageDraw

from forensics.evaluate.generate import linkedin_html, linkedin_pdf, structured
from forensics.evaluate.generate.persona import Job, Persona, School, items
from forensics.model import PartialDate


@dataclass(frozen=True)
class Snapshot:
    """A saved file and the day it was saved."""

    day: date
    name: str
    data: bytes


@dataclass(frozen=True)
class Life:
    """Somebody's snapshots, oldest first, and what happens between them."""

    kind: str
    snapshots: tuple[Snapshot, ...]


FIRST = items(
    "Emily; Daniel; Priya; Łukasz; Oluwaseun; Mei; Fatima; José; Ingrid; Kwame; Olga; Hiroshi; "
    "Aaliyah; Tomás; Nguyet; Marek; Sophie; Rashid; Carmen; Dmitri; Leila; Patrick; Anneke; "
    "Joon; Adaeze; Viktor"
)
LAST = items(
    "Clark; Miller; Raghunathan; Wiśniewski; Adebayo; Lin; Rahman; Muñoz; Solberg; Mensah; "
    "Kovalenko; Tanaka; Jackson; Silva; Tran; Novák; Bernard; Haddad; Ortega; Volkov; Karimi; "
    "Doyle; Visser; Park; Okafor; Horvat"
)
TOWNS = (
    "Austin, TX", "Berlin, Germany", "Porto, Portugal", "Kraków, Poland", "Leeds, England",
    "Toronto, ON", "Lagos, Nigeria", "Denver, CO",
)  # fmt: skip
EMPLOYERS = (
    "Northgate Systems", "Orchard Foods", "Tidewater Energy", "Swift Parcels", "Rose Corner",
    "Maple Elementary School", "Lake Diner", "Harbor Insurance", "Calumet Steel", "Birch Clinic",
    "Tallgrass Payments", "Brightwater Logistics", "Larkspur Media", "Quarry Hotels",
)  # fmt: skip
SCHOOLS = (
    ("Lakeside College", "Lakeside College"),
    ("Harbor University", "Harbor University"),
    ("Warsaw University of Technology", "Politechnika Warszawska"),
    ("Technical University of Munich", "Technische Universität München"),
    ("University of Porto", "Universidade do Porto"),
    ("Jagiellonian University", "Uniwersytet Jagielloński"),
)
# Titles from first to last; English, German, Portuguese, Polish.
TRADES: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "software": (
        ("Software Engineer", "Softwareentwickler", "Engenheiro de Software", "Programista"),
        (
            "Senior Software Engineer",
            "Leitender Entwickler",
            "Engenheiro Sênior",
            "Starszy programista",
        ),
        ("Engineering Manager", "Entwicklungsleiter", "Gerente de Engenharia", "Kierownik zespołu"),
    ),
    "teaching": (
        ("Teaching Assistant", "Lehrassistentin", "Auxiliar de Ensino", "Asystent nauczyciela"),
        ("Fourth Grade Teacher", "Grundschullehrerin", "Professora", "Nauczycielka"),
        ("Head of Year", "Stufenleiterin", "Coordenadora", "Wychowawca"),
    ),
    "trade": (
        ("Shop Assistant", "Verkäuferin", "Vendedora", "Sprzedawca"),
        ("Store Manager", "Filialleiterin", "Gerente de Loja", "Kierownik sklepu"),
        ("Regional Buyer", "Einkäuferin", "Compradora Regional", "Kupiec regionalny"),
    ),
    "finance": (
        ("Accounts Clerk", "Buchhalterin", "Assistente Contábil", "Księgowa"),
        ("Financial Analyst", "Finanzanalyst", "Analista Financeiro", "Analityk finansowy"),
        ("Controller", "Controller", "Controladora", "Kontroler finansowy"),
    ),
}
SKILLS = {
    "software": ("Python", "SQL", "Git", "Linux", "Kafka", "Terraform"),
    "teaching": ("Phonics", "Lesson planning", "Safeguarding", "Assessment", "Music"),
    "trade": ("Stock control", "Cash handling", "Merchandising", "Rotas", "Negotiation"),
    "finance": ("Excel", "Reconciliation", "Budgeting", "Audit", "VAT"),
}
DUTIES = (
    "Kept the weekly numbers in order and answered questions about them from three departments.",
    "Trained the people who came after me and wrote down how the work is done.",
    "Took part in the move to the new building with all that had to be packed and counted.",
)
PROSE = (
    "I look after the work from the first plan to the last and like to leave things in order.",
    "Ich begleite die Arbeit von der Planung bis zur Übergabe und achte auf die Einzelheiten.",
    "Acompanho o trabalho desde o início com atenção aos detalhes e gosto de deixar tudo em ordem.",
    "Zajmuję się pracą od planu do końca i dbam o szczegóły, które są ważne dla zespołu.",
)
TRANSLATED_DUTIES = (
    "",
    "Verantwortlich für die Planung und die Schulung der neuen Kolleginnen und Kollegen.",
    "Responsável pela organização do trabalho e pela formação dos novos colegas em toda a equipa.",
    "Odpowiedzialność za organizację pracy oraz szkolenie nowych osób w zespole i na zmianie.",
)
HEADINGS = (
    ("About", "Experience", "Education"),
    ("Zusammenfassung", "Berufserfahrung", "Ausbildung"),
    ("Resumo", "Experiência", "Formação acadêmica"),
    ("Podsumowanie", "Doświadczenie", "Wykształcenie"),
)


def month(number: int) -> PartialDate:
    return PartialDate(year=number // 12, month=number % 12 + 1)


def persona(
    chance: Random, trade: str | None = None, since: int = 2009, places: tuple[str, ...] = EMPLOYERS
) -> Persona:
    """Somebody of one trade with three to four posts from about `since` until now."""
    trade = trade or chance.choice(sorted(TRADES))
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    start = since * 12 + chance.randint(0, 30)
    study = School(
        institution=chance.choice(SCHOOLS)[0], degree="Bachelor of Science",
        field="General Studies", start=month(start - 40), end=month(start - 2),
    )  # fmt: skip
    jobs: list[Job] = []
    employers = chance.sample(places, 5)
    for number in range(chance.randint(3, 5)):
        end = start + chance.randint(14, 50)
        title = TRADES[trade][min(number, 2)][0]
        jobs.insert(0, post(title, employers[number], month(start), month(end), chance))
        start = end + chance.randint(0, 4)
    return Persona(
        name=name, headline=jobs[0].title, email="me@example.org", phone="(512) 555-0132",
        e164="+15125550132", location=chance.choice(TOWNS), handle=handle_of(name, chance),
        summary=PROSE[0], jobs=tuple(jobs), education=(study,), skills=SKILLS[trade],
    )  # fmt: skip


def post(
    title: str, employer: str, start: PartialDate, end: PartialDate | None, chance: Random
) -> Job:
    return Job(
        title=title, employer=employer, location=chance.choice(TOWNS), start=start, end=end,
        bullets=(chance.choice(DUTIES),),
    )  # fmt: skip


def handle_of(name: str, chance: Random, tidy: bool = False) -> str:
    plain = name.casefold().translate(str.maketrans("łśéñáöüż", "lsenaouz")).split()
    return "".join(plain) if tidy else f"{'-'.join(plain)}-{chance.randint(1000, 9999)}a"


def at(whole: Persona, day: date, **changes: object) -> Persona:
    """What somebody's page states on a day: posts begun by then, the last one current."""
    now = PartialDate.of(day).latest
    jobs = [
        job.model_copy(update={"end": None}) if job.end and job.end.earliest > now else job
        for job in whole.jobs
        if job.start.latest <= now
    ]
    headline = f"{jobs[0].title} at {jobs[0].employer}" if jobs else whole.headline
    told = {"jobs": tuple(jobs), "headline": headline} | changes
    return whole.model_copy(update=told)


def in_language(told: Persona, number: int) -> Persona:
    """The page in German (1), Portuguese (2) or Polish (3): titles, text, duties, schools."""
    titles = {row[0]: row[number] for rows in TRADES.values() for row in rows}
    schools = dict(SCHOOLS)
    jobs = tuple(
        job.model_copy(update={"title": titles[job.title], "bullets": (TRANSLATED_DUTIES[number],)})
        for job in told.jobs
    )
    return told.model_copy(
        update={
            "jobs": jobs,
            "headline": jobs[0].title,
            "summary": PROSE[number],
            "education": tuple(
                study.model_copy(update={"institution": schools[study.institution]})
                for study in told.education
            ),
        }
    )


@cache
def portrait(seed: int, quality: int = 85) -> str:
    """A drawn picture as a data address; one seed is one picture at any quality."""
    chance = Random(seed)
    colour = lambda: tuple(chance.randint(0, 255) for _ in range(3))  # noqa: E731 - three of them
    picture = Image.new("RGB", (96, 96), colour())
    pen = ImageDraw.Draw(picture)
    for _ in range(14):
        x, y = chance.randint(-20, 90), chance.randint(-20, 90)
        pen.ellipse((x, y, x + chance.randint(10, 60), y + chance.randint(10, 60)), fill=colour())
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return "data:image/jpeg;base64," + base64.b64encode(file.getvalue()).decode()


@dataclass(frozen=True)
class Page:
    """What a page stated on a day, before it was saved in one format or another."""

    told: Persona
    day: date
    photo: str | None
    language: int

    def as_html(self) -> Snapshot:
        """A saved public page, its photo inline as browsers save it with the page."""
        data, _ = linkedin_html.write(self.told, structured=self.day.year % 2 == 0)
        text = data.decode()
        if self.photo:
            mark = '<section class="top-card-layout">'
            picture = f'<img class="top-card-layout__entity-image" alt="" src="{self.photo}">'
            text = text.replace(mark, mark + picture, 1)
        for own, other in zip(HEADINGS[0], HEADINGS[self.language], strict=True):
            text = text.replace(f'title">{own}<', f'title">{other}<')
        return Snapshot(self.day, f"page-{self.day}.html", text.encode())

    def as_json(self) -> Snapshot:
        """A JSON Resume with the photo in it."""
        value = json.loads(structured.json_resume(self.told)[0])
        if self.photo:
            value["basics"]["image"] = self.photo
        return Snapshot(self.day, f"page-{self.day}.json", json.dumps(value).encode())


def page(told: Persona, day: date, photo: str | None = None, language: int = 0) -> Page:
    return Page(told, day, photo, language)


def printed(told: Persona, day: date) -> Snapshot:
    return Snapshot(day, f"print-{day}.pdf", linkedin_pdf.write(told)[0])


def export(told: Persona, day: date) -> Snapshot:
    return Snapshot(day, f"export-{day}.zip", structured.linkedin_export(told)[0])


def resume(told: Persona, day: date) -> Snapshot:
    return Snapshot(day, f"resume-{day}.json", structured.json_resume(told)[0])


def days_of(chance: Random, count: int, first: int = 2013, last: int = 2025) -> list[date]:
    years = sorted(chance.sample(range(first, last + 1), count))
    return [date(year, chance.randint(1, 12), chance.randint(1, 28)) for year in years]


def any_format(told: Persona, day: date, photo: str, chance: Random) -> Page | Snapshot:
    roll = chance.random()
    if roll < 0.06:
        return printed(told, day)
    if roll < 0.18:
        return export(told, day)
    if roll < 0.28:
        return resume(told, day)
    return page(told, day, photo)


def lives(
    kinds: dict[str, tuple[int, Callable[[Random], list[Page | Snapshot]]]], seed: int = 4
) -> Iterator[Life]:
    """Every kind's lives, every second one kept as JSON Resumes; equal seeds give equal lives."""
    for kind, (count, tell) in kinds.items():
        for number in range(count):
            told = tell(Random(f"{seed} {kind} {number}"))
            saved = [
                each
                if isinstance(each, Snapshot)
                else each.as_json()
                if number % 2
                else each.as_html()
                for each in told
            ]
            yield Life(kind, tuple(sorted(saved, key=lambda each: each.day)))
