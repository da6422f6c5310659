"""The labelled cases of `forensics evaluate llm`: invented people, the catalogue's schools."""

import hashlib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from forensics.model import Application, Document, Profile, Subject
from forensics.model.base import Noun
from forensics.parse import parse

FILE = Path(__file__).with_name("llm_cases.yml")
LATEST = date(2025, 6, 15)  # the day of submission where a case has no snapshots
STUDY = 4  # years from start to end as printed

_RESUME = """Avery Lindqvist
Software engineer
avery.lindqvist@example.com

Experience
Software Engineer
Northgate Systems
{end} - Present
- Kept the billing services running

Education
{degree} in {field}
{school}
{start} - {end}
Relevant Coursework: {courses}
"""


class CourseworkCase(Noun):
    """A degree with its courses; `why` says how the label was reached."""

    name: str
    label: Literal["covered", "not_covered", "cannot_tell"]
    why: str
    school: str
    degree: str
    field: str
    end: int
    courses: tuple[str, ...]

    @property
    def check(self) -> str:
        """The prompt the case is asked with."""
        return "coursework"

    def subject(self) -> Subject:
        """An application that states this degree."""
        facts = self.model_dump() | {
            "start": self.end - STUDY,
            "courses": ", ".join(self.courses),
        }
        resume = _document("resume.txt", _RESUME.format(**facts))
        return Subject(
            application=Application(id=self.name, submitted_at=LATEST, documents=(resume,)),
            resumes=(parse(resume, "resume"),),
            profiles=(),
            matches=(),
            today=LATEST,
        )


class Snapshot(Noun):
    """A profile page as text, and the day it was taken."""

    at: date
    text: str


class RevivalCase(Noun):
    """Two snapshots of one page; `why` says how the label was reached."""

    name: str
    label: Literal["replaced", "continued", "cannot_tell"]
    why: str
    older: Snapshot
    newer: Snapshot

    @property
    def check(self) -> str:
        """The prompt the case is asked with."""
        return "revival"

    def subject(self) -> Subject:
        """An application with these two snapshots."""
        pages = tuple(
            Profile(document=_document(f"{which}.txt", page.text), captured_at=page.at)
            for which, page in (("older", self.older), ("newer", self.newer))
        )
        today = self.newer.at + timedelta(days=30)
        return Subject(
            application=Application(id=self.name, submitted_at=today, profiles=pages),
            resumes=(),
            profiles=tuple(parse(page.document, "profile", page.captured_at) for page in pages),
            matches=(),
            today=today,
        )


Case = CourseworkCase | RevivalCase


class Cases(Noun):
    """The file as a whole."""

    coursework: tuple[CourseworkCase, ...]
    revival: tuple[RevivalCase, ...]


@cache
def cases() -> tuple[Case, ...]:
    """Every case, coursework first."""
    found = Cases.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))
    return (*found.coursework, *found.revival)


def _document(name: str, text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(sha256=digest, name=name, media_type="text/plain", text=text)
