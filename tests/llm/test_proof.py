"""What leaves for 209 generated applications, and what a lying model can make the report say.

Names of nineteen kinds and scripts; every application gives its applicant away in dozens of places.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest

import prompts
from forensics.catalogue import SeedCatalogue
from forensics.engine import run_all
from forensics.llm.door import Door
from forensics.llm.endpoint import Endpoint
from forensics.llm.payload import compose
from forensics.model import Outcome, Signal, Tools
from forensics.signals import load_all
from tests.llm.applications import Made, applications, leaks, whole
from tests.llm.server import Asked, ModelServer, takes_json_schema

ASKING = ("education.coursework_mismatch", "profile.revival_narrative")
MADE = tuple(applications())
INVENTED = "was convicted of fraud in Springfield"
BLOCK = re.compile(r"<(data-[0-9a-f]{12})>\n(.*?)\n</\1>", re.DOTALL)


def lies(asked: Asked) -> dict[str, object]:
    """True quotes and invented ones side by side, and all that was sent as one quote."""
    blocks = [found[2] for found in BLOCK.finditer(asked.text)]
    stated = [line for block in blocks for line in block.split("\n") if len(line) > 4]
    if "CourseworkAnswer" in json.dumps(asked.body["response_format"]):
        quotes = [INVENTED, *stated[-3:], "\n".join(stated)[:1500]]
        judged = {"degree": 1, "verdict": "not_covered", "quotes": quotes}
        return {"judgements": [judged, judged | {"degree": 7}]}
    pairs = [(INVENTED, stated[-1]), (stated[0], INVENTED), (stated[0], stated[-1])]
    half = [line for line in blocks[0].split("\n") if len(line) > 4]
    other = [line for line in blocks[1].split("\n") if len(line) > 4]
    pairs += list(zip(half[:5], other[:5], strict=False))
    changes = [{"kind": "employment", "older_quote": one, "newer_quote": two} for one, two in pairs]
    return {"verdict": "replaced", "changes": changes[:8]}


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with ModelServer(takes_json_schema(lies)) as running:
        yield running


@pytest.fixture(scope="module")
def door(server: ModelServer) -> Door:
    return Door(Endpoint(server.url, "liar", per_minute=600_000))


@pytest.fixture(scope="module")
def signals() -> tuple[Signal, ...]:
    return tuple(signal for signal in load_all() if signal.name in ASKING)


def _kinds(made: Made, text: str) -> list[tuple[str, str]]:
    """What is in one request; in the question's own words a name may be an ordinary word."""
    blocks = "\n".join(found[2] for found in BLOCK.finditer(text))
    addresses = [each for each in leaks(made.identity, text) if each[0] != "name"]
    return leaks(made.identity, blocks) + addresses


def test_nothing_that_identifies_anybody_is_in_the_whole_text() -> None:
    """The whole text of every resume and a snapshot, more than any signal sends."""
    question = prompts.load("revival")
    found: Counter[tuple[str, str]] = Counter()
    planted: Counter[str] = Counter()
    assert len(MADE) >= 200
    for made in MADE:
        resume, newer = made.application.documents[0], made.application.profiles[-1].document
        sources = {"older": [whole(resume)], "newer": [whole(newer)]}
        facts = {"older_date": "2019-05-01", "newer_date": "2025-05-01"}
        sent = compose(question, made.subject, sources, facts).messages[1].text
        planted.update(kind for kind, _ in leaks(made.identity, resume.text))
        for kind, value in _kinds(made, sent):
            found[made.identity.group, f"{kind}: {value}"] += 1
        assert "2019 - 2021" not in resume.text or "2019 - 2021" in sent
    assert found == Counter()
    assert set(planted) == {"name", "email", "link", "handle", "address", "phone"}
    assert min(planted.values()) >= 100


def test_a_lying_model_says_nothing_that_is_not_in_the_text(
    server: ModelServer, door: Door, signals: tuple[Signal, ...]
) -> None:
    assert {signal.name for signal in signals} == set(ASKING)
    before = len(server.questions)
    outcomes: Counter[tuple[str, Outcome]] = Counter()
    dropped = quoted = 0
    for made in MADE:
        asked_before = len(server.questions)
        runs = run_all(signals, made.subject, Tools(catalogue=SeedCatalogue(), llm=door))
        for asked in server.questions[asked_before:]:
            assert _kinds(made, asked.text) == []
        documents = made.application.all_documents()
        for run in runs:
            outcomes[run.signal, run.outcome] += 1
            dropped += run.dropped
            assert INVENTED not in run.model_dump_json()
            for evidence in (each for finding in run.findings for each in finding.evidence):
                if evidence.document in documents:
                    quoted += 1
                    assert evidence.quote in documents[evidence.document].text
    assert len(server.questions) > before + 100
    assert dropped > 100
    assert quoted > 100
    assert not [key for key in outcomes if key[1] is Outcome.ERROR]
