"""What to verify next: the same for every finalist, and what this applicant's findings call for."""

from collections.abc import Iterable, Sequence
from typing import Literal

from forensics.model import Assessment, Outcome, Signal, SignalRun
from forensics.model.base import Noun


class Step(Noun):
    """One step, for whom it is meant, and the signals it comes from.

    Steps for every finalist do not depend on findings: asking more of some applicants than of
    others, without their own conduct as the reason, is discrimination (8 U.S.C. 1324b).
    """

    step: str
    scope: Literal["every_finalist", "this_finding"]
    because: tuple[str, ...]


def steps(
    runs: Sequence[SignalRun], signals: Sequence[Signal], assessment: Assessment
) -> tuple[Step, ...]:
    """Steps the findings call for, heaviest first, then those for every finalist."""
    cards = {signal.name: signal.card for signal in signals}
    hits = [run.signal for run in ranked_hits(runs, assessment)]
    called = [(step, name) for name in hits for step in cards[name].this_finding]
    common = [(step, name) for name, card in cards.items() for step in card.every_finalist]
    return (*_merged(called, "this_finding"), *_merged(common, "every_finalist"))


def ranked_hits(runs: Sequence[SignalRun], assessment: Assessment) -> list[SignalRun]:
    """The hits, heaviest first, ties by name."""
    hits = [run for run in runs if run.outcome is Outcome.HIT]
    return sorted(hits, key=lambda run: (-bits_of(run.signal, assessment), run.signal))


def bits_of(signal: str, assessment: Assessment) -> float:
    """What a signal contributes."""
    return sum(bar.bits for bar in assessment.contributions if bar.signal == signal)


def _merged(
    found: Iterable[tuple[str, str]], scope: Literal["every_finalist", "this_finding"]
) -> list[Step]:
    because: dict[str, list[str]] = {}
    for step, name in found:
        because.setdefault(step, []).append(name)
    return [Step(step=step, scope=scope, because=tuple(names)) for step, names in because.items()]
