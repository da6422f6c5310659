"""A suppression: somebody's word that a shared thing says nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forensics.model import KeyKind


@dataclass(frozen=True)
class Suppression:
    """One value that belongs to an agency, a household or a reference, and who said so.

    `value` is the normal form of its kind. It holds until the day `until`, None for good, and for
    that value alone: whatever else two applications share still links them.
    """

    kind: KeyKind
    value: str
    reason: str  # "agency", "household", "reference"
    by: str
    until: date | None = None
    note: str | None = None

    def said(self) -> str:
        """The reason and who gave it, as a link shows it."""
        ending = f", until {self.until.isoformat()}" if self.until else ""
        return f"{self.reason}, by {self.by}{ending}"


def valid(given: Sequence[Suppression], today: date) -> tuple[Suppression, ...]:
    """Those that have not expired, one a value: of several the first by reason and name."""
    kept: dict[tuple[str, str], Suppression] = {}
    for each in sorted(given, key=Suppression.said):
        if each.until is None or each.until > today:
            kept.setdefault((each.kind, each.value), each)
    return tuple(kept.values())
