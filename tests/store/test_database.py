"""The migration history and the tables say the same, on both databases."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, insert, inspect, text

from forensics.catalogue.lists.tables import metadata as lists
from forensics.catalogue.tables import metadata as catalogue
from forensics.errors import SettingsError
from forensics.store import corpus_tables, sighting_tables, suppression_tables
from forensics.store.cases import Cases
from forensics.store.database import HEAD, open_database
from forensics.store.migrations import config
from index.tables import BackgroundLine, LineVector
from index.tables import metadata as library
from tests.conftest import ROOT
from tests.store.build import open_case

# One, with the tables of each.
STORE = {corpus_tables.metadata, sighting_tables.metadata, suppression_tables.metadata}
TEMPLATE = """INSERT INTO templates
(id, title, family, status, text, provenance, confidence, added, "references")
VALUES ('own/one', 'One', 'own', 'stable', 'Kept bees.', '', 'high', '2026-01-02', '[]')"""


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        tables = [library, *STORE, catalogue, lists]
        return compare_metadata(MigrationContext.configure(connection), tables)


def at_revision(url: str, revision: str) -> Engine:
    """Migrate to a revision, from whichever stands."""
    engine = create_engine(url)
    with engine.begin() as connection:
        history = config(connection)
        head = MigrationContext.configure(connection).get_current_revision() or ""
        (command.upgrade if head < revision else command.downgrade)(history, revision)
    return engine


def test_a_new_database_has_exactly_the_tables_of_the_code(empty_database: str) -> None:
    assert differences(open_database(empty_database)) == []


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    assert differences(open_database(f"sqlite:///{tmp_path / 'deep' / 'forensics.db'}")) == []


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(config()).get_current_head() == HEAD


def test_a_library_from_before_cases_is_kept_when_they_come(empty_database: str) -> None:
    engine = at_revision(empty_database, "0001")
    assert "cases" not in inspect(engine).get_table_names()
    with engine.begin() as connection:
        connection.execute(text(TEMPLATE))
    opened = open_database(empty_database)
    with opened.connect() as connection:
        assert connection.execute(text("SELECT id, text FROM templates")).all() == [
            ("own/one", "Kept bees.")
        ]
    assert differences(opened) == []
    open_case(Cases(opened))


def test_going_back_leaves_the_library_and_coming_again_works(database: str) -> None:
    engine = open_database(database)
    with engine.begin() as connection:
        connection.execute(text(TEMPLATE))
    open_case(Cases(engine))
    engine.dispose()
    back = at_revision(database, "0001")
    later = {"template_changes", "sealed_passages", "published_lists", "published_lines"}
    kept = set(library.tables) - later
    assert set(inspect(back).get_table_names()) == {*kept, "alembic_version"}
    back.dispose()
    again = open_database(database)
    assert differences(again) == []
    with again.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM templates")).scalar() == 1
    open_case(Cases(again))


def test_going_back_before_published_lists_keeps_what_was_learnt(database: str) -> None:
    with open_database(database).begin() as connection:
        for owners in (0, 3):
            vector = {"sha256": f"{owners}", "embedder": "words", "vector": b""}
            line = {"key_sha256": f"{owners}", "text": "Kept bees.", "owners": owners}
            connection.execute(insert(LineVector), vector)
            row = line | {"sha256": f"{owners}", "embedder": "words", "library_revision": 1}
            connection.execute(insert(BackgroundLine), row)
    back = at_revision(database, "0011")
    with back.connect() as connection:
        assert connection.execute(text("SELECT owners FROM background_lines")).all() == [(3,)]
    back.dispose()


def test_sqlite_keeps_acknowledged_commits_through_power_loss(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'forensics.db'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_database_of_a_newer_version_is_left_as_it_is(database: str) -> None:
    engine = open_database(database)
    open_case(Cases(engine))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SettingsError, match=r"of another version .*'9999'; install the version"):
        open_database(database)
    assert Cases(engine).get("a-1").summary.id == "a-1"
    engine.dispose()


def test_opening_twice_migrates_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'forensics.db'}"
    open_database(url).dispose()
    open_database(url).dispose()
    with sqlite3.connect(tmp_path / "forensics.db") as connection:
        assert connection.execute("SELECT * FROM alembic_version").fetchall() == [(HEAD,)]


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "sqlite:////proc/none/forensics.db",
        "postgresql+psycopg://nobody@127.0.0.1:1/none",
        "mysql://host/none",
    ],
)
def test_a_database_that_cannot_be_opened_is_said_in_one_line(url: str) -> None:
    with pytest.raises(SettingsError, match="the database cannot be opened: ") as raised:
        open_database(url)
    assert "\n" not in str(raised.value)


def test_a_migration_cut_off_leaves_nothing_half_done(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    script = (
        "import os, sys\n"
        "from sqlalchemy import Engine, event\n"
        "from forensics.store.database import open_database\n"
        "@event.listens_for(Engine, 'before_cursor_execute')\n"
        "def cut(connection, cursor, statement, *rest):\n"
        "    if 'CREATE TABLE decisions' in statement:\n"
        "        os._exit(9)\n"
        "open_database(sys.argv[1])\n"
    )
    url = f"sqlite:///{path}"
    done = subprocess.run([sys.executable, "-c", script, url], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert inspect(create_engine(url)).get_table_names() == []
    assert "decisions" in inspect(open_database(url)).get_table_names()
