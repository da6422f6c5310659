"""Weighs an examination: log2 Bayes factors that a person can add up.

The rule (bits per strength, a quarter of the second in a family, the cap, the bands) is the
project's design; the form, additive evidence in bits, is Fellegi and Sunter 1969 as shown by
Splink's match weights. There are no negative bits and absence weighs nothing.
"""

from collections.abc import Sequence
from math import log2

from forensics.model import (
    Assessment,
    Band,
    Contribution,
    Coverage,
    Outcome,
    Signal,
    SignalRun,
    Strength,
)

BITS = {
    Strength.CONTEXT: 0.0,
    Strength.WEAK: log2(1.5),
    Strength.MODERATE: log2(3),
    Strength.STRONG: log2(10),
}
SECOND_SHARE = 0.25  # correlated evidence: the runner-up of a family counts a quarter
CAP = 10.0
PRIORITY_BITS, REVIEW_BITS, FIRM_BITS = 4.5, 1.9, 1.5
TIE_BREAKER = "contact.phone_format"  # in the total, never in the band
CAP_ROW = "weigh.cap"


def weigh(runs: Sequence[SignalRun], signals: Sequence[Signal]) -> Assessment:
    """The assessment of an examination's runs; `signals` give each run's family and needs."""
    cards = {signal.name: signal for signal in signals}
    bars = _bars(runs, cards)
    total = sum(bar.bits for bar in bars)
    if total > CAP:
        reason = f"the total is capped at {CAP:g} bits"
        bars = (
            *bars,
            Contribution(signal=CAP_ROW, family="weigh", bits=CAP - total, because=reason),
        )
    return Assessment(
        contributions=bars,
        total_bits=sum(bar.bits for bar in bars),
        band=_band(runs, cards),
        coverage=_coverage(runs),
    )


def _bars(runs: Sequence[SignalRun], cards: dict[str, Signal]) -> tuple[Contribution, ...]:
    families: dict[str, list[tuple[float, str, str]]] = {}
    for run in runs:
        if run.outcome is Outcome.HIT:
            card = cards[run.signal]
            bits, said = _strongest(run, card)
            families.setdefault(card.family, []).append((bits, run.signal, said))
    bars = []
    for family, members in sorted(families.items()):
        members.sort(key=lambda member: (-member[0], member[1]))
        for place, (bits, name, said) in enumerate(members):
            share, why = _share(place, family)
            because = f"{said}: {bits:.3f} bits{why}"
            bars.append(
                Contribution(signal=name, family=family, bits=bits * share, because=because)
            )
    return tuple(sorted(bars, key=lambda bar: (-bar.bits, bar.signal)))


def _share(place: int, family: str) -> tuple[float, str]:
    if place == 0:
        return 1.0, ""
    if place == 1:
        return SECOND_SHARE, f", a quarter counts as the second of {family}"
    return 0.0, f", not counted: two stronger signals of {family} are"


def _strongest(run: SignalRun, card: Signal) -> tuple[float, str]:
    """Bits of the finding that counts, for a signal counts once, and how they come about.

    What a language model says is weak by rule, whatever a signal declares: else it could outrank a
    firm finding of its family and lower the band.
    """
    weighed = []
    for finding in run.findings:
        strength = finding.strength or run.strength
        if "llm" in card.needs and strength.rank > Strength.WEAK.rank:
            strength = Strength.WEAK
        said = (
            strength.value
            if finding.share == 1
            else f"{finding.share:g} of {strength.value}, as listed"
        )
        weighed.append((BITS[strength] * finding.share, said))
    return max(weighed)


def _band(runs: Sequence[SignalRun], cards: dict[str, Signal]) -> Band:
    runs = [run for run in runs if run.signal != TIE_BREAKER]
    bars = _bars(runs, cards)
    total = min(sum(bar.bits for bar in bars), CAP)
    firm = {
        bar.family for bar in bars if bar.bits >= FIRM_BITS and "llm" not in cards[bar.signal].needs
    }
    if total >= PRIORITY_BITS and len(firm) >= 2:
        return Band.PRIORITY
    if total >= REVIEW_BITS and firm:
        return Band.REVIEW
    if any(run.outcome is Outcome.HIT for run in runs):
        return Band.INFORMATIONAL
    return Band.NOTHING_SEEN


def _coverage(runs: Sequence[SignalRun]) -> Coverage:
    outcomes = [run.outcome for run in runs]
    return Coverage(
        assessed=outcomes.count(Outcome.HIT) + outcomes.count(Outcome.CLEAR),
        not_assessed=outcomes.count(Outcome.NOT_ASSESSED),
        not_applicable=outcomes.count(Outcome.NOT_APPLICABLE),
        error=outcomes.count(Outcome.ERROR),
    )
