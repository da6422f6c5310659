"""Where a library stands: its own id and its counters, read and raised with every change."""

import logging
import uuid
from typing import NamedTuple

from sqlalchemy import Connection, Engine, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from index.tables import LibraryState

_log = logging.getLogger(__name__)


class State(NamedTuple):
    """A library's own id, its revision, that of its content, and the first that can be told."""

    uid: str
    revision: int
    content: int
    history_from: int


def state(connection: Connection) -> State:
    """Where the library stands; an empty id and zeros before the first change."""
    columns = [getattr(LibraryState, name) for name in State._fields]
    row = connection.execute(select(*columns)).first()
    return State(*row) if row else State("", 0, 0, 0)


def ensure_state(engine: Engine) -> None:
    """Gives a new library its id; of two processes that try, one wins and both go on."""
    with engine.begin() as connection:
        if state(connection).uid:
            return
    try:
        with engine.begin() as connection:
            connection.execute(
                insert(LibraryState).values(id=1, uid=uuid.uuid4().hex, revision=0, content=0)
            )
    except IntegrityError:
        with engine.begin() as connection:
            if not state(connection).uid:
                raise


def raise_revision(connection: Connection, *, content: bool) -> int:
    """Marks a change and gives its number; of passages, families or stock lines if ``content``.

    Call it first in the change's transaction: from then on other writers wait.
    """
    connection.execute(update(LibraryState).values(revision=LibraryState.revision + 1))
    if content:
        raise_content(connection)
    return state(connection).revision


def lock(connection: Connection) -> State:
    """Where the library stands; other writers wait from here to the end of the transaction."""
    connection.execute(update(LibraryState).values(revision=LibraryState.revision))
    return state(connection)


def raise_content(connection: Connection) -> None:
    """Marks that a change is one of content; in the change's transaction."""
    connection.execute(update(LibraryState).values(content=LibraryState.content + 1))


def truncate_log(connection: Connection) -> bool:
    """Takes what was erased out of SQLite's write-ahead log; False, and warned, where it stays.

    It stays while another reads what was there before. On other databases nothing is done.
    """
    if connection.dialect.name != "sqlite":
        return True
    busy = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
    if busy:
        _log.warning(
            "erased, but it stays in the database's log while others read: "
            "run `forensics templates rebuild` when they have ended"
        )
    return not busy
