"""A sighting: a stored application that holds what came to be known after it was kept."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from forensics.model.base import Noun
from forensics.model.case import Disposition
from forensics.model.evidence import Evidence
from forensics.model.listed import ListKind
from forensics.model.submission import Stage


class Beside(Noun):
    """What an application states, and beside it what the list or the template says."""

    evidence: Evidence
    says: str


class Look(Noun):
    """That somebody has looked at a sighting. Never changed: a later look is added."""

    author: str
    note: str
    at: datetime


class Sighting(Noun):
    """An application that holds a new entry of a list, or repeats a template that became stable.

    `kind` is the entry's, or "template"; `list` and `revision` are None where it is the other one;
    `key` is the entry's in its list or the template's id, `what` the entry's value or the
    template's title. The application's fields are those it has now; `disposition` is the last
    decision on its case. A sighting is open until somebody has looked.
    """

    id: int
    kind: ListKind | Literal["template"]
    list: str | None
    key: str
    revision: int | None
    what: str
    application: str
    name: str | None
    stage: Stage
    submitted_at: date | None
    case: str | None
    disposition: Disposition | None
    quotes: tuple[Beside, ...] = Field(min_length=1)
    at: datetime
    looks: tuple[Look, ...] = ()

    @property
    def open(self) -> bool:
        """Whether nobody has looked yet."""
        return not self.looks


class LookedBack(Noun):
    """What looking for new things in stored applications came to.

    `sightings` are new ones, of `applications`; `entries` and `templates` are what was looked for
    in `looked_through` applications. `notes` say what was not, or not wholly, looked through.
    """

    entries: int = Field(ge=0)
    templates: int = Field(ge=0)
    looked_through: int = Field(ge=0)
    sightings: int = Field(ge=0)
    applications: int = Field(ge=0)
    notes: tuple[str, ...] = ()
