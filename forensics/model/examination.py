"""An examination: what was run on an application, with what, and what came of it."""

from datetime import datetime

from pydantic import Field

from forensics.errors import Unread
from forensics.model.application import Application
from forensics.model.base import Noun
from forensics.model.finding import SignalRun
from forensics.model.record import Record
from index.match import Match


class Manifest(Noun):
    """The run card: enough to know later what produced this result.

    `corpus` is how many other applications there were to compare with; None where none was asked.
    `lists_revision` is how far the home's lists had come, at least.
    """

    version: str
    revision: str | None = None
    started: datetime
    signals: dict[str, str] = Field(default_factory=dict)
    prompts: dict[str, str] = Field(default_factory=dict)
    llm: str | None = None
    embedder: str | None = None
    index_revision: int | None = None
    lists_revision: int | None = None
    corpus: int | None = None
    reference: dict[str, str] = Field(default_factory=dict)
    sandbox: tuple[str, ...] = ()


class UnreadDocument(Noun):
    """A file that could not be read, and why."""

    document: str
    reason: Unread
    message: str


class Examination(Noun):
    """The result. `record` is the first resume's, None when no resume could be read."""

    manifest: Manifest
    application: Application
    record: Record | None
    resumes: tuple[Record, ...] = ()
    profiles: tuple[Record, ...] = ()
    runs: tuple[SignalRun, ...] = ()
    matches: tuple[Match, ...] = ()
    errors: tuple[UnreadDocument, ...] = ()
