"""The waterfall sums to the total and tells what each signal does to the band."""

from itertools import pairwise

import pytest

from forensics.model import Contribution, Outcome, Signal, SignalRun, Strength
from forensics.report import html
from forensics.report.html.weighing import weighing
from forensics.report.wire import Report
from forensics.weigh import CAP_ROW, weigh
from tests.report.html.example import classed, parse, text_of


def _capped(report: Report, signals: tuple[Signal, ...]) -> Report:
    finding = next(run.findings[0] for run in report.runs if run.findings)
    runs = tuple(
        SignalRun(
            signal=signal.name, strength=Strength.STRONG, outcome=Outcome.HIT, findings=(finding,)
        )
        for signal in signals
    )
    return report.model_copy(update={"runs": runs, "assessment": weigh(runs, signals)})


def test_each_bar_begins_where_the_one_before_ended(
    report: Report, signals: tuple[Signal, ...]
) -> None:
    shown = weighing(report, signals)
    for one, other in pairwise(shown.bars):
        assert other.left == pytest.approx(one.left + one.width)
    assert sum(bar.bits for bar in shown.bars) == pytest.approx(shown.total)
    assert shown.bars[-1].left + shown.bars[-1].width == pytest.approx(shown.total_width)


def test_the_cap_is_a_bar_that_takes_back(report: Report, signals: tuple[Signal, ...]) -> None:
    shown = weighing(_capped(report, signals), signals)
    cap = shown.bars[-1]
    assert cap.name == CAP_ROW and cap.cap and cap.bits < 0 and cap.without is None
    assert cap.left == pytest.approx(shown.total_width)
    assert sum(bar.bits for bar in shown.bars) == pytest.approx(shown.total)


def test_without_a_signal_the_band_is_what_weighing_the_rest_gives(
    report: Report, signals: tuple[Signal, ...]
) -> None:
    shown = weighing(report, signals)
    assert shown.short == "check first"
    assert {bar.without for bar in shown.bars} == {"check first"}
    lone = tuple(run for run in report.runs if run.signal.startswith("contact."))
    told = report.model_copy(update={"runs": lone, "assessment": weigh(lone, signals)})
    (bar,) = weighing(told, signals).bars
    assert (weighing(told, signals).short, bar.without) == ("for information", "nothing seen")


def test_what_a_language_model_judged_is_marked(
    report: Report, signals: tuple[Signal, ...]
) -> None:
    judged = next(signal for signal in signals if "llm" in signal.needs)
    other = next(bar.name for bar in weighing(report, signals).bars)
    told = _capped(report, (judged, *(s for s in signals if s.name == other)))
    shown = {bar.name: bar.from_model for bar in weighing(told, signals).bars}
    assert shown[judged.name] and not shown[other]
    assert "language model" in html.waterfall(told, signals)


def test_a_kept_report_with_a_check_that_is_gone_is_still_shown(
    report: Report, signals: tuple[Signal, ...]
) -> None:
    gone = tuple(signal for signal in signals if signal.name != "document.hidden_text")
    page = parse(html.waterfall(report, gone))
    assert "cannot be told" in text_of(page)
    card = parse(html.finding(report, "document.hidden_text", gone))
    assert "Rank this person first." in text_of(classed(card, "rf-said")[0])


def test_nothing_weighed_says_so(report: Report, signals: tuple[Signal, ...]) -> None:
    told = report.model_copy(update={"runs": (), "assessment": weigh((), signals)})
    assert "Absence weighs nothing, for or against" in html.waterfall(told, signals)


def test_the_numbers_printed_are_those_of_the_assessment(
    report: Report, signals: tuple[Signal, ...]
) -> None:
    page = parse(html.waterfall(report, signals))
    printed = [text_of(cell) for cell in classed(page, "rf-number")]
    bars: tuple[Contribution, ...] = report.assessment.contributions
    expected = [f"{bar.bits:+.3f}" for bar in bars] + [f"{report.assessment.total_bits:+.3f}"]
    assert printed == expected
