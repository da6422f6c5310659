"""Decisions and events cannot be changed, not even past this program."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from forensics.store.cases import Cases
from forensics.store.decisions import decide
from tests.store.build import open_case

ANYWHERE = [
    "UPDATE decisions SET reason = 'other'",
    "UPDATE decisions SET author = author WHERE number = 1",
    "DELETE FROM decisions",
    "UPDATE case_events SET detail = 'other'",
    "DELETE FROM case_events WHERE kind = 'saved'",
]
ROW = "(id, case_id, number, disposition, author, reason, at)"
SAME = "SELECT id, case_id, number, 'cleared', author, reason, at FROM decisions"
ONE_ONLY = {
    "sqlite": [
        f"INSERT OR REPLACE INTO decisions {ROW} {SAME}",
        f"REPLACE INTO decisions {ROW} {SAME.replace('SELECT id', 'SELECT id + 1')}",
    ],
    "postgresql": [
        "TRUNCATE decisions",
        "TRUNCATE cases CASCADE",
        f"INSERT INTO decisions {ROW} {SAME} ON CONFLICT (id) DO UPDATE SET reason = 'other'",
    ],
}


def test_no_statement_changes_what_was_decided_or_happened(
    engine: Engine, cases: Cases, kind: str
) -> None:
    open_case(cases)
    decide(engine, "a-1", "escalated", "The address is a warehouse.", "Ann")
    before = cases.get("a-1")
    for statement in ANYWHERE + ONE_ONLY[kind]:
        with pytest.raises(SQLAlchemyError, match="are append-only"), engine.begin() as connection:
            connection.execute(text(statement))
    assert cases.get("a-1") == before


def test_a_case_with_decisions_cannot_be_taken_away(engine: Engine, cases: Cases) -> None:
    open_case(cases)
    decide(engine, "a-1", "cleared", "Met in person.", "Ann")
    with pytest.raises(SQLAlchemyError), engine.begin() as connection:
        connection.execute(text("DELETE FROM cases"))
