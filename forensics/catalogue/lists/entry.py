"""Entries and lists as they are shown: with who added or ended them, and how old they are."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import Field

from forensics.model import Listed, ListKind
from forensics.model.base import Noun


class Entry(Noun):
    """An entry and its history. `listed.expires` is the day from which it weighs nothing.

    `ended_by` is None where the list itself states its expiry or lacks it in a later edition.
    """

    listed: Listed
    expired: bool
    added: datetime | None = None
    added_by: str | None = None
    ended_by: str | None = None
    ended_reason: str | None = None

    def form(self) -> dict[str, Any]:
        """The entry as one flat JSON object."""
        listed = self.listed.model_dump(mode="json")
        listed["date"] = listed.pop("dated")
        return {**listed, **self.model_dump(mode="json", exclude={"listed"})}


class ListState(Noun):
    """A list: what it was read from, how much it holds, how old it is.

    `entries` weigh, `expired` ones do not; `newest` is the latest day an entry's source states,
    `age_days` the days since then.
    """

    name: str
    format: str
    file: str
    shipped: bool
    kinds: Mapping[ListKind, int] = Field(default_factory=dict)
    entries: int
    expired: int
    newest: date
    age_days: int
    changed: datetime | None = None
    sha256: str
