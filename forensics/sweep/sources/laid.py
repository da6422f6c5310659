"""A table laid down: read once, as a stream, into Parquet whose row groups workers read alone."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from forensics.errors import SubmissionError
from forensics.sweep.sources.dates import Order, order_shown, settled
from forensics.sweep.sources.delimited import rows as delimited_rows
from forensics.sweep.sources.kinds import kind
from forensics.sweep.sources.raw import Raw
from forensics.sweep.sources.structured import json_rows, parquet_rows

_VERSION = 2  # raised with every change of what is laid down: older files are not taken up
_FULL = 32 * 1024 * 1024  # characters after which a row group is closed before it has its rows
_ORDER = b"dates"
_SCHEMA = pa.schema(
    [
        ("row", pa.int64()),  # from 1, without the header
        ("cells", pa.map_(pa.string(), pa.string())),  # by our names: unmapped ones are not kept
        ("reason", pa.string()),  # null where the row is good
        ("message", pa.string()),
    ]
)
_READERS = {"delimited": delimited_rows, "lines": json_rows, "columnar": parquet_rows}


@dataclass(frozen=True)
class Rows:
    """A row group of a table that was laid down; small, and picklable."""

    file: str  # what was laid down
    group: int
    table: str  # the table as given, absolute
    label: str  # what the ids of rows without one begin with
    order: Order | None  # how the table's ambiguous dates are read


@dataclass(frozen=True)
class Laid:
    """A table that stands laid down."""

    file: Path
    table: Path
    label: str

    def parts(self) -> Iterator[tuple[int, Rows]]:
        """Every row group in order, with the number of its rows."""
        metadata = pq.read_metadata(self.file)
        orders: dict[bytes, Order] = {b"month first": "month first", b"day first": "day first"}
        order = orders.get((metadata.metadata or {}).get(_ORDER, b""))
        for group in range(metadata.num_row_groups):
            count = metadata.row_group(group).num_rows
            yield count, Rows(str(self.file), group, str(self.table), self.label, order)


def lay(table: Path, label: str, folder: Path, mapped: Mapping[str, str], size: int) -> Laid:
    """Lay a table down in `folder`, `size` rows a row group; what lies there already is taken up.

    The file is named after the SHA-256 of the table's whole content, the mapping and `size`, and
    stands whole or not at all. Raises SubmissionError where the table cannot be read, OSError
    where the folder cannot be written.
    """
    written = kind(table.name)
    assert written is not None, "only tables are laid down"
    settings = json.dumps([_VERSION, pa.__version__, written, size, sorted(mapped.items())])
    digest = hashlib.sha256(f"{_sha256(table)} {settings}".encode()).hexdigest()
    file = folder / f"{digest}.parquet"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(".partial")
        try:
            _write(partial, _READERS[written](table, mapped), size)
            partial.replace(file)
        finally:
            partial.unlink(missing_ok=True)
    return Laid(file, table, label)


def read(rows: Rows) -> Iterator[tuple[int, Raw]]:
    """The rows of a group with their numbers from 1."""
    with pq.ParquetFile(rows.file, metadata=_metadata(rows.file)) as file:
        columns = file.read_row_group(rows.group).to_pydict()
    for row, cells, reason, message in zip(*(columns[name] for name in _SCHEMA.names), strict=True):
        yield row, Raw(dict(cells), reason, message)


@lru_cache(maxsize=1)
def _metadata(file: str) -> pq.FileMetaData:
    """Where the row groups of a file stand, which is as long to read as there are many of them.

    A file laid down is named after its content, so it never changes under its name.
    """
    return pq.read_metadata(file)


def _write(file: Path, rows: Iterator[Raw], size: int) -> None:
    shown: set[Order] = set()
    with (
        file.open("wb") as sink,
        pq.ParquetWriter(sink, _SCHEMA, compression="zstd", write_statistics=False) as writer,
    ):
        for batch in _batches(rows, size):
            for _, raw in batch:
                order = order_shown(raw.cells.get("submitted_at", ""))
                if order is not None:
                    shown.add(order)
            columns = [
                pa.array([number for number, _ in batch], pa.int64()),
                pa.array(
                    [list(raw.cells.items()) for _, raw in batch], _SCHEMA.field("cells").type
                ),
                pa.array([raw.reason for _, raw in batch], pa.string()),
                pa.array([raw.message for _, raw in batch], pa.string()),
            ]
            writer.write_table(pa.table(columns, schema=_SCHEMA), row_group_size=size)
        order = settled(shown)
        if order is not None:
            writer.add_key_value_metadata({_ORDER: order.encode()})
        writer.close()  # writes the end of the file, which must be on the disk before its name is
        os.fsync(sink.fileno())


def _batches(rows: Iterator[Raw], size: int) -> Iterator[list[tuple[int, Raw]]]:
    batch: list[tuple[int, Raw]] = []
    held = 0
    for number, raw in enumerate(rows, start=1):
        batch.append((number, raw))
        held += sum(map(len, raw.cells.values()))
        if len(batch) == size or held > _FULL:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _sha256(table: Path) -> str:
    try:
        with table.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise SubmissionError(f"{table}: cannot be opened: {error.strerror}") from None
