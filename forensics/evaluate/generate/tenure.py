"""How LinkedIn prints dates and lengths of time, and groups posts by employer."""

from itertools import groupby

from forensics.evaluate.generate.dates import LONG, THREE
from forensics.evaluate.generate.persona import Job, Persona
from forensics.evaluate.generate.truth import TrueEducation, TruePosition
from forensics.model.partial_date import PartialDate

SAVED = PartialDate(year=2024, month=6)


def length(start: PartialDate, end: PartialDate | None, saved: PartialDate = SAVED) -> str:
    """ "4 years 2 months", counting both the first and the last month."""
    months = (end or saved).latest - start.latest + 1
    years, rest = divmod(months, 12)
    parts = [f"{years} year{'s' * (years > 1)}"] if years else []
    parts += [f"{rest} month{'s' * (rest > 1)}"] if rest else []
    return " ".join(parts)


def long_month(when: PartialDate) -> str:
    """ "March 2016"."""
    return f"{LONG[(when.month or 1) - 1]} {when.year}"


def short_month(when: PartialDate) -> str:
    """ "Mar 2016"."""
    return f"{THREE[(when.month or 1) - 1]} {when.year}"


def by_employer(jobs: tuple[Job, ...]) -> list[tuple[str, list[Job]]]:
    """Neighbouring posts at one employer together, in page order."""
    return [(name, list(group)) for name, group in groupby(jobs, key=lambda job: job.employer)]


def true_positions(persona: Persona) -> tuple[TruePosition, ...]:
    """The posts as LinkedIn states them: to the month."""
    return tuple(
        TruePosition(
            title=job.title,
            employer=job.employer,
            start=job.start,
            end=job.end,
            current=job.end is None,
        )
        for job in persona.jobs
    )


def true_education(
    persona: Persona, *, months: bool = False, fields: bool = True
) -> tuple[TrueEducation, ...]:
    """Courses of study as profiles state them: to the year, unless `months`."""
    return tuple(
        TrueEducation(
            institution=school.institution,
            degree=school.degree,
            field=school.field if fields else None,
            end=school.end if months else PartialDate(year=school.end.year),
        )
        for school in persona.education
    )
