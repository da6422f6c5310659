"""What a document states about a person, every leaf with the span it was read from."""

from datetime import date
from typing import Literal

from pydantic import Field

from forensics.model.base import Noun
from forensics.model.partial_date import Dated, PartialDate
from forensics.model.span import Quoted, Span

Source = Literal[
    "resume", "linkedin_html", "linkedin_pdf", "linkedin_export", "github", "json_resume", "other"
]


class Phone(Noun):
    """A telephone number as printed (`raw`, verbatim) and as E.164, None when it is not valid.

    `form_field` is True where the number was read from a form or export field rather than from
    something the applicant laid out: its "+1" says nothing.
    """

    raw: str
    e164: str | None
    span: Span
    form_field: bool = False


class Person(Noun):
    """Who the document says it is about."""

    name: Quoted | None = None


class Contacts(Noun):
    """Ways to reach the person, as stated."""

    emails: tuple[Quoted, ...] = ()
    phones: tuple[Phone, ...] = ()
    locations: tuple[Quoted, ...] = ()


class Position(Noun):
    """One post. `end` is None when it is current or when no end is stated (see `current`)."""

    title: Quoted | None = None
    employer: Quoted | None = None
    location: Quoted | None = None
    start: Dated | None = None
    end: Dated | None = None
    current: bool = False
    description: tuple[Quoted, ...] = ()
    span: Span


class Education(Noun):
    """One course of study. A lone stated year or date is the `end`; `expected` marks "expected"."""

    institution: Quoted | None = None
    degree: Quoted | None = None
    field: Quoted | None = None
    start: Dated | None = None
    end: Dated | None = None
    expected: bool = False
    coursework: tuple[Quoted, ...] = ()
    span: Span


class Activity(Noun):
    """One dated event of a profile's own log (a post, a commit, a connection)."""

    at: date
    what: Quoted


class Account(Noun):
    """The account a profile belongs to, as far as the snapshot states it."""

    url: Quoted | None = None
    created: PartialDate | None = None
    connections: int | None = None
    activity: tuple[Activity, ...] = ()


class Record(Noun):
    """What one document states. `document` is the document's name.

    `passages` are the logical lines that hold a bullet or sentence, in reading order: what is
    compared between applications and templates.
    `captured_at` is the day a profile snapshot was taken.
    """

    document: str
    kind: Literal["resume", "profile"]
    source: Source = "resume"
    captured_at: date | None = None
    person: Person = Person()
    headline: Quoted | None = None
    summary: Quoted | None = None
    contacts: Contacts = Contacts()
    positions: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[Quoted, ...] = ()
    links: tuple[Quoted, ...] = ()
    passages: tuple[Quoted, ...] = ()
    account: Account = Field(default_factory=Account)
