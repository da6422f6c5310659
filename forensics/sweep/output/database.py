"""The tables of a sweep in DuckDB, which joins and sorts them on disk where memory ends."""

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from forensics.sweep import schemas

_OURS = 0.75  # of the memory: the rest is for Arrow, the page and Python itself
_LEAST = 0.25  # GB


@contextmanager
def opened(work: Path, spill: Path, memory_gb: float) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with views of what `work` holds; what is missing is empty.

    `applications` and `errors` are those of the parts, `assessed` is what applications came to
    once links were known, `links`, and `common` what too many hold to link by. What outgrows memory
    goes below `spill`. Raises OSError where a file cannot be read or the disk is full.
    """
    with connected(spill, memory_gb) as connection:
        for name in ("applications", "errors"):
            files = work / "parts" / name / "*.parquet"
            _input(connection, name, files, schemas.TABLES[name])
        _input(connection, "assessed", work / "assessed" / "*.parquet", schemas.ASSESSED)
        _input(connection, "links", work / "links.parquet", schemas.LINKS)
        _input(connection, "common", work / "common.parquet", schemas.COMMON)
        yield connection


@contextmanager
def connected(spill: Path, memory_gb: float) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database without anything in it. Raises as `opened`."""
    room = f"{max(memory_gb * _OURS, _LEAST):.3f}GB"
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": room,
        "temp_directory": str(spill),
        "autoinstall_known_extensions": False,  # nothing is fetched from anywhere
        "autoload_known_extensions": False,
    }
    connection = duckdb.connect(config=config)
    try:
        yield connection
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise OSError(str(error).splitlines()[0]) from error
    finally:
        connection.close()


def view(connection: duckdb.DuckDBPyConnection, name: str, files: Path) -> None:
    """Make the view `name` of a Parquet file, or of those of a folder ("parts/keys/*.parquet")."""
    # A folder's name may hold what a pattern would read: "out[1]".
    pattern = f"{glob.escape(str(files.parent))}/{files.name}"
    connection.read_parquet(pattern).create_view(name)


def _input(
    connection: duckdb.DuckDBPyConnection, name: str, files: Path, schema: pa.Schema
) -> None:
    if any(files.parent.glob(files.name)):
        view(connection, name, files)
    else:
        connection.from_arrow(schema.empty_table()).create_view(name)
