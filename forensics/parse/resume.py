"""A resume as a whole: header and sections put together into a record."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Literal

from forensics.model.document import Document
from forensics.model.record import Contacts, Education, Person, Position, Record, Source
from forensics.model.span import Quoted
from forensics.parse import github, person, profile
from forensics.parse.comparable import comparable
from forensics.parse.contacts import emails, links, locations
from forensics.parse.education import MOST as MOST_COURSES
from forensics.parse.education import education
from forensics.parse.headings import Kind
from forensics.parse.heads import Order
from forensics.parse.lines import Line, quote, unique
from forensics.parse.passages import SHORTEST
from forensics.parse.phones import phones
from forensics.parse.positions import MOST, positions
from forensics.parse.sections import Section, sections
from forensics.parse.skills import skills
from forensics.parse.undated import undated

_HEADER = 25
"""Lines before the first heading that can be a header; more is a text without headings."""
_GITHUB_USER = "application/vnd.github.user+json"
_LAYOUTS: dict[Source, Order] = {
    "linkedin_html": "title",
    "linkedin_export": "title",
    "json_resume": "title",
    "linkedin_pdf": "employer",
}
"""What these formats print first in the head of a post, title and employer each on a line."""
_DATED_WORDS = 12
"""A row with a year that is not longer is the head of a post or a degree, a person's own."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COURSEWORK = re.compile(
    r"(?:(?:relevant|related|selected|key|major)\s)?course\s?work\W*|"
    r"(?:relevant|related|selected|key)\s(?:courses|modules|classes)\W*",
    re.IGNORECASE,
)


def read(
    document: Document, kind: Literal["resume", "profile"], captured_at: date | None
) -> Record:
    """The record of a document, whatever its source."""
    text = document.text
    source = profile.source_of(document, kind == "profile")
    parts = sections(text)
    header = _header(parts)
    own = source != "github" or document.media_type == _GITHUB_USER
    addresses = emails(text) if own else ()
    name = person.name(text, header, addresses) if own else None
    pages = links(text, header)
    told = parts if source != "github" else []  # messages of commits are no headings
    posts = _positions(text, told, source)
    return Record(
        document=document.name,
        kind=kind,
        source=source,
        captured_at=captured_at or profile.captured(document, source),
        person=Person(name=name),
        headline=_headline(text, header, name, source),
        summary=_summary(text, parts) if source != "github" else None,
        contacts=Contacts(
            emails=addresses,
            phones=phones(text, header, source in profile.FORMS) if own else (),
            locations=locations(text, header) if own else (),
        ),
        positions=posts,
        education=_education(text, told),
        skills=unique(skill for part in _of(told, "skills") for skill in skills(text, part.lines)),
        links=pages,
        passages=comparable(text, name) if source != "github" else (),
        account=profile.account(document, source, pages),
        code=github.code(document),
    )


def brief(document: Document) -> tuple[Record, list[tuple[int, int]]]:
    """Who a resume is of, how they are reached, and where its lines stand: what links it to others.

    A line is a row as it stands: its range of the text.
    """
    text = document.text
    parts = sections(text)
    header = _header(parts)
    addresses = emails(text)
    name = person.name(text, header, addresses)
    lines = (line for part in parts for line in part.lines if _says_something(line))
    own = (name.span.start, name.span.end) if name is not None else None
    record = Record(
        document=document.name,
        kind="resume",
        person=Person(name=name),
        contacts=Contacts(emails=addresses, phones=phones(text, header, False)),
        links=links(text, header),
    )
    rows = ((line.start, line.end) for line in lines)
    return record, [row for row in rows if row != own]


def _says_something(line: Line) -> bool:
    """Whether a row holds words to compare: not a title, nor the dated head of a post."""
    words = line.words
    return words >= SHORTEST and not (words <= _DATED_WORDS and _YEAR.search(line.head))


def _headline(
    text: str, header: Sequence[Line], name: Quoted | None, source: Source
) -> Quoted | None:
    if source.startswith("linkedin"):
        return profile.headline(text, name)
    return person.headline(text, header, name)


def _of(parts: Iterable[Section], kind: Kind) -> list[Section]:
    return [part for part in parts if part.kind == kind]


def _header(parts: Sequence[Section]) -> tuple[Line, ...]:
    """Lines before the first heading, and those of a contact section."""
    top = parts[0].lines[:_HEADER] if parts and parts[0].kind is None else ()
    contact = [line for part in _of(parts, "contact") for line in part.lines[:_HEADER]]
    if not top and parts:
        first = parts[0].heading
        contact = ([first] if first is not None else []) + contact
    return (*top, *contact)


def _positions(text: str, parts: Sequence[Section], source: Source) -> tuple[Position, ...]:
    named = _of(parts, "experience")
    if not named and source in {"resume", "other"}:
        named = [part for part in parts if part.kind is None]
    layout = _LAYOUTS.get(source)
    dated = (post for part in named for post in positions(text, part.lines, layout))
    headed = (part for part in named if part.kind == "experience")
    bare = (post for part in headed for post in undated(text, part.lines))
    return tuple(islice(dated, MOST)) or tuple(islice(bare, MOST))


def _education(text: str, parts: Sequence[Section]) -> tuple[Education, ...]:
    stated = (course for part in _of(parts, "education") for course in education(text, part.lines))
    courses = tuple(islice(stated, MOST_COURSES))
    if len(courses) != 1 or courses[0].coursework:
        return courses
    # A section of its own is said of the only course there is.
    taken = tuple(
        item
        for part in parts
        if part.heading is not None and _COURSEWORK.fullmatch(part.heading.text)
        for item in skills(text, part.lines)
    )
    return (courses[0].model_copy(update={"coursework": taken}),)


def _summary(text: str, parts: Sequence[Section]) -> Quoted | None:
    first = next((part for part in _of(parts, "summary") if part.lines), None)
    if first is None:
        return None
    return quote(text, first.lines[0].start, first.lines[-1].end)
