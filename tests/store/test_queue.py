"""One page of the queue: strongest first, then oldest."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, update

from forensics.model import Band
from forensics.store.cases import Cases
from forensics.store.decisions import decide
from forensics.store.queue import queue
from forensics.store.tables import CaseRow
from forensics.store.transaction import writing
from tests.store.build import open_case


@pytest.fixture
def filled(engine: Engine, cases: Cases) -> Engine:
    """Five cases, the fourth of them forty days old."""
    for case_id, band, stage, name in (
        ("c1", Band.NOTHING_SEEN, "applied", "Ann Lee"),
        ("c2", Band.PRIORITY, "interview", "Bo Ek"),
        ("c3", Band.REVIEW, "applied", "Ÿsé ÅNGSTRÖM"),
        ("c4", Band.PRIORITY, "applied", None),
        ("c5", Band.INFORMATIONAL, "offer", "100% _Real_"),
    ):
        open_case(cases, case_id, band=band, name=name, stage=stage)
    with writing(engine) as session:
        past = datetime.now(UTC) - timedelta(days=40)
        session.execute(update(CaseRow).where(CaseRow.id == "c4").values(created=past))
    decide(engine, "c3", "escalated", "Two names.", "Ann")
    return engine


def ids(engine: Engine, **wanted: object) -> list[str]:
    return [case.id for case in queue(engine, **wanted)[0]]  # type: ignore[arg-type]


def test_the_strongest_come_first_and_of_them_the_oldest(filled: Engine) -> None:
    assert ids(filled) == ["c4", "c2", "c3", "c5", "c1"]


def test_a_row_tells_what_a_reviewer_needs_to_choose(filled: Engine) -> None:
    (row,), total = queue(filled, search="c3")
    assert total == 1
    assert (row.name, row.status, row.stage, row.band) == (
        "Ÿsé ÅNGSTRÖM",
        "escalated",
        "applied",
        Band.REVIEW,
    )
    assert (row.findings, row.decisions, row.total_bits) == (2, 1, 2.17)
    assert row.opened.tzinfo is UTC
    assert row.opened <= row.changed


WANTED: list[tuple[dict[str, object], list[str]]] = [
    ({"band": "priority"}, ["c4", "c2"]),
    ({"stage": "applied"}, ["c4", "c3", "c1"]),
    ({"status": "escalated"}, ["c3"]),
    ({"status": "open", "band": "review"}, []),
    ({"min_age_days": 30}, ["c4"]),
    ({"min_age_days": 10**12}, []),
    ({"search": "ångström"}, ["c3"]),
    ({"search": "bo ek"}, ["c2"]),
    ({"search": "0% _"}, ["c5"]),
    ({"search": "%"}, ["c5"]),
    ({"search": "' OR 1=1 --"}, []),
    ({"search": "\x00\ud800"}, []),
    ({"search": "  "}, ["c4", "c2", "c3", "c5", "c1"]),
]


def test_what_is_asked_for_is_found(filled: Engine) -> None:
    for wanted, found in WANTED:
        assert ids(filled, **wanted) == found, wanted
        assert queue(filled, **wanted)[1] == len(found), wanted  # type: ignore[arg-type]


def test_pages_join_to_the_whole(filled: Engine) -> None:
    pages = [queue(filled, limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert [[case.id for case in page] for page, _ in pages] == [
        ["c4", "c2"],
        ["c3", "c5"],
        ["c1"],
        [],
    ]
    assert {total for _, total in pages} == {5}
