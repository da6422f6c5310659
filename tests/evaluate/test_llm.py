"""`forensics evaluate llm` over real HTTP, against servers whose answers are known."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forensics.catalogue import SeedCatalogue
from forensics.evaluate.llm import LlmReport, open_door, run
from forensics.evaluate.llm_cases import Case, CourseworkCase, RevivalCase, cases
from forensics.linkage.coursework import Listed, listed
from forensics.linkage.narrative import extends
from forensics.linkage.pairs import pairs
from forensics.linkage.snapshots import compare
from forensics.settings import Settings
from tests.conftest import Forensics
from tests.llm.server import Asked, ModelServer, fails, first, says, takes_json_schema

FALSE_LABELS = {"covered", "continued", "cannot_tell"}


def case_of(asked: Asked) -> Case:
    """The case a question is about, told by its courses or its snapshots' days."""

    def is_it(case: Case) -> bool:
        if isinstance(case, CourseworkCase):
            return all(f"\n{line}\n" in asked.text for line in (case.field, *case.courses))
        return all(f"taken on {page.at}" in asked.text for page in (case.older, case.newer))

    held = [case for case in cases() if is_it(case)]
    assert len(held) == 1, [case.name for case in held]
    return held[0]


def right(asked: Asked) -> dict[str, Any]:
    """The label, with quotes that are there."""
    case = case_of(asked)
    if isinstance(case, CourseworkCase):
        quotes = list(case.courses) if case.label == "not_covered" else []
        return {"judgements": [{"degree": 1, "verdict": case.label, "quotes": quotes}]}
    older, newer = case.subject().profiles
    changes = [
        {
            "kind": "employment",
            "older_quote": older.positions[0].title.value if older.positions[0].title else "",
            "newer_quote": post.title.value if post.title else "",
        }
        for post in newer.positions
    ]
    return {"verdict": case.label, "changes": changes if case.label == "replaced" else []}


def silent(asked: Asked) -> dict[str, Any]:
    """Cannot tell, whatever is asked."""
    if "snapshots" in asked.text:
        return {"verdict": "cannot_tell", "changes": []}
    return {"judgements": [{"degree": 1, "verdict": "cannot_tell", "quotes": []}]}


def inventing(asked: Asked) -> dict[str, Any]:
    """Accuses everybody, with quotes that stand nowhere."""
    if "snapshots" in asked.text:
        change = {
            "kind": "profession",
            "older_quote": "worked as a lion tamer",
            "newer_quote": "worked as an astronaut",
        }
        return {"verdict": "replaced", "changes": [change]}
    quotes = ["Astral Projection", "Alchemy for Beginners"]
    return {"judgements": [{"degree": 1, "verdict": "not_covered", "quotes": quotes}]}


def evaluate(answer: Callable[[Asked], dict[str, Any]], **options: Any) -> LlmReport:
    with ModelServer(takes_json_schema(answer)) as server:
        settings = Settings(llm_base_url=server.url, llm_per_minute=60_000)
        return run(open_door(settings), cases(), **options)


def test_there_are_forty_cases_and_more_of_every_label() -> None:
    labels = Counter((case.check, case.label) for case in cases())
    assert len(cases()) >= 40
    assert len(labels) == 6
    assert min(labels.values()) >= 3
    assert len({case.name for case in cases()}) == len(cases())
    assert all(case.why for case in cases())


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_every_case_is_one_that_the_signal_asks_about(case: Case) -> None:
    if isinstance(case, RevivalCase):
        (pair,) = pairs(case.subject().profiles)
        assert not isinstance(pair, str), pair
        change = compare(*pair)
        assert all(post.title and post.employer for page in pair for post in page.positions)
        assert not extends(change)
        if case.label == "replaced":  # or no answer could make it a finding
            assert change.backfilled or change.degrees
    else:
        (found,) = listed(case.subject(), SeedCatalogue())
        assert isinstance(found, Listed), found
        assert tuple(line.value for line in found.degree.coursework) == case.courses


