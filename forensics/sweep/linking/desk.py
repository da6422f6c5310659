"""The desk on which parts are joined: a DuckDB database with limits, and a folder to put by in."""

import glob
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa

from forensics.sweep.schemas import STORED, TABLES

_VIEWED = ("keys", "passages")
_STORED = "stored"
_NAMED = "SELECT application, id, name, submitted_at FROM {}"
_FAR = 1 << 62  # beyond every application
_SHARE = 0.5  # of the memory that DuckDB may take: the rest is for arrays


class Desk(NamedTuple):
    """A database with views of the tables that are joined, and a folder for what is put by.

    Stored applications stand behind the swept ones, from the number `stored` on: they are compared
    with swept ones, never with each other.
    """

    base: duckdb.DuckDBPyConnection
    work: Path
    folder: Path
    stored: int

    def files(self, table: str) -> list[Path]:
        """The files of a table in order, those of parts first."""
        parts, stored = self.work / "parts" / table, self.work / _STORED / table
        return [*sorted(parts.glob("*.parquet")), *sorted(stored.glob("*.parquet"))]


@contextmanager
def desk(work: Path, memory_gb: float, threads: int | None) -> Iterator[Desk]:
    """A desk for the parts of `work`; all that was put by is gone afterwards."""
    folder = work / "linking"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{memory_gb * _SHARE:.2f}GiB",
        "temp_directory": str(folder / "spilled"),
        "preserve_insertion_order": False,
    }
    if threads is not None:
        settings["threads"] = threads
    base = duckdb.connect(config=settings)
    try:
        for table in _VIEWED:
            _view(base, table, (work / "parts" / table, work / _STORED / table), TABLES[table])
        _view(base, "swept", (work / "parts" / "applications",), TABLES["applications"])
        _view(base, _STORED, (work / _STORED / "applications",), STORED)
        everyone = f"{_NAMED.format('swept')} UNION ALL {_NAMED.format(_STORED)}"
        base.execute(f"CREATE VIEW applications AS {everyone}")
        first = base.execute("SELECT coalesce(min(application), ?) FROM stored", [_FAR])
        yield Desk(base, work, folder, first.fetchall()[0][0])
    finally:
        base.close()
        shutil.rmtree(folder, ignore_errors=True)


def _view(
    base: duckdb.DuckDBPyConnection, name: str, folders: tuple[Path, ...], schema: pa.Schema
) -> None:
    """A view of all files of some folders; without any it is empty."""
    # A folder's name may hold what a pattern would read: "out[1]".
    held = [folder for folder in folders if any(folder.glob("*.parquet"))]
    patterns = [glob.escape(str(folder)) + "/*.parquet" for folder in held]
    if patterns:
        base.read_parquet(patterns).create_view(name)
    else:
        base.register(name, schema.empty_table())
