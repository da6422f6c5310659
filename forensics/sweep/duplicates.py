"""One id, one application: the first that the input gives; later ones become errors."""

import glob
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from forensics.sweep.rows import place, put
from forensics.sweep.schemas import ERRORS, TABLES

REASON = "duplicate_id"
WHOLE = "whole"
"""Beside `parts`: the tables of parts as they were made, where applications were left out."""
_LATER = """
    SELECT application, id, origin, parse_filename(filename, true) AS part,
           first(origin) OVER (PARTITION BY id ORDER BY application) AS kept
    FROM read_parquet($applications, filename = true)
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY application) > 1
    ORDER BY part, application
"""


def put_back(parts: Path) -> None:
    """Makes every part whole again, as it was before anything was left out.

    What is left out depends on all parts, and the input may have changed since: each run tells it
    anew. Can be cut off anywhere and run again. Raises OSError.
    """
    for path in (parts.parent / WHOLE).glob("*/*.parquet"):
        path.replace(parts / path.parent.name / path.name)


def leave_out(connection: duckdb.DuckDBPyConnection, parts: Path) -> int:
    """Takes applications whose id came before out of their parts; how many there were.

    Parts must be whole (`put_back`); as they were made they are put by. Raises OSError.
    """
    files = f"{glob.escape(str(parts / 'applications'))}/*.parquet"
    found = connection.sql(_LATER, params={"applications": files})
    reader: pa.RecordBatchReader = found.to_arrow_reader()
    total = 0
    for batch in reader:
        later = pa.Table.from_batches([batch])
        for part in pc.unique(later["part"]).to_pylist():
            own = later.filter(pc.equal(later["part"], part))
            _rewrite(parts, int(part), own)
        total += later.num_rows
    return total


def _rewrite(parts: Path, number: int, later: pa.Table) -> None:
    said = pa.Table.from_pylist(
        [
            {
                "number": row["application"],
                "application": row["id"],
                "file": row["origin"],
                "reason": REASON,
                "message": f"{row['kept']} has this id; the first is kept",
            }
            for row in later.to_pylist()
        ],
        schema=ERRORS,
    )
    for name in TABLES:
        path = place(parts, name, number)
        table = pq.read_table(path)
        _put_by(path, place(parts.parent / WHOLE, name, number))
        if name == "errors":
            put(pa.concat_tables([table, said]), path)
        else:
            left = pc.is_in(table["application"], later["application"].combine_chunks())
            put(table.filter(pc.invert(left)), path)


def _put_by(path: Path, to: Path) -> None:
    """A part that spans two batches is put by once: as it was made."""
    if not to.exists():
        to.parent.mkdir(parents=True, exist_ok=True)
        path.replace(to)
