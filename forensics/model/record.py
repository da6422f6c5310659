"""What a document states about a person, every leaf with the span it was read from."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from forensics.model.base import Noun
from forensics.model.code import Code
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


class Stated(Noun):
    """A value and where its document states it: in its text, or else in its own metadata.

    `span` is of the visible text, `path` a key of `Document.properties` whose value holds it.
    """

    value: str
    span: Span | None = None
    path: str | None = None

    @model_validator(mode="after")
    def _placed(self) -> "Stated":
        if (self.span is None) == (self.path is None):
            raise ValueError("a value stands either in the text or in a property")
        return self


class Photo(Noun):
    """The picture an account shows of its holder, as far as the snapshot keeps it.

    `number`, `sha256` and `phash` are those of the image in the file; None where only an `address`
    is stated, whose picture is not at hand.
    """

    number: int | None = None
    sha256: str | None = None
    phash: str | None = None
    address: Stated | None = None


class Account(Noun):
    """The account a profile belongs to, as far as the snapshot states it.

    `handle` is the part of the address that names the account, in lower case; `number` the
    platform's own number of it, which no renaming changes. The `_stated` fields are where a value
    was read from.
    """

    url: Quoted | None = None
    handle: Stated | None = None
    number: Stated | None = None
    photo: Photo | None = None
    created: PartialDate | None = None
    created_stated: Stated | None = None
    connections: int | None = None
    connections_stated: Stated | None = None
    followers: int | None = None
    followers_stated: Stated | None = None
    activity: tuple[Activity, ...] = ()


class Record(Noun):
    """What one document states. `document` is the document's name.

    `passages` are the logical lines that hold a bullet or sentence, in reading order: what is
    compared between applications and templates.
    `captured_at` is the day a profile snapshot was taken.
    `code` is what an answer of a code host states, None for any other document.
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
    code: Code | None = None
