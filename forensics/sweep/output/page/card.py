"""A cluster as a card: who, when, what is shared with which strength, and both sides' words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from forensics.model import KeyKind, Shared
from forensics.report.html.alignment import Run, compare
from forensics.report.html.words import SHORT_BANDS
from forensics.report.place import place_of
from forensics.sweep.output.page.shown import Member, Shown, Sides
from forensics.sweep.output.page.words import KEYS, KINDS

MOST_NAMES = 12
MOST_SHARED = 12
MOST_SUPPRESSED = 6
MOST_DAYS = 14
MOST_QUOTES = 4  # of one pair of applications
_ROOM = 700  # characters of a quote
_WORDED: frozenset[KeyKind] = frozenset({"passage", "reworded", "history", "address"})


@dataclass(frozen=True)
class Line:
    """One thing held in common. `bits` and `holders` are None where no link inside says them."""

    kind: str
    value: str
    applications: int | None
    bits: float | None
    holders: int | None
    suppressed_by: str | None


@dataclass(frozen=True)
class Quotes:
    """One thing as both state it; `value` is the form in which they are equal, but of a passage."""

    kind: str
    value: str | None
    bits: float
    suppressed_by: str | None
    a: tuple[Run, ...]
    b: tuple[Run, ...]
    place_a: str
    place_b: str


@dataclass(frozen=True)
class Pair:
    """Two applications side by side."""

    kind: str
    sides: Sides
    quotes: tuple[Quotes, ...]
    more: int


@dataclass(frozen=True)
class Card:
    """A cluster; what has no room is counted."""

    number: int
    id: str
    band: str
    bits: float
    verdict: str
    size: int
    names: tuple[str, ...]
    more_names: int
    members: tuple[Member, ...]
    more_members: int
    shared: tuple[Line, ...]
    more_shared: int
    suppressed: tuple[Line, ...]
    days: tuple[tuple[date, int], ...]
    more_days: int
    undated: int
    pairs: tuple[Pair, ...]
    explanations: tuple[str, ...]


def card(shown: Shown) -> Card:
    """The card of one cluster."""
    cluster = shown.cluster
    days = sorted(Counter(day for day, _ in cluster.timeline).items())
    listed = {(common.kind, common.value) for common in cluster.shared[:MOST_SHARED]}
    suppressed = [item for item in shown.strengths if item.suppressed_by is not None]
    return Card(
        number=shown.number,
        id=cluster.id,
        band=SHORT_BANDS[cluster.band],
        bits=cluster.bits,
        verdict=cluster.verdict,
        size=len(cluster.applications),
        names=cluster.names[:MOST_NAMES],
        more_names=len(cluster.names[MOST_NAMES:]),
        members=shown.members,
        more_members=len(cluster.applications) - len(shown.members),
        shared=tuple(_shared(shown)),
        more_shared=len(cluster.shared[MOST_SHARED:]),
        suppressed=tuple(
            Line(KEYS[it.kind], it.value, None, it.bits, it.holders, it.suppressed_by)
            for it in suppressed
            if (it.kind, it.value) not in listed
        )[:MOST_SUPPRESSED],
        days=tuple(days[:MOST_DAYS]),
        more_days=len(days[MOST_DAYS:]),
        undated=len(cluster.applications) - len({id for _, id in cluster.timeline}),
        pairs=tuple(_pair(sides) for sides in shown.sides),
        explanations=cluster.explanations,
    )


def _shared(shown: Shown) -> Iterator[Line]:
    said = {(item.kind, item.value): item for item in shown.strengths}
    for common in shown.cluster.shared[:MOST_SHARED]:
        found = said.get((common.kind, common.value))
        yield Line(
            kind=KEYS[common.kind],
            value=common.value,
            applications=len(common.applications),
            bits=found.bits if found else None,
            holders=found.holders if found else None,
            suppressed_by=found.suppressed_by if found else None,
        )


def _pair(sides: Sides) -> Pair:
    return Pair(
        kind=KINDS.get(sides.kind, sides.kind),
        sides=sides,
        quotes=tuple(_quotes(item) for item in sides.shared[:MOST_QUOTES]),
        more=len(sides.shared[MOST_QUOTES:]),
    )


def _quotes(item: Shared) -> Quotes:
    one, other = _cut(item.a.quote), _cut(item.b.quote)
    # A number may be written in many ways: there, equal words are not what both share.
    worded = item.kind in _WORDED
    a, b = compare(one, other) if worded else ((Run(one, False),), (Run(other, False),))
    return Quotes(
        kind=KEYS[item.kind],
        value=None if item.kind in {"passage", "reworded"} else item.value,
        bits=item.bits,
        suppressed_by=item.suppressed_by,
        a=a,
        b=b,
        place_a=place_of(item.a),
        place_b=place_of(item.b),
    )


def _cut(quote: str) -> str:
    return quote if len(quote) <= _ROOM else f"{quote[:_ROOM]} …"
