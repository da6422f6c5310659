"""What links say of one application: the other applications that hold what it holds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from forensics.model import Days, Evidence, Held, Key, KeyHolder, KeyKind, Property, Repeats, Shared
from forensics.model.evidence import FORM
from forensics.reference.table import Row
from forensics.sweep.linking.holdings import EACH
from forensics.sweep.linking.repeated import MOST
from index.passages import key as words_of

TABLE = "applications"
"""The name under which a row of another application is quoted."""
PASSAGES: frozenset[KeyKind] = frozenset({"passage", "reworded"})


_PARTS: dict[str, KeyHolder] = {
    "references": "reference",
    "shipping": "shipping",
    "network": "network",
}


class Neighbour(NamedTuple):
    """Another application, and one thing that both hold, seen from this side.

    `disposition` is the decision on its case; `note` says how it is kept, None of a swept one.
    """

    id: str
    name: str | None
    stage: str
    submitted_at: date | None
    disposition: str | None
    note: str | None
    shared: Shared
    mine: Evidence
    other: Evidence

    def held(self) -> Held:
        """As the signals see it."""
        shared = self.shared
        row = Row(table=TABLE, key=self.id, cells={}, text=self.other.quote)
        return Held(
            application=self.id,
            name=self.name,
            stage=self.stage,
            submitted_at=self.submitted_at,
            disposition=self.disposition,
            key=self._key(self.other),
            own=self._key(self.mine),
            evidence=Evidence.row(row, note=self._where()),
            holders=shared.holders,
            bits=shared.bits,
            suppressed_by=shared.suppressed_by,
        )

    def _key(self, evidence: Evidence) -> Key:
        """The thing as one side states it: a passage is told by that side's words."""
        kind, value = self.shared.kind, self.shared.value
        told = words_of(evidence.quote) if kind in PASSAGES else value
        return Key(kind=kind, value=told, evidence=evidence, holder=_holder(evidence))

    def _where(self) -> str:
        where = f"{self.other.document} of application {self.id}"
        return f"{where}, {self.note}" if self.note else where


def _holder(evidence: Evidence) -> KeyHolder:
    """Who the other application says it belongs to, by the field of its form."""
    field = evidence.locator.path if isinstance(evidence.locator, Property) else ""
    part = field.partition(".")[0]
    return _PARTS.get(part, "applicant") if evidence.document == FORM else "applicant"


def _counted(given: list[Held]) -> list[Held]:
    """With how many more hold each thing: of one that many hold, a sweep pairs some alone."""
    of = Counter((held.key.kind, held.key.value) for held in given)
    return [
        held._replace(more=held.holders - 1 - of[held.key.kind, held.key.value])
        if held.holders > EACH and held.key.kind not in PASSAGES
        else held
        for held in given
    ]


class Neighbours:
    """The corpus that signals ask of, for one application whose links are known."""

    missed = 0  # stored cases that could not be read are noted (`uncompared`)

    def __init__(self, size: int, neighbours: Iterable[Neighbour]) -> None:
        """`size` is how many other applications were compared."""
        self.size = size
        found = _counted([neighbour.held() for neighbour in neighbours])
        self._held = sorted(found, key=lambda held: (-held.bits, held.key.kind, held.application))

    def holding(
        self, application: str, keys: Sequence[Key], within: Days | None = None
    ) -> tuple[Held, ...]:
        """Others that hold any of the keys, the rarest key first."""
        asked = {(key.kind, key.value) for key in keys}
        return tuple(
            held
            for held in self._held
            if (held.key.kind, held.key.value) in asked or held.key.kind == "phash"
        )

    def repeating(self, application: str, passages: Sequence[Key]) -> Repeats:
        """Others that repeat passages, in these or other words, the rarest first."""
        told = tuple(held for held in self._held if held.key.kind in PASSAGES)
        of = Counter((held.application, held.key.kind) for held in told)
        cut = (id_ for (id_, _), count in of.items() if count >= MOST)
        return Repeats(told, cut=frozenset(cut))
