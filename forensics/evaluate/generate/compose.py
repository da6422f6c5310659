"""Persona and chance -> outline: one person's resume in one choice of words, orders and dates."""

from random import Random

from forensics.evaluate.generate.dates import DATE_STYLES, DateStyle, season
from forensics.evaluate.generate.outline import Entry, Outline, Section, SectionKind
from forensics.evaluate.generate.persona import Job, Persona, School
from forensics.evaluate.generate.truth import (
    TrueEducation,
    TruePhone,
    TruePosition,
    Truth,
)
from forensics.evaluate.generate.wording import (
    BULLETS,
    HEADINGS,
    JOB_HEADS,
    MARKS,
    MORE_DUTIES,
    SCHOOL_HEADS,
    SIDE_MATTER,
    JobHead,
    SchoolHead,
)
from forensics.model.partial_date import PartialDate

SKILL_FORMS = ("commas", "bullets", "pipes", "labelled")


def compose(
    persona: Persona, chance: Random, *, dates_apart: bool = False, as_told: bool = False
) -> Outline:
    """A resume of `persona`; equal chances give equal resumes.

    `dates_apart` keeps dates out of the running line, for layouts that set them in a column.
    `as_told` adds no duty or mark of the common stock, which fits no particular years.
    """
    dates = chance.choice(DATE_STYLES)
    capitals = chance.random() < 0.3
    glyph = chance.choice(BULLETS)
    seasons = chance.random() < 0.5
    employers_capital = chance.random() < 0.15

    def heading(kind: SectionKind) -> str:
        words = chance.choice(HEADINGS[kind])
        return words.upper() if capitals else words

    job_head = chance.choice(sorted(JOB_HEADS))
    school_head = chance.choice(sorted(SCHOOL_HEADS))
    if dates_apart:
        job_head, school_head = "title_dates_then_employer", "degree_then_institution"
    if not as_told:
        persona = _with_more_duties(persona, chance)
    jobs = _posts(persona, dates, seasons, employers_capital, JOB_HEADS[job_head])
    schools = _studies(persona, dates, SCHOOL_HEADS[school_head], chance, marks=not as_told)
    experience = Section(
        kind="experience", heading=heading("experience"), entries=tuple(e for e, _ in jobs)
    )
    education = Section(
        kind="education", heading=heading("education"), entries=tuple(e for e, _ in schools)
    )
    skills = Section(kind="skills", heading=heading("skills"), entries=_skills(persona, chance))
    summary = Section(
        kind="summary", heading=heading("summary"), entries=(Entry(lines=(persona.summary,)),)
    )
    body = chance.choice(
        (
            (summary, experience, education, skills),
            (summary, skills, experience, education),
            (education, experience, skills),
            (experience, education, skills),
            (summary, education, skills, experience),
        )
    )
    return Outline(
        name=persona.name,
        printed_name=persona.name.upper() if chance.random() < 0.25 else persona.name,
        headline=persona.headline,
        contact=_contact(persona, chance),
        sections=body + _side_matter(chance, capitals),
        glyph=glyph,
        truth=Truth(
            name=persona.name,
            emails=(persona.email,),
            phones=(TruePhone(raw=persona.phone, e164=persona.e164),),
            positions=tuple(truth for _, truth in jobs),
            education=tuple(truth for _, truth in schools),
            skills=persona.skills,
        ),
    )


def _with_more_duties(persona: Persona, chance: Random) -> Persona:
    """The same life told at greater length; recent posts get more lines, as people write them."""
    spare = chance.sample(MORE_DUTIES, len(MORE_DUTIES))
    jobs = []
    for number, job in enumerate(persona.jobs):
        more = [spare.pop() for _ in range(chance.randint(0, max(1, 4 - number)))]
        jobs.append(job.model_copy(update={"bullets": (*job.bullets, *more)}))
    return persona.model_copy(update={"jobs": tuple(jobs)})


