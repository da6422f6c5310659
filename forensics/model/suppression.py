"""A suppression: somebody's word that a shared contact, picture or file says nothing."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from forensics.model.base import Noun
from forensics.model.key import KeyKind
from forensics.model.shortened import shortened

SuppressionReason = Literal["agency", "household", "reference", "other"]
SUPPRESSIBLE: tuple[KeyKind, ...] = (
    "email", "phone", "handle", "url", "wallet", "address", "ip", "sha256", "picture", "phash",
)  # fmt: skip
"""What can be somebody else's. Posts and passages cannot: stock lines are told by their number."""
_WHOSE: Mapping[SuppressionReason, str] = MappingProxyType(
    {
        "agency": "an agency's",
        "household": "a household's",
        "reference": "a reference's",
        "other": "shared for another reason",
    }
)


STORED = " (stored)"
"""What stands behind the id of a stored application in a sweep that holds another of that id."""


class Lifted(Noun):
    """Who took a suppression back, why and when."""

    author: str
    reason: str
    at: datetime


class Suppression(Noun):
    """One value that belongs to an agency, a household or a reference, and who said so.

    `value` is the normal form of its kind. It holds until the day `until`, None for good; between
    the applications whose ids are `among`, and no others, or between all where it names none; and
    for that value alone: whatever else two applications share still links them. Never changed:
    it is lifted, or another is added.
    """

    number: int = Field(ge=1)
    kind: KeyKind
    value: str
    reason: SuppressionReason
    author: str
    at: datetime
    until: date | None = None
    note: str | None = None
    among: tuple[str, ...] = ()
    lifted: Lifted | None = None

    def holds(self, day: date) -> bool:
        """Whether it is valid on a day; on the day `until` it no longer is."""
        return self.lifted is None and (self.until is None or self.until > day)

    def between(self, one: str, other: str) -> bool:
        """Whether these two applications, or stored ones of their ids, are within its scope."""
        return not self.among or {plain_id(one), plain_id(other)} <= set(map(plain_id, self.among))

    def said(self) -> str:
        """Who gave it and why, as it stands after "suppressed by"."""
        note = f" ({self.note})" if self.note else ""
        ending = f", until {self.until.isoformat()}" if self.until else ""
        return f"{self.author}: {_WHOSE[self.reason]}{note}{ending}"


def plain_id(id_: str) -> str:
    """An application's id as it is stored, also where a sweep has told it from a swept one."""
    while id_.endswith(STORED):
        id_ = id_.removesuffix(STORED)
    return shortened(id_)
