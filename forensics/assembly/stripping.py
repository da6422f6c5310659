"""Taking out of a text who it is about, before it becomes a template.

A text that was handed round stands on somebody's name: the applicant's, or that of the person whose
identity was taken. Names, contacts, links, handles and addresses are replaced by placeholders.
Employers, schools and dates stay: they are the text's shape, by which it is recognised; they can be
taken out as well.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple

from forensics.llm.known import known_of
from forensics.llm.redaction import Redacted, Redaction
from forensics.model import Application, Document, Place, Record, Span, Subject
from forensics.parse import parse

PLACEHOLDERS = {
    "PERSON": "[name]",
    "EMAIL": "[e-mail]",
    "PHONE": "[phone]",
    "LINK": "[link]",
    "HANDLE": "[handle]",
    "ADDRESS": "[address]",
    "IMAGE": "[picture]",
    "NETWORK": "[network address]",
    "BIRTH": "[birth]",
    "TERM": "[term]",
}
"""By the kinds of `forensics.llm.redaction`."""
EMPLOYER, SCHOOL = "[employer]", "[school]"
LEAST_NAME = 3  # letters of an employer or school that is looked for everywhere: "GE" is a word


class Replaced(NamedTuple):
    """Words that a placeholder took the place of, and how often."""

    placeholder: str
    text: str
    times: int


class Stripped(NamedTuple):
    """A text without identity, and what was replaced, in the order of its first appearance."""

    text: str
    replaced: tuple[Replaced, ...]


def strip(
    document: Document, beside: Iterable[Document] = (), *, employers: bool = False
) -> Stripped:
    """The visible text of `document` without who it is about.

    `beside` are the other documents of the same application: what they tell of the person is looked
    for too. With `employers` the names of employers and schools go as well.
    """
    others = tuple(item for item in beside if item.name != document.name)
    application = Application(id="template", documents=(document, *others))
    records = tuple(parse(item, "resume") for item in application.documents)
    today = datetime.now(UTC).date()
    known = known_of(Subject(application, records, (), (), today))
    place = Place(document, Span(start=0, end=len(document.text)))
    redacted = Redaction(known).of_place(place)
    named = sorted(_named(document.text, records)) if employers else []
    counts: dict[tuple[str, str], int] = {}
    out: list[str] = []
    for shown, start, end, placeholder in _pieces(redacted, named):
        out.append(placeholder or shown)
        if placeholder:
            words = " ".join(document.text[start:end].split())
            counts[placeholder, words] = counts.get((placeholder, words), 0) + 1
    replaced = tuple(Replaced(*key, count) for key, count in counts.items())
    return Stripped("".join(out), replaced)


def _pieces(
    redacted: Redacted, named: list[tuple[int, int, str]]
) -> Iterator[tuple[str, int, int, str | None]]:
    """What is shown, the range it stands for, and its placeholder where it has one."""
    characters = zip(redacted.text, redacted.starts, redacted.ends, strict=True)
    taken = iter(named)
    current = next(taken, None)
    for (start, end), group in groupby(characters, key=lambda item: item[1:]):
        shown = "".join(item[0] for item in group)
        while current is not None and current[1] <= start:
            current = next(taken, None)
        if current is not None and start < current[1] and end > current[0]:
            if start <= current[0]:
                yield "", current[0], current[1], current[2]
            continue
        kind, _, number = shown.rpartition("_")
        stands_in = len(shown) > 1 and kind in PLACEHOLDERS and number.isdigit()
        yield shown, start, end, PLACEHOLDERS[kind] if stands_in else None


def _named(text: str, records: Iterable[Record]) -> Iterator[tuple[int, int, str]]:
    """Where employers and schools are named, apart from each other."""
    names: dict[str, str] = {}
    for record in records:
        for post in record.positions:
            if post.employer:
                names.setdefault(post.employer.value, EMPLOYER)
        for course in record.education:
            if course.institution:
                names.setdefault(course.institution.value, SCHOOL)
    end = 0
    telling = [name for name in names if sum(map(str.isalnum, name)) >= LEAST_NAME]
    if not telling:
        return
    longest = sorted(telling, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    folded = {" ".join(name.casefold().split()): kind for name, kind in names.items()}
    for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE):
        if match.start() >= end:
            end = match.end()
            kind = folded.get(" ".join(match[0].casefold().split()), EMPLOYER)
            yield match.start(), end, kind
