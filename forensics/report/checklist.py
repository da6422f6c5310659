"""The interview checklist: what to watch for with every finalist, and what was observed of it.

Observations are events of a case. Nothing here is scored, and no band changes by it.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Literal

from forensics.errors import CaseError
from forensics.model import Event
from forensics.model.base import Noun
from forensics.reference.table import load

TABLE = "interview_checklist"
Stage = Literal["interview", "delivery", "first_weeks"]
STAGES: dict[Stage, str] = {
    "interview": "In the interview",
    "delivery": "When equipment and pay are arranged",
    "first_weeks": "In the first weeks",
}
_SEEN, _NOT_SEEN = "seen", "not seen"


class ChecklistItem(Noun):
    """One thing to watch for, the same for every finalist, and what else explains it."""

    item: str
    stage: Stage
    watch_for: str
    ask: str
    innocent: tuple[str, ...]
    source: str


class Observed(Noun):
    """What somebody noted of an item, when."""

    item: str
    watch_for: str
    seen: bool
    note: str
    author: str
    at: datetime


@cache
def checklist() -> tuple[ChecklistItem, ...]:
    """Every item, in the order in which a hiring goes on."""
    return tuple(
        ChecklistItem.model_validate(
            {**row.cells, "innocent": tuple(part.strip() for part in row["innocent"].split("|"))}
        )
        for row in load(TABLE).rows.values()
    )


def item_of(name: str) -> ChecklistItem:
    """The item of a name. Raises CaseError naming those there are."""
    found = {one.item: one for one in checklist()}
    if name not in found:
        raise CaseError(f"{name}: not an item of the checklist; one of {', '.join(found)}")
    return found[name]


def detail(item: str, seen: bool, note: str) -> str:
    """An observation as its event keeps it: "camera_off: not seen: on all the time"."""
    return f"{item_of(item).item}: {_SEEN if seen else _NOT_SEEN}: {note}"


def observed(events: Iterable[Event]) -> tuple[Observed, ...]:
    """The observations among a case's events, oldest first; none replaces another."""
    known = {one.item: one.watch_for for one in checklist()}
    found = []
    for event in events:
        if event.kind != "observed":
            continue
        item, _, rest = event.detail.partition(": ")
        word, _, note = rest.partition(": ")
        found.append(
            Observed(
                item=item,
                watch_for=known.get(item, item),
                seen=word == _SEEN,
                note=note,
                author=event.author or "",
                at=event.at,
            )
        )
    return tuple(found)
