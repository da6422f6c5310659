"""One id, one application: the first that the input gives; later ones become errors."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from forensics.sweep.rows import place, put
from forensics.sweep.schemas import ERRORS, TABLES

REASON = "duplicate_id"
_LATER = """
    SELECT application, id, origin, parse_filename(filename, true) AS part,
           first(origin) OVER (PARTITION BY id ORDER BY application) AS kept
    FROM read_parquet($applications, filename = true)
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY application) > 1
    ORDER BY part, application
"""


def leave_out(connection: duckdb.DuckDBPyConnection, parts: Path) -> int:
    """Takes applications whose id came before out of their parts; how many there were.

    Can be cut off anywhere and run again: the table of applications is written last, and what is
    written before it is the same each time. Raises OSError.
    """
    files = str(parts / "applications" / "*.parquet")
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
                "application": row["id"],
                "file": row["origin"],
                "reason": REASON,
                "message": f"{row['kept']} has this id; the first is kept",
            }
            for row in later.to_pylist()
        ],
        schema=ERRORS,
    )
    path = place(parts, "errors", number)
    errors = pq.read_table(path, schema=ERRORS)
    again = pc.and_(
        pc.equal(errors["reason"], REASON), pc.is_in(errors["file"], said["file"].combine_chunks())
    )
    put(pa.concat_tables([errors.filter(pc.invert(again)), said]), path)
    names = [name for name in TABLES if name not in {"errors", "applications"}]
    for name in (*names, "applications"):
        path = place(parts, name, number)
        table = pq.read_table(path)
        left = pc.is_in(table["application"], later["application"].combine_chunks())
        put(table.filter(pc.invert(left)), path)
