"""How the total came about: bars that sum, and what would be without each of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from forensics.model import Band, Signal
from forensics.report.html.hits import card_of, hits
from forensics.report.html.words import BANDS, SHORT_BANDS
from forensics.report.wire import Report
from forensics.weigh import CAP_ROW, PRIORITY_BITS, REVIEW_BITS, TIE_BREAKER, weigh


@dataclass(frozen=True)
class Bar:
    """One contribution; `left` and `width` are percentages of the chart, `number` its finding's.

    `without` says which band the application would be in without it; None where that is not told.
    """

    name: str
    title: str
    family: str
    because: str
    bits: float
    left: float
    width: float
    number: int | None
    cap: bool
    from_model: bool
    tie_breaker: bool
    without: str | None


@dataclass(frozen=True)
class Threshold:
    """Where a band begins."""

    left: float
    bits: float
    band: str


@dataclass(frozen=True)
class Weighing:
    """The waterfall."""

    bars: tuple[Bar, ...]
    total: float
    total_width: float
    band: str
    short: str
    thresholds: tuple[Threshold, ...]
    untold: bool


def weighing(report: Report, signals: Sequence[Signal]) -> Weighing:
    """The waterfall of a report. Bars run on from each other; the last ends at the total."""
    known = {signal.name: signal for signal in signals}
    numbers = {hit.run.signal: hit.number for hit in hits(report, signals)}
    contributions = report.assessment.contributions
    highest = sum(bar.bits for bar in contributions if bar.bits > 0)
    scale = max(highest, PRIORITY_BITS, 0.001) * 1.06
    bars, reached = [], 0.0
    for row in contributions:
        begins, reached = reached, reached + row.bits
        cap = row.signal == CAP_ROW
        bars.append(
            Bar(
                name=row.signal,
                title="Cap on the total" if cap else card_of(row.signal, known).title,
                family=row.family,
                because=row.because,
                bits=row.bits,
                left=100 * min(begins, reached) / scale,
                width=100 * abs(row.bits) / scale,
                number=numbers.get(row.signal),
                cap=cap,
                from_model=row.signal in known and "llm" in known[row.signal].needs,
                tie_breaker=row.signal == TIE_BREAKER,
                without=None if cap else _without(report, signals, row.signal),
            )
        )
    return Weighing(
        bars=tuple(bars),
        total=report.assessment.total_bits,
        total_width=100 * report.assessment.total_bits / scale,
        band=BANDS[report.assessment.band],
        short=SHORT_BANDS[report.assessment.band],
        thresholds=tuple(
            Threshold(100 * bits / scale, bits, SHORT_BANDS[band])
            for bits, band in ((REVIEW_BITS, Band.REVIEW), (PRIORITY_BITS, Band.PRIORITY))
        ),
        untold=any(row.signal not in known and row.signal != CAP_ROW for row in contributions),
    )


def _without(report: Report, signals: Sequence[Signal], name: str) -> str | None:
    rest = [run for run in report.runs if run.signal != name]
    known = {signal.name for signal in signals}
    if any(run.findings and run.signal not in known for run in rest):
        return None  # the rest cannot be weighed by this version
    return SHORT_BANDS[weigh(rest, signals).band]
