"""The desk on which parts are joined: a DuckDB database with limits, and a folder to put by in."""

import glob
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

from forensics.sweep.schemas import TABLES

_VIEWED = ("applications", "keys", "passages")
_SHARE = 0.5  # of the memory that DuckDB may take: the rest is for arrays


class Desk(NamedTuple):
    """A database with views of the tables that are joined, and a folder for what is put by."""

    base: duckdb.DuckDBPyConnection
    parts: Path
    folder: Path

    def view(self, table: str) -> None:
        """A view of a table's part files; a table without any file is empty."""
        if self.files(table):
            # A folder's name may hold what a pattern would read: "out[1]".
            pattern = glob.escape(str(self.parts / table)) + "/*.parquet"
            self.base.read_parquet(pattern).create_view(table)
        else:
            self.base.register(table, TABLES[table].empty_table())

    def files(self, table: str) -> list[Path]:
        """The part files of a table in order."""
        return sorted((self.parts / table).glob("*.parquet"))


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
        found = Desk(base, work / "parts", folder)
        for table in _VIEWED:
            found.view(table)
        yield found
    finally:
        base.close()
        shutil.rmtree(folder, ignore_errors=True)