def _posts(
    persona: Persona, dates: DateStyle, seasons: bool, capitals: bool, head: JobHead
) -> list[tuple[Entry, TruePosition]]:
    found = []
    for job in persona.jobs:
        shown = job.model_copy(update={"employer": job.employer.upper()}) if capitals else job
        lone = _lone_date(job, dates, seasons)
        rows = head(shown, lone or dates.range(job.start, job.end))
        found.append((Entry(rows=rows, bullets=job.bullets), _post(job, dates, lone)))
    return found


def _lone_date(job: Job, dates: DateStyle, seasons: bool) -> str | None:
    """What people print instead of a range for a post within one summer or one bare year."""
    if seasons and (summer := season(job.start, job.end)):
        return summer
    same = job.end is not None and dates.one(job.start) == dates.one(job.end)
    return dates.one(job.start) if same else None


def _post(job: Job, dates: DateStyle, lone: str | None) -> TruePosition:
    year = PartialDate(year=job.start.year)
    return TruePosition(
        title=job.title,
        employer=job.employer,
        start=year if lone else dates.states(job.start),
        end=year if lone else job.end and dates.states(job.end),
        current=job.end is None,
        single=lone is not None,
    )


def _studies(
    persona: Persona, dates: DateStyle, head: SchoolHead, chance: Random, *, marks: bool
) -> list[tuple[Entry, TrueEducation]]:
    form = chance.choice(("range", "end", "year", "years"))
    courses = chance.random() < 0.6
    found = []
    for school in persona.education:
        printed, end = _study_dates(school, dates, form)
        lines = [f"Relevant coursework: {', '.join(school.coursework)}"] if courses else []
        lines = lines if school.coursework else []
        if chance.random() < 0.3 and marks:
            lines.append(chance.choice(MARKS))
        entry = Entry(rows=head(school, printed), lines=tuple(lines))
        truth = TrueEducation(
            institution=school.institution,
            degree=school.degree,
            field=school.field,
            end=end,
        )
        found.append((entry, truth))
    return found


def _study_dates(school: School, dates: DateStyle, form: str) -> tuple[str, PartialDate]:
    year = PartialDate(year=school.end.year)
    if form == "range":
        return dates.range(school.start, school.end), dates.states(school.end)
    if form == "end":
        return dates.one(school.end), dates.states(school.end)
    if form == "year":
        return str(school.end.year), year
    return f"{school.start.year} - {school.end.year}", year


def _skills(persona: Persona, chance: Random) -> tuple[Entry, ...]:
    form = chance.choice(SKILL_FORMS)
    if form == "bullets":
        return (Entry(bullets=persona.skills),)
    if form == "pipes":
        return (Entry(lines=(" | ".join(persona.skills),)),)
    if form == "labelled":
        half = len(persona.skills) // 2
        main, other = ", ".join(persona.skills[:half]), ", ".join(persona.skills[half:])
        return (Entry(lines=(f"Main: {main}", f"Also: {other}")),)
    return (Entry(lines=(", ".join(persona.skills),)),)


def _contact(persona: Persona, chance: Random) -> tuple[str, ...]:
    labelled = chance.random() < 0.3
    email = f"Email: {persona.email}" if labelled else persona.email
    phone = f"Phone: {persona.phone}" if labelled else persona.phone
    profile = f"linkedin.com/in/{persona.handle}"
    return chance.choice(
        (
            (persona.location, phone, email),
            (email, phone, persona.location, profile),
            (phone, email, profile),
            (email, phone, persona.location),
        )
    )


def _side_matter(chance: Random, capitals: bool) -> tuple[Section, ...]:
    kinds: list[SectionKind] = [
        "certifications", "projects", "languages", "interests", "references",
    ]  # fmt: skip
    found = []
    for kind in chance.sample(kinds, chance.randint(0, 2)):
        words = chance.choice(HEADINGS[kind])
        lines = chance.choice(SIDE_MATTER[kind])
        heading = words.upper() if capitals else words
        found.append(Section(kind=kind, heading=heading, entries=(Entry(lines=lines),)))
    return tuple(found)
