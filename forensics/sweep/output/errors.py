"""What could not be read or was left out, a line each."""

import json
from pathlib import Path

import duckdb

from forensics.sweep.output.whole import whole

_BATCH = 1000


def write(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write `errors.jsonl`: ASCII, so that no reader takes a sign in a name for a line's end."""
    found = connection.execute("SELECT application, file, reason, message FROM errors")
    with whole(path) as unfinished, unfinished.open("w", encoding="ascii", newline="\n") as to:
        while rows := found.fetchmany(_BATCH):
            for application, file, reason, message in rows:
                row = {"application": application, "file": file}
                to.write(json.dumps(row | {"reason": reason, "message": message}) + "\n")
