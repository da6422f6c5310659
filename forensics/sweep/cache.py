"""What examining cost once, kept by content: a second sweep over the same files reads it back.

A file beside the database holds each answer under a digest of all it depends on: the bytes, what is
said of them, and the versions of everything that read, examined and compared them. The file is a
cache and nothing else: removing it loses time alone, and where it is damaged or full, work goes on
without it. It holds what applicants wrote, as the folder of a sweep does: nobody else may read it,
every sweep wipes out what is older than `DAYS`.
"""

import hashlib
import json
import logging
import sqlite3
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

_log = logging.getLogger(__name__)

DAYS = 30
FILE = "sweep-cache.db"
_DAMAGED = ".damaged"  # behind the name of a file that was set aside
_PRIVATE = 0o600
_WAIT = 60.0  # seconds for another worker's write
_BATCH = 64  # answers written in one transaction


class Cache:
    """Answers by digest; safe to use from several processes at once."""

    def __init__(self, home: Path) -> None:
        """Opens or makes the file in `home`; a damaged one is set aside.

        Raises OSError where it cannot be.
        """
        home.mkdir(parents=True, exist_ok=True)
        self._path = home / FILE
        self._waiting: list[tuple[str, bytes, str]] = []
        self._connection: sqlite3.Connection | None = None
        try:
            try:
                self._connection = self._open()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError as error:  # no database, or a broken one
                self._set_aside(error)
                self._connection = self._open()
        except sqlite3.DatabaseError as error:
            raise OSError(f"{self._path}: {error}") from error

    def _open(self) -> sqlite3.Connection:
        self._path.touch(_PRIVATE)
        self._path.chmod(_PRIVATE)
        connection = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")  # a lost answer is made again
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer BLOB, at TEXT)"
            )
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def _set_aside(self, error: sqlite3.DatabaseError) -> None:
        aside = self._path.with_name(f"{FILE}{_DAMAGED}")
        _log.warning("%s: %s; it is set aside as %s", self._path, error, aside.name)
        self._path.replace(aside)
        for log in ("-wal", "-shm"):
            self._path.with_name(f"{FILE}{log}").unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.flush()
        self._close()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _give_up(self, error: sqlite3.DatabaseError) -> None:
        """Nothing is kept or found any more: what is asked for is made anew."""
        _log.warning("%s: %s; going on without it", self._path, error)
        self._close()

    def get(self, key: str) -> str | None:
        """The answer kept under a digest, if it is there and whole."""
        if self._connection is None:
            return None
        query = "SELECT answer FROM answers WHERE key = ?"
        try:
            found = self._connection.execute(query, (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return None
        try:
            return None if found is None else zlib.decompress(found[0]).decode()
        except (zlib.error, UnicodeDecodeError):  # damaged: as if it were not there
            return None

    def put(self, key: str, answer: str) -> None:
        """Keeps an answer; it may be written a little later (`flush`)."""
        now = datetime.now(UTC).isoformat()
        self._waiting.append((key, zlib.compress(answer.encode(), 1), now))
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes what waits; what cannot be written is lost."""
        waiting, self._waiting = self._waiting, []
        connection = self._connection
        if connection is None or not waiting:
            return
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", waiting)
            connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            self._give_up(error)  # closing rolls back what was begun

    def prune(self, now: datetime) -> int:
        """Wipes out what is older than `DAYS`; how many answers that were."""
        oldest = (now.astimezone(UTC) - timedelta(days=DAYS)).isoformat()
        if self._connection is None:
            return 0
        try:
            gone = self._connection.execute("DELETE FROM answers WHERE at < ?", (oldest,)).rowcount
            if gone:  # what is deleted stands in the log as well, until that is cut
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return 0
        return gone


def digest(parts: Mapping[str, object]) -> str:
    """SHA-256 over JSON of what an answer depends on."""
    text = json.dumps(parts, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()
