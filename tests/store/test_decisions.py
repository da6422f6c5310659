"""Decisions are added, never lost, never changed; two people are told of each other."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from forensics.errors import CaseChangedError, CaseError
from forensics.store.cases import Cases
from forensics.store.decisions import LONGEST_REASON, decide, start_verification
from tests.conftest import ROOT
from tests.store.build import open_case

DECIDER = """
import sys
from forensics.errors import CaseChangedError
from forensics.store.database import open_database
from forensics.store.cases import Cases
from forensics.store.decisions import decide
engine = open_database(sys.argv[1])
cases, made = Cases(engine), 0
print("ready", flush=True)
sys.stdin.readline()
while made < 8:
    seen = len(cases.get("a-1").decisions)
    try:
        decide(engine, "a-1", "inconclusive", f"{sys.argv[2]} {made}", sys.argv[2], seen=seen)
        made += 1
    except CaseChangedError:
        continue
"""


def test_a_later_decision_corrects_an_earlier_one_by_being_added(
    engine: Engine, cases: Cases
) -> None:
    open_case(cases)
    before = datetime.now(UTC)
    decide(engine, "a-1", "cleared", "The school confirmed the degree.", "Ann Lee")
    decide(engine, "a-1", "escalated", "The school wrote again: it did not.", "Bo Ek")
    kept = cases.get("a-1")
    assert [(item.number, item.disposition, item.author) for item in kept.decisions] == [
        (1, "cleared", "Ann Lee"),
        (2, "escalated", "Bo Ek"),
    ]
    assert (kept.summary.status, kept.summary.decisions) == ("escalated", 2)
    assert all(before <= item.at <= datetime.now(UTC) for item in kept.decisions)
    assert kept.decisions[0].at.tzinfo is UTC


def test_who_decides_without_having_seen_another_decision_is_told_of_it(
    engine: Engine, cases: Cases
) -> None:
    open_case(cases)
    first = decide(engine, "a-1", "cleared", "Met in person.", "Ann Lee", seen=0)
    with pytest.raises(CaseChangedError) as raised:
        decide(engine, "a-1", "confirmed", "Two names, one phone.", "Bo Ek", seen=0)
    told = f"Ann Lee recorded cleared on {first.at:%Y-%m-%d %H:%M} UTC"
    assert told in str(raised.value)
    assert cases.get("a-1").decisions == (first,)
    decide(engine, "a-1", "confirmed", "Two names, one phone.", "Bo Ek", seen=1)
    assert cases.get("a-1").summary.status == "confirmed"


BAD: list[dict[str, Any]] = [
    {"reason": ""},
    {"reason": " \n\t"},
    {"reason": "\u200b\u00a0\u2060"},
    {"author": ""},
    {"author": "\x00"},
    {"reason": "x" * 1024 * 1024},
    {"reason": "x" * (LONGEST_REASON + 1)},
    {"author": "x" * 201},
    {"disposition": "rejected"},
]


def test_a_decision_needs_a_known_disposition_a_reason_and_an_author(
    engine: Engine, cases: Cases
) -> None:
    open_case(cases)
    for change in BAD:
        given = {"disposition": "cleared", "reason": "Met.", "author": "Ann"} | change
        with pytest.raises(CaseError) as raised:
            decide(engine, "a-1", **given)
        assert len(str(raised.value)) < 200
    assert cases.get("a-1").decisions == ()


def test_a_reason_of_the_longest_length_is_kept_whole(engine: Engine, cases: Cases) -> None:
    open_case(cases)
    decide(engine, "a-1", "cleared", "é" * LONGEST_REASON, "Ann")
    assert cases.get("a-1").decisions[0].reason == "é" * LONGEST_REASON


def test_an_unknown_case_cannot_be_decided(engine: Engine) -> None:
    with pytest.raises(CaseError, match="none: no such case"):
        decide(engine, "none", "cleared", "Met.", "Ann")
    with pytest.raises(CaseError, match="none: no such case"):
        start_verification(engine, "none", "Ann")


def test_threads_that_decide_at_once_lose_nothing(engine: Engine, cases: Cases) -> None:
    open_case(cases)
    with ThreadPoolExecutor(8) as pool:
        made = list(
            pool.map(lambda n: decide(engine, "a-1", "inconclusive", f"r{n}", "Ann"), range(24))
        )
    kept = cases.get("a-1").decisions
    assert sorted(made, key=lambda item: item.number) == list(kept)
    assert [item.number for item in kept] == list(range(1, 25))


def test_of_threads_that_saw_the_same_one_decides(engine: Engine, cases: Cases) -> None:
    open_case(cases)

    def attempt(number: int) -> bool:
        try:
            decide(engine, "a-1", "cleared", "Met.", f"author {number}", seen=0)
        except CaseChangedError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 1
    assert len(cases.get("a-1").decisions) == 1


def test_processes_that_decide_at_once_lose_nothing(
    engine: Engine, cases: Cases, database: str
) -> None:
    open_case(cases)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", DECIDER, database, author],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for author in ("Ann", "Bo")
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        process.communicate("go\n", timeout=60)
        assert process.returncode == 0
    kept = cases.get("a-1").decisions
    assert [item.number for item in kept] == list(range(1, 17))
    for author in ("Ann", "Bo"):
        reasons = [item.reason for item in kept if item.author == author]
        assert reasons == [f"{author} {number}" for number in range(8)]


def test_verification_is_begun_by_one_person(engine: Engine, cases: Cases) -> None:
    open_case(cases)
    start_verification(engine, "a-1", "Ann Lee")
    assert cases.get("a-1").summary.status == "verifying"
    assert cases.get("a-1").events[-1].author == "Ann Lee"
    with pytest.raises(CaseError, match="Ann Lee has been verifying a-1 since"):
        start_verification(engine, "a-1", "Bo Ek")
    decide(engine, "a-1", "inconclusive", "Nobody answered.", "Ann Lee")
    start_verification(engine, "a-1", "Bo Ek")
    decide(engine, "a-1", "cleared", "Met in person.", "Bo Ek")
    with pytest.raises(CaseError, match="Bo Ek recorded cleared on"):
        start_verification(engine, "a-1", "Ann Lee")
