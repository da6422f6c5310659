"""Opens the database and brings its tables up to date."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from filelock import FileLock
from sqlalchemy import Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from forensics.errors import SettingsError

HEAD = "0012"  # newest migration; a test holds it against the migrations folder
BUSY_SECONDS = 30  # a slow disk needs some for 25 MB files; who waits is not turned away
LOCK_KEY = 7_263_481_120  # of the advisory lock under which PostgreSQL is migrated; any number


def open_database(url: str) -> Engine:
    """The engine of a database at its newest schema.

    SQLite runs in WAL with synchronous=FULL: with NORMAL the last commits can be lost on power
    loss (SQLite forum 9d6f13e346231916). Raises SettingsError when the URL cannot be opened.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed)
        if parsed.get_backend_name() == "sqlite":
            event.listen(engine, "connect", _sqlite)
        if _revision(engine) != HEAD:
            _upgrade(engine)
    except (SQLAlchemyError, OSError, ImportError) as error:  # the last: a driver not installed
        reason = str(error).splitlines()[0]
        raise SettingsError(f"the database cannot be opened: {reason}") from error
    return engine


def _sqlite(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",  # else what was erased can be read in the file's free pages
        f"busy_timeout = {BUSY_SECONDS * 1000}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return str(found) if found else None


def _upgrade(engine: Engine) -> None:
    # Imported here: alembic costs a third of a second and most starts need no migration.
    from alembic import command
    from alembic.util import CommandError

    from forensics.store.migrations import config

    with _alone(engine), engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
        else:
            # The driver begins none for DDL: a kill would leave tables without their revision.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            command.upgrade(config(connection), "head")
        except CommandError as error:
            advice = "install the version that made it, or a newer one"
            raise SettingsError(
                f"the database is of another version of this program: {error}; {advice}"
            ) from error


def _alone(engine: Engine) -> AbstractContextManager[object]:
    """Of several processes that open a new SQLite file at once, one migrates and the rest wait."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        return FileLock(f"{engine.url.database}.lock")
    return nullcontext()
