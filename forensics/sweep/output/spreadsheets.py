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
    SELECT * EXCLUDE (findings, documents) REPLACE (array_to_string(hits, '; ') AS hits)
    FROM written
"""
_CLUSTERS = """
    SELECT id, band, bits, size, array_to_string(names, '; ') AS names,
           array_to_string(shared, '; ') AS shared, first_day, last_day,
           array_to_string(applications, '; ') AS applications, 'undecided' AS verdict
    FROM clusters ORDER BY clusters.bits DESC, clusters.id
"""


def write(connection: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Write applications.csv, links.csv and clusters.csv to the folder `out`. Raises OSError."""
    _write(connection, connection.sql(_APPLICATIONS), out / "applications.csv")
    _write(connection, connection.sql("SELECT * FROM linked"), out / "links.csv")
    _write(connection, connection.sql(_CLUSTERS), out / "clusters.csv")


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
