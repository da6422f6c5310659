"""What goes into the store and comes out of it: plain values, no rows."""

from datetime import date
from typing import Literal, NamedTuple

from forensics.model import Band, CaseFile, CaseSummary, Decision, Event, Stage
from forensics.model.base import Noun
from forensics.store.corpus import Entry

Part = Literal["document", "profile"]
EventKind = Literal["saved", "files_added", "stage_changed", "examined", "verification_started"]


class FileOf(Noun):
    """A file's place in an application, without its bytes."""

    name: str
    sha256: str
    part: Part
    source: str | None = None
    captured_at: date | None = None


class Held(NamedTuple):
    """What a case holds before something is added: submission as JSON, and its files in order.

    `submission` names files by the names they are kept under, and changes with every file, date,
    stage or fact that is added.
    """

    submission: str
    files: tuple[FileOf, ...]
    report: str


class Examined(NamedTuple):
    """An examination to keep, as JSON, and what the queue shows of it. `name` is as stated.

    `entry` is what the corpus takes of it; it takes a case without one when it is next filled.
    """

    report: str
    documents: str
    stage: Stage
    band: Band
    total_bits: float
    findings: int
    name: str | None
    entry: Entry | None = None


class News(NamedTuple):
    """One event to record."""

    kind: EventKind
    detail: str
    author: str | None = None


class Kept(NamedTuple):
    """A case as it is kept; `report` and `documents` are those of the newest examination."""

    summary: CaseSummary
    report: str
    documents: str
    decisions: tuple[Decision, ...]
    events: tuple[Event, ...]
    files: tuple[CaseFile, ...]
