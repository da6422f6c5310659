"""What ends workers costs itself alone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from forensics.settings import Settings
from forensics.sweep.again import Again
from forensics.sweep.apart import compare_apart, make_apart
from forensics.sweep.engines import Order, Result
from forensics.sweep.part import CRASHED, Job, Worker, make
from forensics.sweep.rows import Made, held, place
from forensics.sweep.run import Request, Step, sweep
from forensics.sweep.sources import plan
from forensics.sweep.workplace import WORK, SweepError
from tests.sweep.engines.tasks import Dying, job
from tests.sweep.test_run import FILES, fill


def test_of_a_chunk_only_what_ends_its_worker_is_lost_and_a_resume_tries_it_again(
    tmp_path: Path,
) -> None:
    names = ("a.txt", "b fatal.txt", "c.txt")
    fill(tmp_path / "in", dict(zip(names, FILES.values(), strict=False)))
    told = job(tmp_path / "home")
    (chunk,) = plan([str(tmp_path / "in")], told.work, {})
    engine = Dying(told, 1)
    assert dict(engine.run(make, [chunk])) == {chunk: None}
    assert make_apart(engine, told, chunk) == Made(0, 2, 1)
    engine.close()
    ids = pq.read_table(place(told.parts, "applications", 0))["id"].to_pylist()
    assert ids == ["a.txt", "c.txt"]
    errors = pq.read_table(place(told.parts, "errors", 0)).to_pylist()
    assert [(row["application"], row["reason"], row["message"]) for row in errors] == [
        ("b fatal.txt", "crashed", CRASHED),
    ]
    assert held(told.parts, 0, told.mark(chunk)) is None


@dataclass
class Told:
    """An engine in this process; of the orders for whom `ends` is true there is no result."""

    worker: Worker | None
    ends: Callable[[object], bool]
    workers = 1

    def run(
        self, task: Callable[[Worker, Order], Result], orders: Iterable[Order]
    ) -> Iterator[tuple[Order, Result | None]]:
        for order in orders:
            ended = self.worker is None or (task.__name__ != "give_up" and self.ends(order))
            yield order, None if ended or self.worker is None else task(self.worker, order)

    def close(self) -> None:
        """Nothing to end."""


def test_workers_that_never_begin_end_the_sweep(tmp_path: Path) -> None:
    fill(tmp_path / "in")
    told = job(tmp_path / "home")
    (chunk,) = plan([str(tmp_path / "in")], told.work, {})
    with pytest.raises(SweepError, match="before it began"):
        make_apart(Told(None, bool), told, chunk)
    assert not told.parts.exists()


def test_what_cannot_be_compared_is_an_error_and_never_clear(tmp_path: Path) -> None:
    fill(tmp_path / "in", {name: FILES[name] for name in ("a.txt", "b.txt")})
    home = Settings(home=tmp_path / "home", llm_base_url=None)
    given = Request((str(tmp_path / "in"),), tmp_path / "out", workers=1, memory_gb=1.0)

    def stop(step: Step) -> None:
        if step.name == "writing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(home, given, progress=stop)
    work = tmp_path / "out" / WORK
    told = Job(home, work, "fast", date(2026, 1, 1), "1", cached=False)
    for file in (work / "assessed").glob("linked-*"):
        file.unlink()
    with Worker(told) as worker:
        engine = Told(worker, lambda order: getattr(order, "first", None) == 1)
        compare_apart(engine, told, [Again(0, 1, 1)])
    rows = {
        row["application"]: row
        for file in (work / "assessed").glob("*.parquet")
        for row in pq.read_table(file).to_pylist()
    }
    assert "corpus.shared_passages" in rows[0]["hits"]
    assert not any(name.startswith("corpus.") for name in rows[1]["hits"])
    assert rows[1]["error"] >= rows[0]["error"] + 4
