"""Clusters: taken one by one from their maker, kept on disk, written strongest first."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.model import Cluster
from forensics.sweep.output.database import view
from forensics.sweep.output.schemas import VERSION
from forensics.sweep.output.whole import whole

_SPOOL = pa.schema(
    [
        ("id", pa.string()),
        ("band", pa.string()),
        ("bits", pa.float64()),
        ("size", pa.int64()),
        ("applications", pa.list_(pa.string())),
        ("names", pa.list_(pa.string())),
        ("shared", pa.list_(pa.string())),
        ("first_day", pa.date32()),
        ("last_day", pa.date32()),
        ("json", pa.string()),
    ]
)
_BATCH = 200  # clusters


def spool(connection: duckdb.DuckDBPyConnection, clusters: Iterable[Cluster], path: Path) -> None:
    """Put the clusters into `path`, a batch at a time, and make the view `clusters` of them."""
    rows = (_row(cluster) for cluster in clusters)
    with pq.ParquetWriter(path, _SPOOL) as writer:
        while batch := list(islice(rows, _BATCH)):
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=_SPOOL))
    view(connection, "clusters", path)


def write(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write `clusters.json`, a cluster a line, most bits first. Raises OSError."""
    found = connection.execute("SELECT json FROM clusters ORDER BY bits DESC, id")
    with whole(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as to:
        to.write(f'{{"schema": {VERSION}, "clusters": [')
        comma = "\n"
        while row := found.fetchone():
            to.write(comma + row[0])
            comma = ",\n"
        to.write("\n]}\n")


def read(path: Path) -> Iterator[Cluster]:
    """The clusters of a `clusters.json` that `write` wrote, one by one. Raises OSError."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if line.startswith('{"id"'):
                yield Cluster.model_validate_json(line.rstrip(",\n"))


def _row(cluster: Cluster) -> dict[str, object]:
    days = [day for day, _ in cluster.timeline]
    return {
        "id": cluster.id,
        "band": cluster.band.value,
        "bits": cluster.bits,
        "size": len(cluster.applications),
        "applications": cluster.applications,
        "names": cluster.names,
        "shared": [f"{common.kind} {common.value}" for common in cluster.shared],
        "first_day": min(days, default=None),
        "last_day": max(days, default=None),
        "json": cluster.model_dump_json(),
    }
