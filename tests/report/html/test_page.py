"""The whole page, and the fragments that have no file of their own."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from forensics.assembly.intake import take
from forensics.assembly.workbench import Workbench
from forensics.model import Band, Document, Outcome, Signal
from forensics.report import html, wire
from forensics.report.wire import Report
from forensics.settings import read
from forensics.weigh import weigh
from tests.conftest import EXAMPLES
from tests.report.html.example import classed, parse, text_of


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def demo(home: Path) -> tuple[Report, dict[str, Document], tuple[Signal, ...]]:
    with Workbench(read()) as workbench:
        examination, assessment = workbench.examine(take([str(EXAMPLES / "demo")], []))
        signals = workbench.signals
    told = wire.report(examination, assessment, signals)
    return told, examination.application.all_documents(), signals


def test_the_demo_shows_every_quote_and_every_finding(
    demo: tuple[Report, dict[str, Document], tuple[Signal, ...]],
) -> None:
    report, documents, signals = demo
    page = parse(html.page(report, documents, signals))
    said = {_words(text_of(quote)) for quote in classed(page, "rf-said")}
    titles = {_words(text_of(heading)) for heading in page.xpath("//h3")}
    cards = {signal.name: signal.card.title for signal in signals}
    for run in report.runs:
        for finding in run.findings:
            assert {_words(evidence.quote) for evidence in finding.evidence} <= said
            assert finding.summary in text_of(page)
        assert run.outcome is not Outcome.HIT or cards[run.signal] in titles


def test_the_demo_marks_each_quoted_passage_whole(
    demo: tuple[Report, dict[str, Document], tuple[Signal, ...]],
) -> None:
    report, documents, signals = demo
    page = parse(html.page(report, documents, signals))
    marked = _words("".join(text_of(mark) + " " for mark in classed(page, "rf-mark")))
    for run in report.runs:
        for evidence in (e for finding in run.findings for e in finding.evidence):
            if evidence.locator.type == "passage":
                assert _words(evidence.quote) in marked


def test_it_allows_itself_nothing_and_is_well_formed(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...]
) -> None:
    text = html.page(report, documents, signals)
    assert text.startswith("<!DOCTYPE html>")
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not re.search(
        r"<(script|img|svg|iframe|form|link|base)\b|url\(|@import|https?://[^<]*\"", text
    )
    opened = re.findall(r"<([a-z0-9]+)(?=[\s>])[^>]*>", text)
    closed = re.findall(r"</([a-z0-9]+)>", text)
    assert sorted(tag for tag in opened if tag != "meta") == sorted(closed)
    stack: list[str] = []
    for end, tag in re.findall(r"<(/?)([a-z0-9]+)(?=[\s>])[^>]*>", text):
        if end:
            assert stack.pop() == tag
        elif tag != "meta":
            stack.append(tag)
    assert stack == []


def test_headings_go_down_one_step_at_a_time(
    report: Report, documents: dict[str, Document], signals: tuple[Signal, ...]
) -> None:
    page = parse(html.page(report, documents, signals))
    levels = [int(e.tag[1]) for e in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(other - one <= 1 for one, other in pairwise(levels))


def test_it_stands_without_any_document(report: Report, signals: tuple[Signal, ...]) -> None:
    page = html.page(report, {}, signals)
    assert "No document could be read." in page and "text not at hand" in page


def test_the_headline_says_what_to_check_and_what_could_not_run(
    report: Report, signals: tuple[Signal, ...]
) -> None:
    card = text_of(parse(html.headline(report, signals)))
    assert "Check first, before the next stage" in card
    assert "5 findings from 4 independent sources" in card
    assert "Could also be" in card and "Next step" in card
    assert "6 ran 2 could not, 1 of them failed" in card


def test_nothing_seen_verifies_nobody(report: Report, signals: tuple[Signal, ...]) -> None:
    quiet = tuple(run for run in report.runs if run.outcome is not Outcome.HIT)
    told = report.model_copy(update={"runs": quiet, "assessment": weigh(quiet, signals)})
    assert told.assessment.band is Band.NOTHING_SEEN
    card = _words(text_of(parse(html.headline(told, signals))))
    assert "Nothing seen in the 1 check that ran" in card
    assert "2 checks could not run. This verifies nobody." in card


def test_a_finding_is_given_by_run_or_name_and_must_be_a_hit(
    report: Report, signals: tuple[Signal, ...]
) -> None:
    run = next(run for run in report.runs if run.signal == "document.hidden_text")
    assert html.finding(report, run, signals) == html.finding(report, run.signal, signals)
    with pytest.raises(KeyError):
        html.finding(report, "contact.phone_format", signals)


def test_a_finding_says_what_else_it_could_be_and_what_was_dropped(
    report: Report, signals: tuple[Signal, ...]
) -> None:
    card = text_of(parse(html.finding(report, "document.hidden_text", signals)))
    signal = next(signal for signal in signals if signal.name == "document.hidden_text")
    assert all(line in card for line in (*signal.card.innocent, *signal.card.this_finding))
    assert "2 further claims of the language model had no quote in the text" in card


def test_coverage_gives_every_reason(report: Report, signals: tuple[Signal, ...]) -> None:
    shown = text_of(parse(html.coverage(report, signals)))
    assert "no library is configured" in shown and "KeyError: 'x'" in shown
    assert "Unknown is not clean" in shown and "photo.heic: not a supported format" in shown
    assert "It verifies nothing" in shown


def test_verification_keeps_what_everyone_is_asked_apart(
    report: Report, signals: tuple[Signal, ...]
) -> None:
    page = parse(html.verification(report, signals))
    called, common = classed(page, "rf-card")
    for step in report.verification:
        assert step.step in text_of(called if step.scope == "this_finding" else common)


def test_files_and_run_card_hold_the_hashes(report: Report, documents: dict[str, Document]) -> None:
    listed = text_of(parse(html.files(report, documents)))
    assert all(document.sha256 in listed for document in documents.values())
    assert "pdf:Author" in listed and "Someone Else" in listed and "loose.html" in listed
    card = text_of(parse(html.manifest(report)))
    assert all(word in card for word in ("1.2.3", "a model", "seccomp", "e" * 64, "area_codes"))


def test_the_style_is_grey_and_amber_and_keeps_to_itself() -> None:
    assert not re.search(r"\b(red|green|lime|crimson)\b|https?:|@import|url\(", html.STYLE)
    for colour in re.findall(r"#[0-9a-f]{6}\b", html.STYLE):
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        grey = max(red, green, blue) - min(red, green, blue) <= 16
        assert grey or (red > green > blue and green >= 0.35 * red), colour
    plain = re.sub(r"/\*.*?\*/", "", html.STYLE, flags=re.S)
    for rule in re.findall(r"(?:^|[{};])\s*([^{};@]+)\{", plain):
        for selector in re.split(r",(?![^(]*\))", rule):
            assert selector.strip().startswith(".rf"), selector


INKS = {"#23242a": 4.5, "#5d5c58": 4.5, "#b45309": 4.5, "#7a3c07": 4.5}


@pytest.mark.parametrize("ground", ["#ffffff", "#f6f6f3", "#fdf3dd"])
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read(ink: str, ground: str) -> None:
    """WCAG 2.2, success criterion 1.4.3."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert ink in html.STYLE
    high, low = sorted((light(ink), light(ground)), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= INKS[ink]
