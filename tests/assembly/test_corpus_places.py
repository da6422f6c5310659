"""A file's name is many people's: what a sweep stored under it is compared with, and stays."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from forensics.assembly.corpus import StoredCorpus, open_corpus
from forensics.assembly.desk import Desk
from forensics.assembly.filling import swept_entry
from forensics.assembly.intake import Intake
from forensics.model import Submission
from forensics.model.submission import File
from forensics.settings import Settings
from forensics.store.corpus import put
from forensics.store.corpus_lookup import holding
from forensics.store.database import open_database
from forensics.store.place import beside
from forensics.store.transaction import reading, writing
from tests.assembly.conftest import Save
from tests.store.received import entry, key, receive

DAY = date(2025, 6, 15)


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return open_database(settings.database)


def application(name: str, mail: str) -> Intake:
    contents = {"cv.txt": f"{name}\n{mail}\n- Baked rye bread each night at Rye.\n".encode()}
    return Intake("cv.txt", Submission(documents=(File(path="cv.txt"),)), Path(), contents)


def opened(desk: Desk, intake: Intake) -> StoredCorpus | None:
    read, _ = desk.workbench.application(intake)
    return open_corpus(desk.workbench.settings, intake, read)


def test_another_person_s_file_of_the_same_name_that_a_sweep_stored_is_compared_with(
    desk: Desk, engine: Engine, save: Save
) -> None:
    held = [key("email", "bo@e.example"), key("sha256", "b0" * 32)]
    receive(engine, entry("cv.txt", "Bo Ek", held))
    intake = application("Ann Lee", "bo@e.example")
    corpus = opened(desk, intake)
    assert corpus is not None
    assert [one.name for one in corpus.holding("cv.txt", held[:1])] == ["Bo Ek"]
    assert save(intake) == "cv.txt-2"
    with reading(engine) as session:
        assert holding(session, "email", ["bo@e.example"], 9)[1] == 2


def test_the_same_file_that_a_sweep_stored_becomes_the_case_and_is_not_compared_with_itself(
    desk: Desk, engine: Engine, save: Save
) -> None:
    intake = application("Ann Lee", "ann@e.example")
    read, _ = desk.workbench.application(intake)
    with writing(engine) as session:
        put(session, [swept_entry(read, DAY)], datetime.now(UTC))
    assert opened(desk, intake) is None
    assert save(intake) == "cv.txt"
    with reading(engine) as session:
        (one,), count = holding(session, "email", ["ann@e.example"], 9)
        assert (one.application.case, count) == ("cv.txt", 1)


def test_so_does_one_that_a_sweep_stored_beside_another_of_its_name(
    desk: Desk, engine: Engine, save: Save
) -> None:
    intake = application("Ann Lee", "ann@e.example")
    read, _ = desk.workbench.application(intake)
    own = beside("cv.txt", {one.sha256 for one in read.documents})
    with writing(engine) as session:
        put(session, [swept_entry(read, DAY)._replace(id=own)], datetime.now(UTC))
    receive(engine, entry("cv.txt", "Bo Ek", [key("sha256", "b0" * 32)]))
    corpus = opened(desk, intake)
    assert corpus is not None and corpus.size == 1
    assert save(intake) == own
    with reading(engine) as session:
        (one,), count = holding(session, "email", ["ann@e.example"], 9)
        assert (one.application.case, count) == (own, 1)
