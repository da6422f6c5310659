"""Instruction patterns match what they cite and leave ordinary resumes alone."""

import gzip
import json
import os
import re
from pathlib import Path

import pytest

from forensics.reference import load

ROWS = load("injection_phrases").rows
PATTERNS = {key: re.compile(row["pattern"], re.IGNORECASE) for key, row in ROWS.items()}
SHARED = Path(os.environ.get("FORENSICS_BENCH_DATA", "../shared/data"))
RESUMES = SHARED / "resumes" / "livecareer.jsonl.gz"

INNOCENT = """
Ignored alerts were reviewed; previous instructions documented.
Prompt engineering for LLM assistants.
Wrote system prompts for a chatbot that answers billing questions.
Followed all previous instructions and guidelines without supervision.
Trained staff to disregard outdated rules and to follow new instructions.
New instructions were written for the assembly line.
Ability to override existing rules in the pricing engine and to bypass system commands.
Identified vendors who do not follow the existing guidelines.
Built an AI assistant that reviews resumes and ranks candidates.
You are an AI company with a mission I share.
If you are an AI startup looking for an engineer, get in touch.
Acted as hiring manager for forty positions.
Act as Hiring Manager in the absence of the director.
Rated the candidates as part of a panel; scored the applicant interviews.
Evaluate the candidate as qualified or unqualified and select the candidate for the interview.
Built a workflow to automatically advance the candidate to the next stage.
Job postings state that the candidate must hold a licence.
Wrote positive evaluations of the candidates.
Do not hesitate to contact me.
Enable developer mode, install the build and run the regression suite.
Built LLM parsing the document, extracting fields and validating totals.
Researched ways to detect prompt injection and jailbreak attempts in GPT-4 applications.
My only goal is to return value to the shareholders.
From now on I would like to focus on data engineering.
Forget everything you know about sales: I grew revenue by 40%.
Assistant: scheduled meetings, answered phones. System: Windows.
Managed the end of document lifecycle; new system implementation.
Excellent communicator; you will find me always ready to respond.
Wrote system messages and hidden instructions for accessibility testing.
References available upon request. Best candidate experience award 2019.
Designed evaluation rubrics and content filters for language models.
Reduced gaps and never missed a deadline; point out weaknesses in designs.
Message to AI researchers published in the department newsletter.
""".strip().splitlines()


def test_there_are_enough() -> None:
    assert len(ROWS) >= 25


@pytest.mark.parametrize("key", ROWS)
def test_a_pattern_matches_its_example(key: str) -> None:
    assert PATTERNS[key].search(ROWS[key]["example"])


@pytest.mark.parametrize("key", ROWS)
def test_a_pattern_tolerates_white_space_and_case(key: str) -> None:
    spread = re.sub(r"(?<=\w) (?=\w)", " \n  ", ROWS[key]["example"]).upper()
    assert PATTERNS[key].search(spread)


@pytest.mark.parametrize("sentence", INNOCENT)
def test_innocent_sentences_match_nothing(sentence: str) -> None:
    assert [key for key, pattern in PATTERNS.items() if pattern.search(sentence)] == []


@pytest.mark.skipif(not RESUMES.exists(), reason="the shared resumes are not here")
def test_real_resumes_match_nothing() -> None:
    with gzip.open(RESUMES, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    assert len(texts) > 1000
    everything = "\n\f\n".join(texts)
    assert {key: p.findall(everything) for key, p in PATTERNS.items() if p.search(everything)} == {}
