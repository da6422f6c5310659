"""Cases kept before there was a corpus come into it when it is first asked."""

import pytest
from sqlalchemy import Engine, delete, select, text

from forensics.assembly.desk import Desk
from forensics.assembly.filling import fill
from forensics.assembly.kept_cases import Uncompared
from forensics.settings import Settings
from forensics.store.corpus_tables import ApplicationRow, KeyRow, PassageRow
from forensics.store.database import open_database
from forensics.store.tables import CaseRow
from forensics.store.transaction import reading, writing
from tests.assembly.conftest import Save
from tests.assembly.test_corpus import application

COLUMNS = (KeyRow.kind, KeyRow.value, KeyRow.holder, KeyRow.evidence)


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return open_database(settings.database)


def held(engine: Engine) -> tuple[list[object], list[object], list[object]]:
    with reading(engine) as session:
        columns = (ApplicationRow.id, ApplicationRow.name, ApplicationRow.stage)
        return (
            list(session.execute(select(*columns).order_by(ApplicationRow.id))),
            list(session.execute(select(*COLUMNS).order_by(*COLUMNS))),
            list(session.scalars(select(PassageRow.text).order_by(PassageRow.text))),
        )


def test_what_was_kept_before_enters_as_it_would_now(save: Save, engine: Engine) -> None:
    save(application("Ann Lee", "ann@e.example", "r-1"))
    save(application("Bo Ek", "bo@e.example", "r-2"))
    before = held(engine)
    with writing(engine) as session:
        session.execute(delete(ApplicationRow))
    told: list[str] = []
    assert fill(engine, told.append) == ()
    assert held(engine) == before
    assert told == ["r-1", "r-2"]
    assert fill(engine, told.append) == ()
    assert told == ["r-1", "r-2"]


def test_a_case_that_cannot_be_read_is_named_and_the_others_enter(
    save: Save, engine: Engine, desk: Desk
) -> None:
    for name in ("r-1", "r-2"):
        save(application("Ann Lee", "ann@e.example", name))
    with writing(engine) as session:
        session.execute(delete(ApplicationRow))
        session.execute(text("UPDATE examinations SET documents = '[{}]' WHERE case_id = 'r-1'"))
    reason = "kept in a form this version does not read (ValidationError)"
    assert fill(engine) == (Uncompared(case="r-1", reason=reason),)
    assert [row[0] for row in held(engine)[0]] == ["r-2"]  # type: ignore[index]
    desk.add("r-1")
    assert fill(engine) == ()


def test_a_case_that_is_erased_meanwhile_ends_nothing(save: Save, engine: Engine) -> None:
    for name in ("r-1", "r-2"):
        save(application("Ann Lee", "ann@e.example", name))
    with writing(engine) as session:
        session.execute(delete(ApplicationRow))

    sqlite = engine.dialect.name == "sqlite"
    guards = "PRAGMA foreign_keys = {}" if sqlite else "SET session_replication_role = {}"
    off, on = ("OFF", "ON") if sqlite else ("replica", "DEFAULT")

    def erase(case: str) -> None:
        if case == "r-1":
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql(guards.format(off))
                connection.execute(delete(CaseRow).where(CaseRow.id == case))
                connection.exec_driver_sql(guards.format(on))

    assert fill(engine, erase) == ()
    assert [row[0] for row in held(engine)[0]] == ["r-2"]  # type: ignore[index]
