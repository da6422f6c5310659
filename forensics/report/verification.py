"""What to verify next: the same for every finalist, and what this applicant's findings call for."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from forensics.model import Assessment, Outcome, Signal, SignalRun
from forensics.model.base import Noun
from forensics.reference.table import load

TABLE = "verification_steps"


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
    """One step for all its wordings; what every finalist is asked stands as a hiring goes on."""
    because: dict[str, list[str]] = {}
    for step, name in found:
        said = _common().get(_folded(step), step)
        because.setdefault(said, []).append(name)
    merged = [
        Step(step=step, scope=scope, because=tuple(dict.fromkeys(names)))
        for step, names in because.items()
    ]
    if scope == "every_finalist":
        order = list(load(TABLE).rows)
        merged.sort(key=lambda one: order.index(one.step) if one.step in order else len(order))
    return merged


def _folded(step: str) -> str:
    return " ".join(re.findall(r"\w+", step.casefold()))


@cache
def _common() -> dict[str, str]:
    """The common wording of a step by each of its wordings, folded."""
    return {
        _folded(wording): row["step"]
        for row in load(TABLE).rows.values()
        for wording in (row["step"], *filter(None, row["also"].split("|")))
    }
