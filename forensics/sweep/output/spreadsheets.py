"""The tables as CSV for spreadsheet programs, which run a cell that looks like a formula."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv

from forensics.sweep.output.whole import whole

_BATCH = 10_000
_RUNS = "^([=+@\t\r\n＝＋－＠-])"
"""How a cell begins that such a program would run; some read the wide signs as well."""
_APPLICATIONS = """
    SELECT * EXCLUDE (findings, reasons, documents) REPLACE (array_to_string(hits, '; ') AS hits)
    FROM written
"""
_LINKS = "SELECT * FROM linked"
_CLUSTERS = """
    SELECT id, band, bits, size, array_to_string(names, '; ') AS names,
           array_to_string(shared, '; ') AS shared, first_day, last_day,
           array_to_string(applications, '; ') AS applications, 'undecided' AS verdict
    FROM clusters ORDER BY clusters.bits DESC, clusters.id
"""


FILES = ("applications.csv", "links.csv", "clusters.csv")


def remove(out: Path) -> None:
    """Removes what an earlier run wrote: it tells of other applications. Raises OSError."""
    for name in FILES:
        (out / name).unlink(missing_ok=True)


def write(connection: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Write FILES to the folder `out`. Raises OSError."""
    for name, query in zip(FILES, (_APPLICATIONS, _LINKS, _CLUSTERS), strict=True):
        _write(connection, connection.sql(query), out / name)


def _write(
    connection: duckdb.DuckDBPyConnection, rows: duckdb.DuckDBPyRelation, path: Path
) -> None:
    # Column names are this project's own; what the cells hold is bound or stays in the table.
    cells = [
        f"regexp_replace({name}, $runs, $held) AS {name}" if str(kind) == "VARCHAR" else name
        for name, kind in zip(rows.columns, rows.types, strict=True)
    ]
    rows.create_view("sheet")
    held = connection.sql(
        f"SELECT {', '.join(cells)} FROM sheet", params={"runs": _RUNS, "held": r"'\1"}
    )
    reader = held.to_arrow_reader(_BATCH)
    with whole(path) as unfinished, pa.csv.CSVWriter(unfinished, reader.schema) as to:
        for batch in reader:
            to.write_batch(batch)
