"""What was seen where nothing is wrong, counted: by band, by signal, by family, and by person."""

from collections.abc import Sequence
from typing import Literal

from forensics.evaluate.intervals import wilson
from forensics.model import Band, Outcome, Signal, Strength
from forensics.model.base import Noun
from forensics.weigh import TIE_BREAKER

Corpus = Literal["real_texts", "real_pdfs", "generated"]

EXPECTED: dict[Strength, float] = {
    Strength.WEAK: 0.005,
    Strength.MODERATE: 0.005,
    Strength.STRONG: 0.001,
}
"""The share of innocent applications, of those that could show it, with findings of a strength.

Context weighs nothing and the tie-breaker never counts towards a band, so neither has a limit.
"""
MOST_REVIEW = 0.005  # of all innocent applications; `priority` may never occur

_WORST_FIRST = (
    Outcome.HIT,
    Outcome.ERROR,
    Outcome.CLEAR,
    Outcome.NOT_ASSESSED,
    Outcome.NOT_APPLICABLE,
)


class SeenHit(Noun):
    """A finding as a person reads it: what is said, and every quote it rests on.

    `strength` may be less than the signal's own.
    """

    signal: str
    strength: Strength
    summary: str
    quotes: tuple[str, ...]


class Seen(Noun):
    """One application after examination; two documents of one `person` count once in the whole."""

    id: str
    corpus: Corpus
    person: str
    band: Band
    outcomes: dict[str, Outcome]
    hits: tuple[SeenHit, ...] = ()
    failed: tuple[str, ...] = ()


class Part(Noun):
    """Counts over some applications; `families` counts those that exercised a family at all."""

    n: int
    bands: dict[Band, int]
    signals: dict[str, dict[Outcome, int]]
    families: dict[str, int]
    unread: int = 0

    def assessed(self, signal: str) -> int:
        """Applications in which the signal had something to look at and the means to."""
        found = self.signals[signal]
        return found[Outcome.HIT] + found[Outcome.CLEAR]


class Above(Noun):
    """A signal whose findings of one strength are more than that strength allows.

    `low` and `high` are the 95 % interval of its share of those assessed; `certain` where chance
    alone is no reason.
    """

    signal: str
    strength: Strength
    part: str
    hits: int
    assessed: int
    limit: float
    low: float
    high: float
    certain: bool


class AlarmsReport(Noun):
    """The whole at top level, each person once; then its parts; then what was seen, to be read."""

    n: int
    bands: dict[Band, int]
    signals: dict[str, dict[Outcome, int]]
    families: dict[str, int]
    people_twice: int
    seed: int
    real: Part | None
    real_texts: Part | None
    real_pdfs: Part | None
    generated: Part
    above: tuple[Above, ...]
    goals_met: bool
    absent: tuple[str, ...] = ()
    seen: tuple[Seen, ...] = ()

    def whole(self) -> Part:
        """The whole as a part."""
        return Part(n=self.n, bands=self.bands, signals=self.signals, families=self.families)


def report(
    seen: Sequence[Seen], signals: Sequence[Signal], seed: int, absent: tuple[str, ...] = ()
) -> AlarmsReport:
    """Count. A person's text and PDF count once in the whole, by the stronger of two outcomes."""
    real = [one for one in seen if one.corpus != "generated"]
    parts = {
        corpus: [one for one in seen if one.corpus == corpus]
        for corpus in ("real_texts", "real_pdfs", "generated")
    }
    names = [signal.name for signal in signals]
    whole = count(once(seen), names)
    of_real = count(once(real), names) if real else None
    made = count(parts["generated"], names)
    above = tuple(
        one
        for name, some, part in (
            ("real", once(real), of_real),
            ("generated", parts["generated"], made),
        )
        if part is not None
        for one in _above(name, some, part, signals)
    )
    review = whole.bands[Band.REVIEW]
    return AlarmsReport(
        n=whole.n,
        bands=whole.bands,
        signals=whole.signals,
        families=whole.families,
        people_twice=len(real) - len({one.person for one in real}),
        seed=seed,
        real=of_real,
        real_texts=count(parts["real_texts"], names) if parts["real_texts"] else None,
        real_pdfs=count(parts["real_pdfs"], names) if parts["real_pdfs"] else None,
        generated=made,
        above=above,
        goals_met=whole.bands[Band.PRIORITY] == 0 and review <= MOST_REVIEW * whole.n,
        absent=absent,
        seen=tuple(one for one in seen if one.hits or one.failed),
    )


def count(seen: Sequence[Seen], signals: Sequence[str]) -> Part:
    """Bands, outcomes by signal, and how many applications exercised each family."""
    families = {name.partition(".")[0]: 0 for name in signals}
    for one in seen:
        exercised = {
            name.partition(".")[0]
            for name, outcome in one.outcomes.items()
            if outcome in {Outcome.HIT, Outcome.CLEAR}
        }
        for family in exercised & families.keys():
            families[family] += 1
    return Part(
        n=len(seen),
        bands={band: sum(one.band is band for one in seen) for band in Band},
        signals={
            name: {
                outcome: sum(one.outcomes.get(name) is outcome for one in seen)
                for outcome in Outcome
            }
            for name in signals
        },
        families=families,
        unread=sum(bool(one.failed) for one in seen),
    )


def once(seen: Sequence[Seen]) -> tuple[Seen, ...]:
    """Each person once: the stronger band, and for every signal the stronger outcome."""
    people: dict[str, Seen] = {}
    for one in seen:
        other = people.get(one.person)
        people[one.person] = one if other is None else _joined(other, one)
    return tuple(people.values())


def _joined(one: Seen, other: Seen) -> Seen:
    bands, outcomes = list(Band), _WORST_FIRST
    return one.model_copy(
        update={
            "band": min(one.band, other.band, key=bands.index),
            "outcomes": {
                name: min(
                    one.outcomes.get(name, Outcome.NOT_APPLICABLE),
                    other.outcomes.get(name, Outcome.NOT_APPLICABLE),
                    key=outcomes.index,
                )
                for name in one.outcomes.keys() | other.outcomes.keys()
            },
            "hits": one.hits + other.hits,
            "failed": one.failed + other.failed,
        }
    )


def _above(name: str, seen: Sequence[Seen], part: Part, signals: Sequence[Signal]) -> list[Above]:
    """By the strongest finding of each application, so that one that was lowered counts so."""
    found = []
    for signal in signals:
        assessed = part.assessed(signal.name)
        strongest = [
            max((hit.strength for hit in one.hits if hit.signal == signal.name), key=_rank)
            for one in seen
            if one.outcomes.get(signal.name) is Outcome.HIT
        ]
        for strength, limit in EXPECTED.items():
            hits = strongest.count(strength)
            interval = wilson(hits, assessed)
            if interval is None or signal.name == TIE_BREAKER or hits <= limit * assessed:
                continue
            found.append(
                Above(
                    signal=signal.name,
                    strength=strength,
                    part=name,
                    hits=hits,
                    assessed=assessed,
                    limit=limit,
                    low=interval[0],
                    high=interval[1],
                    certain=interval[0] > limit,
                )
            )
    return found


def _rank(strength: Strength) -> int:
    return strength.rank
