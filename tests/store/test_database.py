"""The migration history and the tables say the same."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from forensics.errors import SettingsError
from forensics.store.database import HEAD, open_database
from forensics.store.migrations import config
from index.tables import metadata


def test_a_new_database_has_exactly_the_tables_of_the_code(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'deep' / 'forensics.db'}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(config()).get_current_head() == HEAD


def test_sqlite_keeps_acknowledged_commits_through_power_loss(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'forensics.db'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_opening_twice_migrates_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'forensics.db'}"
    open_database(url).dispose()
    open_database(url).dispose()
    with sqlite3.connect(tmp_path / "forensics.db") as connection:
        assert connection.execute("SELECT * FROM alembic_version").fetchall() == [(HEAD,)]


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////proc/none/forensics.db"])
def test_a_database_that_cannot_be_opened_is_said_in_one_line(url: str) -> None:
    with pytest.raises(SettingsError, match="the database cannot be opened: ") as raised:
        open_database(url)
    assert "\n" not in str(raised.value)
