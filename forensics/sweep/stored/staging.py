"""Tables put by in files of some hundred thousand rows, so that none has to fit in memory."""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from forensics.sweep.rows import put

_ROWS = 500_000  # of a file, about

Ids = npt.NDArray[np.int64]


def stage(tables: Iterable[pa.Table], folder: Path, without: Ids) -> Ids:
    """Puts tables by but for rows of some applications; the numbers of the others, ascending.

    Raises OSError where the disk is full.
    """
    spared = pa.array(without)
    numbers = [np.empty(0, np.int64)]
    waiting: list[pa.Table] = []
    files = 0
    for table in (*tables, None):
        if table is not None:
            kept = table.filter(pc.invert(pc.is_in(table["application"], spared)))
            numbers.append(np.unique(kept["application"].to_numpy()))
            waiting.append(kept)
        if waiting and (table is None or sum(map(len, waiting)) >= _ROWS):
            put(pa.concat_tables(waiting), folder / f"{files:06}.parquet")
            waiting, files = [], files + 1
    return np.unique(np.concatenate(numbers))


def lay(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    values: dict[str, object],
    schema: pa.Schema,
    folder: Path,
) -> None:
    """The answer of a query in files of its order. Raises OSError where the disk is full."""
    found = connection.sql(query, params=values).to_arrow_reader(_ROWS)
    folder.mkdir(parents=True, exist_ok=True)
    put(schema.empty_table(), folder / "000000.parquet")  # of no rows there is a file as well
    for number, batch in enumerate(found):
        put(pa.Table.from_batches([batch]).cast(schema), folder / f"{number:06}.parquet")
