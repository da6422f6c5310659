"""What a signal reports, and what became of running it."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from forensics.model.base import Noun
from forensics.model.evidence import Evidence


class Strength(StrEnum):
    """How much a signal can weigh, weakest first."""

    CONTEXT = "context"
    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"

    @property
    def rank(self) -> int:
        """0 for context to 3 for strong."""
        return list(Strength).index(self)


class Outcome(StrEnum):
    """What running a signal came to; only `clear` says that something was looked at and fine."""

    HIT = "hit"
    CLEAR = "clear"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASSESSED = "not_assessed"
    ERROR = "error"


Confidence = Literal["low", "medium", "high"]


class Finding(Noun):
    """One observation with its evidence. `strength` may lower the signal's own, never raise it.

    `share` is the part of the strength's bits that counts: the confidence of the list that a match
    rests on.
    """

    summary: str = Field(min_length=1)
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    confidence: Confidence = "medium"
    strength: Strength | None = None
    share: float = Field(default=1.0, ge=0, le=1)


class Checked(Noun):
    """A signal says: I looked at this item and it is fine."""

    what: str


class Unknown(Noun):
    """A signal says: this item is there, but I lack the means to judge it."""

    reason: str = Field(min_length=1)


class Dropped(Noun):
    """A signal says: a language model claimed this much that its text does not bear out."""

    claims: int = Field(ge=1)


Observation = Finding | Checked | Unknown | Dropped


class SignalRun(Noun):
    """One signal's outcome. `reason` is set for every outcome but hit, and for a partial clear.

    `dropped` counts a language model's claims whose quotes are not in the applicant's text.
    """

    signal: str
    strength: Strength
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    reason: str | None = None
    dropped: int = 0
    seconds: float = 0.0
