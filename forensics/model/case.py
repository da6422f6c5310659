"""A case: an application kept with its examinations, and what people decided about it."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from forensics.model.assessment import Band
from forensics.model.base import Noun
from forensics.model.submission import Stage

Disposition = Literal["confirmed", "cleared", "inconclusive", "escalated"]
Status = Literal["open", "verifying", "confirmed", "cleared", "inconclusive", "escalated"]


class Decision(Noun):
    """What a person decided and why. Never changed: a later one corrects it by being added."""

    number: int = Field(ge=1)
    disposition: Disposition
    author: str
    reason: str
    at: datetime


class Event(Noun):
    """One thing that happened to a case; `author` is None where the program did it."""

    at: datetime
    kind: Literal[
        "saved", "files_added", "stage_changed", "examined", "verification_started", "observed"
    ]
    detail: str
    author: str | None = None


class CaseFile(Noun):
    """A submitted file as kept, its part in the application and the day it was captured."""

    name: str
    sha256: str
    size: int
    part: Literal["document", "profile"]
    captured_at: date | None = None
    added: datetime


class CaseSummary(Noun):
    """One row of the queue. `status` follows the last decision; `name` is as the resume states."""

    id: str
    name: str | None
    status: Status
    stage: Stage
    band: Band
    total_bits: float
    findings: int
    opened: datetime
    changed: datetime
    decisions: int
