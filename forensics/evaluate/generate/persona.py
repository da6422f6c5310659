"""An invented person's working life, before any layout: the source of documents and truths."""

from forensics.model.base import Noun
from forensics.model.partial_date import PartialDate


class Job(Noun):
    """A post with its duties; `end` is None while it is held."""

    title: str
    employer: str
    location: str
    start: PartialDate
    end: PartialDate | None
    bullets: tuple[str, ...]


class School(Noun):
    """A course of study with the courses a resume may name."""

    institution: str
    degree: str
    field: str
    start: PartialDate
    end: PartialDate
    coursework: tuple[str, ...] = ()

    @property
    def degree_in_field(self) -> str:
        """ "Bachelor of Science in Biology"."""
        return f"{self.degree} in {self.field}"

    @property
    def degree_comma_field(self) -> str:
        """ "Bachelor of Science, Biology"."""
        return f"{self.degree}, {self.field}"


class Persona(Noun):
    """One invented person. `phone` is as they write it; `e164` None where no country is told."""

    name: str
    headline: str
    email: str
    phone: str
    e164: str | None
    location: str
    handle: str
    summary: str
    jobs: tuple[Job, ...]
    education: tuple[School, ...]
    skills: tuple[str, ...]


def month(text: str) -> PartialDate:
    """The date of "2019-03"."""
    year, _, number = text.partition("-")
    return PartialDate(year=int(year), month=int(number))


def job(
    title: str, employer: str, location: str, start: str, end: str | None, *bullets: str
) -> Job:
    """A post in the short form of the lists of people; dates are "YYYY-MM"."""
    return Job(
        title=title,
        employer=employer,
        location=location,
        start=month(start),
        end=month(end) if end else None,
        bullets=bullets,
    )


def school(
    institution: str, degree: str, field: str, start: str, end: str, *coursework: str
) -> School:
    """A course of study in the short form of the lists of people; dates are "YYYY-MM"."""
    return School(
        institution=institution,
        degree=degree,
        field=field,
        start=month(start),
        end=month(end),
        coursework=coursework,
    )


def items(text: str) -> tuple[str, ...]:
    """The parts of "Python; SQL; dbt"."""
    return tuple(part.strip() for part in text.split(";"))
