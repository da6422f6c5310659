"""`examine --llm URL`, over real HTTP, as a user meets it."""

from pathlib import Path

import pytest

from forensics.settings import Settings
from tests.conftest import Forensics
from tests.llm import server as behaviours
from tests.llm.server import Asked, ModelServer

RESUME = """Rosalind Achterberg
rosalind@achterberg.example | (415) 555-0134

Experience
Analyst, Bluefin Retail
Jul 2022 - Present
- Reconciled the daily sales of forty shops

Education
Bachelor of Science in Mathematics
Hillsdale College
2018 - 2022
Relevant Coursework: Compiler Construction, Network Defense, Malware Analysis
"""
SIGNAL = "education.coursework_mismatch"


def judged(asked: Asked) -> dict[str, object]:
    quotes = ["Network Defense", "Malware Analysis", "Lock Picking"]
    return {"judgements": [{"degree": 1, "verdict": "not_covered", "quotes": quotes}]}


@pytest.fixture
def resume(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in Settings.model_fields:
        if name.startswith("llm_"):
            monkeypatch.delenv(f"FORENSICS_{name.upper()}", raising=False)
    file = tmp_path / "resume.txt"
    file.write_text(RESUME)
    return file


def run_of(report: dict[str, object]) -> dict[str, object]:
    runs = report["runs"]
    assert isinstance(runs, list)
    return next(run for run in runs if run["signal"] == SIGNAL)


def test_a_model_is_asked_where_one_is_given(forensics: Forensics, resume: Path) -> None:
    with ModelServer(behaviours.takes_json_schema(judged)) as server:
        output = forensics("examine", resume, "--json", "--llm", server.url)
        assert len(server.questions) == 1
        assert "Rosalind" not in server.questions[0].text
        assert "Malware Analysis" in server.questions[0].text
    report = output.json
    run = run_of(report)
    assert (run["outcome"], run["dropped"]) == ("hit", 1)
    assert "Lock Picking" not in output.out
    assert report["manifest"]["llm"] == f"tiny at {server.url}"


def test_off_asks_nobody_whatever_is_set(
    forensics: Forensics, resume: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ModelServer(behaviours.takes_json_schema(judged)) as server:
        monkeypatch.setenv("FORENSICS_LLM_BASE_URL", server.url)
        run = run_of(forensics("examine", resume, "--json", "--llm", "off").json)
        assert server.asked == []
    assert (run["outcome"], run["reason"]) == ("not_assessed", "no language model is configured")


def test_a_model_that_is_down_leaves_the_check_not_assessed(
    forensics: Forensics, resume: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORENSICS_LLM_SECONDS", "0.5")
    with ModelServer(behaviours.takes_nothing()) as server:
        url = server.url
    output = forensics("examine", resume, "--json", "--llm", url)
    run = run_of(output.json)
    assert output.code == 0
    assert run["outcome"] == "not_assessed"
    assert "could not be reached" in str(run["reason"])


def test_an_address_with_a_password_is_refused(forensics: Forensics, resume: Path) -> None:
    output = forensics("examine", resume, "--llm", "http://me:hunter2@127.0.0.1:9/v1")
    assert output.code == 1
    assert "FORENSICS_LLM_API_KEY" in output.err
    assert "hunter2" not in output.err + output.out
