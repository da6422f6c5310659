"""Rewording: applications that tell the same in other words, found before links are made.

    stems     parts -> the words that tell an application apart
    nearest   -> for each application those nearest in words
    choosing  -> the pairs worth comparing, within a budget
    meaning   -> their passages as vectors
    confirming-> pairs with enough rare passages reworded

Workers do all but the choosing. A step that was cut off begins anew.
"""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.sweep.engines import Engine
from forensics.sweep.linking.reworded import FILE, ROWS
from forensics.sweep.part import Job, Worker
from forensics.sweep.rewording import choosing, confirming, meaning, nearest, stems
from forensics.sweep.rewording.place import place
from forensics.sweep.rows import put
from forensics.sweep.workplace import SweepError

__all__ = ["Looked", "find_reworded"]

Order = TypeVar("Order")
Progress = Callable[[int, int], None]


class Looked(NamedTuple):
    """Pairs of applications that were compared by meaning, that were left, and that stood."""

    compared: int
    left: int
    reworded: int


def find_reworded(
    engine: Engine,
    connection: duckdb.DuckDBPyConnection,
    job: Job,
    applications: int,
    most: int = choosing.MOST,
    progress: Progress = lambda done, of: None,
) -> Looked:
    """Writes what links are then made of (`linking.reworded`); `most` passages are embedded.

    The rows are the same whatever the number of parts and workers. `progress` is told the texts
    embedded, of how many. Raises OSError, SweepError where an order ended its worker twice,
    EmbedderError where the model is absent.
    """
    work = job.work
    shutil.rmtree(place(work), ignore_errors=True)
    place(work).mkdir(parents=True)
    parts = sorted((job.parts / "passages").glob("*.parquet"))
    _all(engine, stems.count_stems, (stems.Part(int(path.stem)) for path in parts))
    put(nearest.PAIRS.empty_table(), place(work, nearest.TABLE) / "none.parquet")
    _all(engine, nearest.find_nearest, list(nearest.lay_out(connection, work, applications)))
    choice = choosing.choose(connection, work, most)
    texts = meaning.cut(work)
    done = 0
    for order in _each(engine, meaning.embed, texts):
        done += order.last - order.first
        progress(done, texts[-1].last)
    meaning.join(work)
    first = confirming.orders(work, choosing.CHOSEN, choosing.CHOSEN, "first", choice.drawn)
    _all(engine, confirming.confirm, first)
    stood = _pairs(work, "first")
    put(stood, place(work) / "stood.parquet")
    second = confirming.orders(work, "stood.parquet", "stood.parquet", "second", choice.drawn)
    _all(engine, confirming.confirm, second)
    put(_rows(work, "second"), work / FILE)
    reworded = len(_pairs(work, "second"))
    shutil.rmtree(place(work))
    return Looked(choice.compared, choice.left, reworded)


def _all(engine: Engine, task: Callable[[Worker, Order], int], orders: Iterable[Order]) -> None:
    for _ in _each(engine, task, orders):
        pass


def _each(
    engine: Engine, task: Callable[[Worker, Order], int], orders: Iterable[Order]
) -> Iterable[Order]:
    for order, count in engine.run(task, orders):
        if count is None:
            raise SweepError(f"looking for reworded passages ended its worker: {order}")
        yield order


def _rows(work: Path, table: str) -> pa.Table:
    """What the orders of one pass found, in the order of the pairs."""
    files = sorted(place(work, table).glob("*.parquet"))
    tables = [ROWS.empty_table(), *(pq.read_table(path) for path in files)]
    keys = [(name, "ascending") for name in ("x", "y", "place_x", "place_y")]
    return pa.concat_tables(tables).sort_by(keys)


def _pairs(work: Path, table: str) -> pa.Table:
    found = _rows(work, table).group_by(["x", "y"]).aggregate([])
    return found.sort_by([("x", "ascending"), ("y", "ascending")])
