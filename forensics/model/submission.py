"""The form of `application.json`: what is submitted, before any file is opened."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from forensics.model.base import Noun

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)  # the years a `PartialDate` can hold

Stage = Literal["applied", "interview", "offer", "onboarding", "employee", "contractor", "past"]
MOST_PRESSING: tuple[Stage, ...] = (
    "employee", "contractor", "onboarding", "offer", "interview", "applied", "past",
)  # fmt: skip
"""Stages in the order in which somebody looks: people already hired first."""


def _day(value: object) -> object:
    """A point in time given where a day is meant is that day."""
    if isinstance(value, str) and len(value) > len("2026-01-01"):
        return datetime.fromisoformat(value).date()
    return value


def _in_reach(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"a day from {EARLIEST} to {LATEST} is needed")
    return day


Day = Annotated[date, BeforeValidator(_day), AfterValidator(_in_reach)]


class File(Noun):
    """A document by its path, relative to `application.json`."""

    path: str


class ProfileFile(Noun):
    """A profile snapshot by its path, its platform and the day it was captured."""

    path: str
    source: Literal["linkedin", "github", "other"] | None = None
    captured_at: Day | None = None


class Role(Noun):
    """The job applied for."""

    title: str | None = None
    location: str | None = None
    remote: bool | None = None


class Origin(Noun):
    """How the application came in."""

    kind: str | None = None
    agency: str | None = None


class Contact(Noun):
    """What the application form holds (never read for "+1": forms print it themselves)."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None


class Reference(Noun):
    """A person who vouches for the applicant."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    employer: str | None = None


class Shipping(Noun):
    """Where equipment was asked to be sent."""

    address: str
    at: date | datetime | None = None


class Network(Noun):
    """An address the application came from."""

    ip: str
    at: date | datetime | None = None


class Submission(Noun):
    """`application.json`; unknown keys outside `extra` are refused."""

    id: str | None = Field(default=None, min_length=1, max_length=200)
    submitted_at: Day | None = None
    stage: Stage = "applied"
    requisition: str | None = None
    role: Role | None = None
    source: Origin | None = None
    documents: tuple[File, ...] = Field(min_length=1)
    profiles: tuple[ProfileFile, ...] = ()
    contact: Contact | None = None
    references: tuple[Reference, ...] = ()
    shipping: tuple[Shipping, ...] = ()
    network: tuple[Network, ...] = ()
    extra: dict[str, object] = Field(default_factory=dict)

    def paths(self) -> tuple[str, ...]:
        """Every submitted file, documents first, then profiles."""
        return (
            *(document.path for document in self.documents),
            *(profile.path for profile in self.profiles),
        )
