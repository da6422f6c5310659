"""The findings as the page numbers and names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from forensics.model import Card, Confidence, Evidence, Passage, Signal, SignalRun
from forensics.reference.rates import UNMEASURED
from forensics.report.html.words import CONFIDENCES, STRENGTHS
from forensics.report.place import place_of
from forensics.report.verification import bits_of, ranked_hits
from forensics.report.wire import Report, RunForm, said

SHORT = 48  # characters
KEPT_QUOTES = 100  # of one finding its card lists; beyond, they are counted
KEPT_FINDINGS = 20  # of one signal


@dataclass(frozen=True)
class Quote:
    """One quote; `key` ("N-I-K") names it and its mark. `row` where a table is quoted.

    `short`: its place has room beside it. `listed`: the finding's card holds it; others it counts.
    """

    key: str
    evidence: Evidence
    place: str
    marked: bool
    row: bool
    short: bool
    listed: bool


@dataclass(frozen=True)
class Told:
    """One finding of a hit."""

    summary: str
    certainty: str
    confidence: Confidence
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Hit:
    """A signal that found something; `number` is its place, heaviest first."""

    number: int
    run: SignalRun
    card: Card
    family: str
    from_model: bool
    bits: float
    strength: str
    innocent_rate: str

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Its findings with their quotes."""
        return tuple(
            Told(
                summary=finding.summary,
                certainty=CONFIDENCES[finding.confidence],
                confidence=finding.confidence,
                quotes=tuple(
                    Quote(
                        key=f"{self.number}-{place}-{at}",
                        evidence=evidence,
                        place=place_of(evidence),
                        marked=isinstance(evidence.locator, Passage),
                        row=evidence.locator.type == "row",
                        short=len(evidence.quote) <= SHORT and len(evidence.note or "") <= SHORT,
                        listed=place <= KEPT_FINDINGS and at <= KEPT_QUOTES,
                    )
                    for at, evidence in enumerate(finding.evidence, 1)
                ),
            )
            for place, finding in enumerate(self.run.findings, 1)
        )


def hits(report: Report, signals: Sequence[Signal]) -> tuple[Hit, ...]:
    """The hits of a report, heaviest first, ties by name."""
    known = {signal.name: signal for signal in signals}
    return tuple(
        Hit(
            number=number,
            run=run,
            card=card_of(run.signal, known),
            family=known[run.signal].family if run.signal in known else run.signal.split(".")[0],
            from_model=run.signal in known and "llm" in known[run.signal].needs,
            bits=bits_of(run.signal, report.assessment),
            strength=_strength(run),
            innocent_rate=said(run.innocent_rates) if isinstance(run, RunForm) else UNMEASURED,
        )
        for number, run in enumerate(ranked_hits(report.runs, report.assessment), 1)
    )


def card_of(name: str, known: dict[str, Signal]) -> Card:
    """The card of a signal; of one that this version no longer has, a card that says so."""
    if name in known:
        return known[name].card
    gone = "A kept examination was made by a version that had this check; this one does not."
    return Card(
        title=name,
        looks_at=gone,
        why=gone,
        innocent=(),
        every_finalist=(),
        this_finding=(),
        references=(),
    )


def _strength(run: SignalRun) -> str:
    strengths = [finding.strength or run.strength for finding in run.findings]
    return STRENGTHS[max(strengths, key=lambda strength: strength.rank, default=run.strength)]
