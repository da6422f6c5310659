"""The history of templates: append-only in the database, and begun for what was held before."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from forensics.store.database import open_database
from forensics.store.migrations import config
from index.curation.change import PROGRAM, Action
from index.curation.curator import Curator
from index.curation.history import stable_since
from index.embedding import MiniLM
from index.errors import CurationError, UnknownRevisionError
from index.library import Library
from tests.index.conftest import LEDGER, make_template
from tests.index.curation.conftest import ON_SQLITE

CHANGED = [
    "UPDATE template_changes SET author = 'Other'",
    "UPDATE template_changes SET content = NULL WHERE template_id = 'pay/ledger'",
    "UPDATE template_changes SET content = '{}'",
    "DELETE FROM template_changes",
]


def test_a_change_says_who_what_why_and_when(held: Library, curator: Curator) -> None:
    curator.edit("pay/ledger", title="Ledgers", author=" Bo Ek ", reason="A better name.\n")
    first, second = held.history("pay/ledger")
    assert (first.action, first.author, first.number) == (Action.IMPORT, "Ann Lee", 1)
    assert (second.action, second.author, second.reason) == (Action.EDIT, "Bo Ek", "A better name.")
    assert (second.number, second.library_revision) == (2, held.revision())
    assert timedelta(0) <= datetime.now(UTC) - second.at < timedelta(hours=1)
    assert second.content == held.show("pay/ledger")
    assert first.content == held.show("pay/ledger", 1)


@ON_SQLITE
def test_what_became_stable_since_a_revision_is_told(held: Library, curator: Curator) -> None:
    def since(revision: int) -> list[str]:
        with held.engine.connect() as connection:
            return [template.id for template in stable_since(connection, revision)]

    first = held.revision()
    assert (since(0), since(first)) == (["clay/kiln", "pay/ledger"], [])
    curator.edit("pay/ledger", title="Ledgers", author="Bo", reason="A better name.")
    assert since(first) == []  # stable before, with this text
    curator.edit("pay/ledger", text=LEDGER + "- Kept bees on the roof.\n", author="Bo", reason="x")
    assert since(first) == []  # in the nursery
    curator.review("pay/ledger", author="Cy", reason="Seen twice.")
    assert since(first) == ["pay/ledger"]
    assert since(held.revision()) == []


@ON_SQLITE
def test_a_template_that_lasts_longer_than_it_did_is_told(held: Library, curator: Curator) -> None:
    def since(revision: int) -> list[str]:
        with held.engine.connect() as connection:
            return [template.id for template in stable_since(connection, revision)]

    told = []
    for day in (date(2026, 1, 1), date(2026, 6, 1), date(2026, 3, 1), None):
        before = held.revision()
        curator.expire("pay/ledger", day, author="Bo", reason="Seen again.")
        told.append(since(before))
    assert told == [[], ["pay/ledger"], [], ["pay/ledger"]]


def test_no_statement_changes_what_was_changed(held: Library, opened: Engine) -> None:
    before = held.history()
    for statement in CHANGED:
        with pytest.raises(SQLAlchemyError, match="append-only"), opened.begin() as connection:
            connection.execute(text(statement))
    assert held.history() == before


@ON_SQLITE
def test_what_the_program_adds_itself_is_recorded_as_its_own(held: Library) -> None:
    held.add_all([make_template("pay/other", LEDGER)])
    assert held.history("pay/other")[0].author == PROGRAM


@ON_SQLITE
@pytest.mark.parametrize(("author", "reason"), [("", "Why."), ("Ann", " ")])
def test_nothing_is_added_without_who_and_why(held: Library, author: str, reason: str) -> None:
    with pytest.raises(CurationError, match="is needed"):
        held.add(make_template("pay/other", LEDGER), author=author, reason=reason)
    assert held.revision() == 1


def test_a_library_from_before_begins_its_history_as_it_stands(
    empty_database: str, embedder: MiniLM, tmp_path: Path
) -> None:
    engine = create_engine(empty_database)
    with engine.begin() as connection:
        command.upgrade(config(connection), "0004")
        connection.execute(text("INSERT INTO library_state VALUES (1, 'some', 7, 5)"))
        connection.execute(
            text(
                "INSERT INTO templates (id, title, family, status, text, provenance, confidence, "
                "added, \"references\") VALUES ('pay/ledger', 'L', 'pay', 'stable', :text, '', "
                "'high', '2026-01-02', '[\"https://e.example\"]')"
            ),
            {"text": LEDGER},
        )
    engine.dispose()
    opened = open_database(empty_database)
    library = Library(opened, embedder, tmp_path / "derived")
    (change,) = library.history("pay/ledger")
    assert (change.number, change.library_revision, change.author) == (1, 7, "not known")
    assert change.content == library.show("pay/ledger")
    assert library.show("pay/ledger").references == ("https://e.example",)
    assert [item.id for item in library.as_of(7).library.list()] == ["pay/ledger"]
    with pytest.raises(UnknownRevisionError, match="only 7 to 7"):
        library.as_of(6)
    edited = Curator(library).edit("pay/ledger", title="M", author="Ann", reason="Better.")
    assert edited.revision == 2
    opened.dispose()
