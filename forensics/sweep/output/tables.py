"""The Parquet tables: applications with what became of them, links, and what makes none."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.sweep.output import schemas
from forensics.sweep.output.database import view
from forensics.sweep.output.whole import whole

BATCH = 10_000  # rows: some tens of megabytes where every row quotes several findings

_APPLICATIONS = """
    WITH counts AS (
        SELECT id, count(*) AS links FROM (
            SELECT a AS id FROM links UNION ALL SELECT b FROM links
        ) GROUP BY id
    ), members AS (
        SELECT id, min(held).cluster AS cluster FROM (
            SELECT unnest(applications) AS id, {'bits': -bits, 'cluster': id} AS held FROM clusters
        ) GROUP BY id
    )
    SELECT applications.id, name, band, total_bits, submitted_at, stage, requisition, agency,
           origin, assessed, not_assessed, not_applicable, error, hits, findings, reasons,
           coalesce(counts.links, 0) AS links, cluster, documents
    FROM applications LEFT JOIN assessed USING (application)
              LEFT JOIN counts ON counts.id = applications.id
              LEFT JOIN members ON members.id = applications.id
    ORDER BY application
"""
_COMMON = "SELECT * FROM common ORDER BY people DESC, kind, value"
_LINKS = "SELECT * FROM links ORDER BY strength_bits DESC, kind, a, b"


def applications(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write `path`, in the order of the input; the view `written` is of it. Raises OSError."""
    _write(connection.sql(_APPLICATIONS), path, schemas.APPLICATIONS)
    view(connection, "written", path)


def links(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write `path`, the strongest first; the view `linked` is of it. Raises OSError."""
    _write(connection.sql(_LINKS), path, schemas.LINKS)
    view(connection, "linked", path)


def common(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write `path`: what too many hold to link by, most people first. Raises OSError."""
    _write(connection.sql(_COMMON), path, schemas.COMMON)


def _write(rows: duckdb.DuckDBPyRelation, path: Path, schema: pa.Schema) -> None:
    with whole(path) as unfinished, pq.ParquetWriter(unfinished, schema, compression="zstd") as to:
        for batch in rows.to_arrow_reader(BATCH):
            to.write_batch(batch.cast(schema))
