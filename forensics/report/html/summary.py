"""What a reviewer must know in five seconds."""

from collections.abc import Sequence
from dataclasses import dataclass

from forensics.model import Band, Signal
from forensics.report.html.hits import Hit, Told, hits
from forensics.report.html.words import BANDS
from forensics.report.wire import Report

SHOWN_FIRST = 2  # strongest findings


@dataclass(frozen=True)
class First:
    """One of the strongest findings."""

    hit: Hit
    told: Told


@dataclass(frozen=True)
class Summary:
    """The head of a report."""

    application: str
    case: str | None
    person: str | None
    urgency: str
    findings: int
    families: int
    first: tuple[First, ...]
    innocent: tuple[str, ...]
    next_step: str | None
    ran: int
    missed: int
    failed: int
    nothing: bool
    unread: int


def summary(report: Report, signals: Sequence[Signal]) -> Summary:
    """The head of a report; a tie-breaker alone counts as nothing seen."""
    found = hits(report, signals)
    first = [First(hit, hit.told[0]) for hit in found[:SHOWN_FIRST] if hit.told]
    covered = report.assessment.coverage
    innocent = [hit.hit.card.innocent[0] for hit in first if hit.hit.card.innocent]
    called = [step.step for step in report.verification]
    return Summary(
        application=report.application.id,
        case=report.case,
        person=report.record.person.name if report.record else None,
        urgency=BANDS[report.assessment.band],
        findings=len(found),
        families=len({hit.family for hit in found}),
        first=tuple(first),
        innocent=tuple(dict.fromkeys(innocent)),
        next_step=called[0] if called else None,
        ran=covered.assessed,
        missed=covered.not_assessed + covered.error,
        failed=covered.error,
        nothing=report.assessment.band is Band.NOTHING_SEEN,
        unread=len(report.errors),
    )