def test_a_model_that_is_always_right_agrees_with_every_label() -> None:
    report = evaluate(right)
    whole = {check: labels["all"] for check, labels in report.agreement.items()}
    assert sum(counts.cases for counts in whole.values()) == len(cases()) == report.questions
    assert all(counts.agreed == counts.cases for counts in whole.values())
    assert all(counts.dropped == counts.unanswered == 0 for counts in whole.values())
    for result in report.results:
        assert result.finding == (result.label in {"not_covered", "replaced"}), result
    assert report.tokens_in == 120 * report.questions
    assert report.tokens_out == 8 * report.questions
    assert (report.model.split()[0], report.failed) == ("tiny", 0)


def test_a_model_that_cannot_tell_agrees_where_that_is_the_label() -> None:
    report = evaluate(silent)
    for labels in report.agreement.values():
        assert labels["cannot_tell"].agreed == labels["cannot_tell"].cases
        assert labels["all"].agreed == labels["cannot_tell"].cases
        assert labels["all"].findings == labels["all"].dropped == 0


def test_a_model_that_invents_quotes_makes_no_finding() -> None:
    report = evaluate(inventing)
    assert not any(result.finding for result in report.results)
    coursework, revival = (report.agreement[check] for check in ("coursework", "revival"))
    assert coursework["all"].dropped == 2 * coursework["all"].cases
    assert revival["all"].dropped == revival["all"].cases
    assert coursework["not_covered"].agreed == coursework["not_covered"].cases
    assert all(coursework[label].agreed == 0 for label in ("covered", "cannot_tell"))


def test_a_seed_draws_the_order_and_a_limit_the_number() -> None:
    one, again, other = (evaluate(silent, seed=seed, limit=6) for seed in (1, 1, 2))
    names = [[result.name for result in report.results] for report in (one, again, other)]
    assert names[0] == names[1] != names[2]
    assert [report.questions for report in (one, again, other)] == [6, 6, 6]


def test_a_question_that_fails_is_no_agreement(
    forensics: Forensics, monkeypatch: pytest.MonkeyPatch
) -> None:
    behaviour = first(takes_json_schema(silent), 5, says("I would rather not say"))
    with ModelServer(behaviour) as server:
        configure(monkeypatch, server.url)
        shown = forensics("evaluate", "llm", "--limit", "6")
    assert shown.code == 0
    assert "1 without a usable answer" in " ".join(shown.out.split())
    assert "the model says no usable answer" in " ".join(shown.out.split())


def test_the_command_prints_agreement_and_costs_and_writes_them(
    forensics: Forensics, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with ModelServer(takes_json_schema(right)) as server:
        configure(monkeypatch, server.url)
        shown = forensics(
            "evaluate", "llm", "--json", tmp_path / "llm.json", "--seed", "7", "--limit", "9"
        )
    figures = json.loads((tmp_path / "llm.json").read_text())
    assert shown.code == 0
    said = " ".join(shown.out.split())
    assert "9 questions" in said
    assert f"{120 * 9:,} tokens in" in said
    assert figures["seed"] == 7
    assert figures["agreement"]["coursework"]["covered"]["interval"][1] == pytest.approx(1)
    assert len(figures["results"]) == 9
    assert "Where the model does not agree" not in said


def test_without_an_endpoint_it_says_so_in_one_line(
    forensics: Forensics, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FORENSICS_LLM_BASE_URL", raising=False)
    shown = forensics("evaluate", "llm")
    assert (shown.code, shown.out) == (1, "")
    assert shown.err == "forensics: no language model is configured: set FORENSICS_LLM_BASE_URL\n"


def test_an_endpoint_that_refuses_the_key_ends_it_soon(
    forensics: Forensics, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ModelServer(fails(401, "bad key")) as server:
        configure(monkeypatch, server.url)
        shown = forensics("evaluate", "llm")
        assert len(server.questions) <= 9
    assert (shown.code, shown.out) == (1, "")
    assert shown.err.startswith("forensics: no question was answered: ")
    assert shown.err.count("\n") == 1


def configure(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("FORENSICS_LLM_BASE_URL", url)
    monkeypatch.setenv("FORENSICS_LLM_PER_MINUTE", "60000")
    monkeypatch.delenv("FORENSICS_LLM_MODEL", raising=False)
    monkeypatch.delenv("FORENSICS_LLM_API_KEY", raising=False)
