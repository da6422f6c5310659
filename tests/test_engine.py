"""Outcomes: what was looked at, what was missing and what broke never look alike."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from forensics.engine import run
from forensics.model import (
    Application,
    Card,
    Checked,
    Document,
    Evidence,
    Finding,
    Observation,
    Outcome,
    Passage,
    Signal,
    Span,
    Strength,
    Subject,
    Tools,
    Unknown,
)

DOCUMENT = Document(sha256="0" * 64, name="cv.txt", media_type="text/plain", text="Jane Roe, nurse")
SUBJECT = Subject(Application(id="a", documents=(DOCUMENT,)), (), (), (), date(2026, 1, 1))
CARD = Card(
    title="t", looks_at="l", why="w", innocent=("i",), every_finalist=("e",),
    this_finding=(), references=("r",),
)  # fmt: skip
QUOTE = Evidence.visible(DOCUMENT, Span(start=0, end=8))
FINDING = Finding(summary="states a name", evidence=(QUOTE,))


def signal(*observations: Observation, fails: bool = False, **changes: object) -> Signal:
    def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
        yield from observations
        if fails:
            raise KeyError("boom")

    parts: dict[str, object] = {
        "name": "contact.test", "family": "contact", "strength": Strength.WEAK,
        "needs": frozenset(), "detect": detect, "card": CARD, "sha256": "0" * 64,
    }  # fmt: skip
    return Signal(**(parts | changes))  # type: ignore[arg-type]


FINE, UNKNOWN = Checked(what="x"), Unknown(reason="no list")


@pytest.mark.parametrize(
    ("observations", "outcome", "reason"),
    [
        ((FINDING,), Outcome.HIT, None),
        ((FINDING, UNKNOWN, FINE), Outcome.HIT, None),
        ((FINE,), Outcome.CLEAR, None),
        ((FINE, UNKNOWN), Outcome.CLEAR, "in part: no list"),
        ((UNKNOWN, UNKNOWN), Outcome.NOT_ASSESSED, "no list"),
        ((), Outcome.NOT_APPLICABLE, "nothing of this kind is stated"),
    ],
)
def test_outcome(
    observations: tuple[Observation, ...], outcome: Outcome, reason: str | None
) -> None:
    result = run(signal(*observations), SUBJECT, Tools())
    assert (result.outcome, result.reason) == (outcome, reason)


def test_a_crash_is_an_error_and_keeps_what_was_found() -> None:
    result = run(signal(FINE, FINDING, fails=True), SUBJECT, Tools())
    assert result.outcome is Outcome.ERROR
    assert result.reason == "KeyError: 'boom'"
    assert result.findings == (FINDING,)


@pytest.mark.parametrize(
    "wrong",
    [
        QUOTE.model_copy(update={"quote": "Jane Doe"}),
        QUOTE.model_copy(update={"document": "other.txt"}),
        QUOTE.model_copy(update={"locator": Passage(start=1, end=9)}),
    ],
)
def test_a_quote_that_is_not_there_is_an_error(wrong: Evidence) -> None:
    result = run(signal(Finding(summary="s", evidence=(wrong,))), SUBJECT, Tools())
    assert result.outcome is Outcome.ERROR
    assert result.findings == ()


def test_a_finding_may_lower_the_strength_but_never_raise_it() -> None:
    lowered = FINDING.model_copy(update={"strength": Strength.CONTEXT})
    raised = FINDING.model_copy(update={"strength": Strength.STRONG})
    assert run(signal(lowered), SUBJECT, Tools()).outcome is Outcome.HIT
    assert run(signal(raised), SUBJECT, Tools()).outcome is Outcome.ERROR


@pytest.mark.parametrize("need", ["catalogue", "templates", "llm", "corpus", "snapshots"])
def test_missing_means_are_not_assessed_with_the_reason(need: str) -> None:
    result = run(signal(FINE, needs=frozenset({need})), SUBJECT, Tools())
    assert result.outcome is Outcome.NOT_ASSESSED
    assert result.reason


def test_means_that_broke_are_an_error_not_a_gap() -> None:
    broken = Subject(SUBJECT.application, (), (), (), SUBJECT.today, {"templates": "disk full"})
    result = run(signal(FINE, needs=frozenset({"templates"})), broken, Tools())
    assert (result.outcome, result.reason) == (Outcome.ERROR, "disk full")


@pytest.mark.parametrize(
    ("observations", "outcome"),
    [((), Outcome.NOT_ASSESSED), ((FINE,), Outcome.CLEAR), ((FINDING,), Outcome.HIT)],
)
def test_what_was_not_read_never_looks_absent(
    observations: tuple[Observation, ...], outcome: Outcome
) -> None:
    partly = replace(SUBJECT, gaps={"": ("cv.pdf: only the first 50 pages were read",)})
    result = run(signal(*observations), partly, Tools())
    assert result.outcome is outcome
    if outcome is not Outcome.HIT:
        assert "only the first 50 pages" in (result.reason or "")
