"""Transactions: readers see one moment of the database, writers of SQLite come one by one."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from forensics.errors import CaseError

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """`text` with NUL and lone surrogates, which PostgreSQL refuses, written as U+XXXX."""
    return _UNSTORABLE.sub(lambda found: f"U+{ord(found[0]):04X}", text)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees the database as it stands now, whatever others write meanwhile.

    Raises CaseError, with the database's own reason, when it cannot be read.
    """
    with _transaction(engine, "BEGIN", "read") as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session whose work is kept whole, or not at all when the block raises.

    On SQLite it begins as a writer, for one that began as a reader fails as soon as another has
    written. On PostgreSQL lock the rows that are changed. Raises IntegrityError when another writer
    has taken a key, CaseError when the database refuses for another reason.
    """
    with _transaction(engine, "BEGIN IMMEDIATE", "written to") as session:
        yield session


@contextmanager
def _transaction(engine: Engine, begin: str, what: str) -> Iterator[Session]:
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql(begin)
            elif begin == "BEGIN":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with Session(connection, join_transaction_mode="control_fully") as session:
                yield session
                session.commit()
    except IntegrityError:
        raise
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise CaseError(f"the database cannot be {what}: {reason}") from error
