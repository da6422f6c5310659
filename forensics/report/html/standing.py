"""Where each check stands: what ran, what could not and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from forensics.model import Outcome, Signal
from forensics.report.html.hits import card_of, hits
from forensics.report.html.words import OUTCOMES
from forensics.report.wire import Report

_ORDER = (
    Outcome.HIT,
    Outcome.ERROR,
    Outcome.NOT_ASSESSED,
    Outcome.CLEAR,
    Outcome.NOT_APPLICABLE,
)
_MEANING = {
    Outcome.HIT: "Something was found; it is quoted above.",
    Outcome.ERROR: "The check broke. This says nothing about the applicant, good or bad.",
    Outcome.NOT_ASSESSED: "The item is there but could not be judged. Unknown is not clean.",
    Outcome.CLEAR: "At least one item was looked at and none was reported. It verifies nothing.",
    Outcome.NOT_APPLICABLE: "The documents hold nothing of the kind.",
}


@dataclass(frozen=True)
class Check:
    """One check; `number` is its finding's, `dropped` counts a model's unquotable claims."""

    name: str
    title: str
    reason: str | None
    number: int | None
    dropped: int


@dataclass(frozen=True)
class Group:
    """The checks that came to one outcome."""

    outcome: str
    label: str
    meaning: str
    checks: tuple[Check, ...]


def standing(report: Report, signals: Sequence[Signal]) -> tuple[Group, ...]:
    """Groups by outcome, those that ask for attention first; empty ones are left out."""
    known = {signal.name: signal for signal in signals}
    numbers = {hit.run.signal: hit.number for hit in hits(report, signals)}
    groups = []
    for outcome in _ORDER:
        runs = sorted((r for r in report.runs if r.outcome is outcome), key=lambda r: r.signal)
        checks = tuple(
            Check(
                name=run.signal,
                title=card_of(run.signal, known).title,
                reason=run.reason,
                number=numbers.get(run.signal),
                dropped=run.dropped,
            )
            for run in runs
        )
        checks = tuple(sorted(checks, key=lambda check: check.number or 0))
        if checks:
            group = Group(outcome.value, OUTCOMES[outcome], _MEANING[outcome], checks)
            groups.append(group)
    return tuple(groups)
