"""Rewording: applications that tell the same in other words, found before links are made.

    stems     parts -> the words that tell an application apart
    nearest   -> for each application those nearest in words
    choosing  -> the pairs worth comparing, within a budget
    meaning   -> their passages as vectors
    confirming-> pairs with enough rare passages reworded

Workers do all but the choosing. A step that was cut off begins anew; what ends a worker twice is
left, and noted of the applications it is about.
"""

import logging
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from forensics.sweep.engines import Engine
from forensics.sweep.linking.reworded import FILE, ROWS
from forensics.sweep.part import Job, Worker
from forensics.sweep.rewording import choosing, confirming, meaning, nearest, stems
from forensics.sweep.rewording.leaving import ENDED, Left
from forensics.sweep.rewording.place import place
from forensics.sweep.rows import put
from index.vectors import Ids

__all__ = ["Looked", "find_reworded"]

_log = logging.getLogger(__name__)

Order = TypeVar("Order")
Progress = Callable[[int, int], None]


class Looked(NamedTuple):
    """Pairs of applications that were compared by meaning, that were left, and that stood.

    For `unsought` applications nobody was looked for, for it ended the worker that looks.
    """

    compared: int
    left: int
    reworded: int
    unsought: int = 0


def find_reworded(
    engine: Engine,
    connection: duckdb.DuckDBPyConnection,
    job: Job,
    applications: int,
    most: int = choosing.MOST,
    progress: Progress = lambda done, of: None,
) -> Looked:
    """Writes what links are then made of (`linking.reworded`); `most` passages are embedded.

    The rows are the same whatever the number of parts and workers. Of each application it is noted
    what was not compared (`sweep.uncompared`), and so is what ended its worker twice. `progress` is
    told the texts embedded, of how many. Raises OSError, EmbedderError where the model is absent.
    """
    work = job.work
    shutil.rmtree(place(work), ignore_errors=True)
    place(work).mkdir(parents=True)
    left = Left()
    _find_near(engine, connection, job, applications, left)
    choice = choosing.choose(connection, work, most)
    left.pairs(*_sides(choice.left), choice.why)
    _find_meaning(engine, work, left, progress)
    first = confirming.orders(work, choosing.CHOSEN, choosing.CHOSEN, "first", choice.drawn)
    _confirm(engine, work, first, left)
    stood = _pairs(work, "first")
    put(stood, place(work) / "stood.parquet")
    second = confirming.orders(work, "stood.parquet", "stood.parquet", "second", choice.drawn)
    _confirm(engine, work, second, left)
    left.note(work)
    put(_rows(work, "second"), work / FILE)
    reworded = len(_pairs(work, "second"))
    shutil.rmtree(place(work))
    compared = choice.compared + len(choice.left) - left.count
    return Looked(compared, left.count, reworded, left.unsought_count)


def _find_near(
    engine: Engine, connection: duckdb.DuckDBPyConnection, job: Job, applications: int, left: Left
) -> None:
    """The pairs that are alike in words."""
    parts = sorted((job.parts / "passages").glob("*.parquet"))
    for lost in _ended(engine, stems.count_stems, (stems.Part(int(one.stem)) for one in parts)):
        left.unsought(stems.held(job.parts, lost))
        put(stems.STEMS.empty_table(), place(job.work, stems.TABLE) / f"{lost.number:06}.parquet")
    put(nearest.PAIRS.empty_table(), place(job.work, nearest.TABLE) / "none.parquet")
    blocks = list(nearest.lay_out(connection, job.work, applications))
    for block in _ended(engine, nearest.find_nearest, blocks):
        left.unsought(nearest.held(job.work, block))


def _find_meaning(engine: Engine, work: Path, left: Left, progress: Progress) -> None:
    """The chosen passages as vectors; pairs of which some are missing are chosen no more."""
    texts = meaning.cut(work)
    done = 0

    def told(order: meaning.Texts) -> None:
        nonlocal done
        done += order.last - order.first
        progress(done, texts[-1].last)

    lost = _ended(engine, meaning.embed, texts, told)
    meaning.join(work, texts)
    chosen = pq.read_table(place(work) / choosing.CHOSEN)
    x, y = _sides(chosen)
    without = meaning.held(work, lost)
    whole = ~(np.isin(x, without) | np.isin(y, without))
    left.pairs(x[~whole], y[~whole], ENDED)
    put(chosen.filter(pa.array(whole)), place(work) / choosing.CHOSEN)


def _confirm(engine: Engine, work: Path, orders: Sequence[confirming.Confirm], left: Left) -> None:
    for lost in _ended(engine, confirming.confirm, orders):
        pairs = pq.read_table(place(work) / lost.pairs).slice(lost.first, lost.last - lost.first)
        left.pairs(*_sides(pairs), ENDED)


def _ended(
    engine: Engine,
    task: Callable[[Worker, Order], int],
    orders: Iterable[Order],
    done: Callable[[Order], None] = lambda order: None,
) -> list[Order]:
    """Orders that ended their worker, and once more when they were tried alone."""
    lost = []
    for order, count in engine.run(task, orders):
        if count is None:
            _log.warning("looking for reworded passages ended its worker, twice: %s", order)
            lost.append(order)
        done(order)
    return lost


def _sides(pairs: pa.Table) -> tuple[Ids, Ids]:
    return pairs["x"].to_numpy(), pairs["y"].to_numpy()


def _rows(work: Path, table: str) -> pa.Table:
    """What the orders of one pass found, in the order of the pairs."""
    files = sorted(place(work, table).glob("*.parquet"))
    tables = [ROWS.empty_table(), *(pq.read_table(path) for path in files)]
    keys = [(name, "ascending") for name in ("x", "y", "place_x", "place_y")]
    return pa.concat_tables(tables).sort_by(keys)


def _pairs(work: Path, table: str) -> pa.Table:
    found = _rows(work, table).group_by(["x", "y"]).aggregate([])
    return found.sort_by([("x", "ascending"), ("y", "ascending")])
