"""What examining cost once, kept by content: a second sweep over the same files reads it back.

A file beside the database holds each answer under a digest of all it depends on: the bytes, what is
said of them, and the versions of everything that read, examined and compared them. The file is a
cache and nothing else: removing it loses time alone. It holds what applicants wrote, as the folder
of a sweep does, for `DAYS` at most.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

DAYS = 30
FILE = "sweep-cache.db"
_WAIT = 60.0  # seconds for another worker's write
_BATCH = 64  # answers written in one transaction


class Cache:
    """Answers by digest; safe to use from several processes at once."""

    def __init__(self, home: Path) -> None:
        """Opens or makes the file in `home`. Raises OSError where it cannot be."""
        home.mkdir(parents=True, exist_ok=True)
        self._path = home / FILE
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            raise OSError(f"{self._path}: {error}") from error
        self._waiting: list[tuple[str, bytes, str]] = []

    def _open(self) -> None:
        self._connection = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=OFF")  # a lost answer is made again
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer BLOB, at TEXT)"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.flush()
        self._connection.close()

    def get(self, key: str) -> str | None:
        """The answer kept under a digest, if it is there and whole."""
        row = self._connection.execute("SELECT answer FROM answers WHERE key = ?", (key,))
        found = row.fetchone()
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
        """Writes what waits."""
        with closing(self._connection.cursor()) as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            cursor.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", self._waiting)
            cursor.execute("COMMIT")
        self._waiting.clear()

    def prune(self, now: datetime) -> int:
        """Forgets what is older than `DAYS`; how many answers that were."""
        oldest = (now.astimezone(UTC) - timedelta(days=DAYS)).isoformat()
        gone = self._connection.execute("DELETE FROM answers WHERE at < ?", (oldest,))
        return gone.rowcount


def digest(parts: Mapping[str, object]) -> str:
    """SHA-256 over JSON of what an answer depends on."""
    text = json.dumps(parts, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()
