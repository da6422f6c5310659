"""Orders that workers of every engine are given in tests."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from forensics.assembly.intake import Intake
from forensics.model import Application
from forensics.settings import Settings
from forensics.sweep.bench import Examined
from forensics.sweep.engines import Order, Result
from forensics.sweep.engines.local import Local
from forensics.sweep.part import Job, Worker


def job(home: Path) -> Job:
    """A job that examines nothing, so that its workers start quickly."""
    return Job(
        settings=Settings(home=home),
        work=home / "work",
        examine="none",
        today=date(2026, 1, 1),
        versions="1",
        cached=False,
    )


def double(worker: Worker, order: int) -> int:
    """Twice the order."""
    return 2 * order


def where(worker: Worker, order: int) -> int:
    """The process that was given the order."""
    return os.getpid()


def die_of_three(worker: Worker, order: int) -> int:
    """As `double`, but the order 3 ends its process whenever it is tried."""
    if order == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * order


def die_once(worker: Worker, order: int) -> int:
    """As `double`, but the order 3 ends the first process that is given it."""
    been_here = worker.job.work / "been-here"
    if order == 3 and not been_here.exists():
        been_here.parent.mkdir(parents=True, exist_ok=True)
        been_here.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * order


class Dying(Local):
    """An engine whose processes end once they take an application named "fatal" in hand."""

    def run(
        self, task: Callable[[Worker, Order], Result], orders: Iterable[Order]
    ) -> Iterator[tuple[Order, Result | None]]:
        """As `Local.run`."""
        return super().run(partial(_dying, task), orders)


def _dying(task: Callable[[Worker, Order], Result], worker: Worker, order: Order) -> Result:
    read = worker.take

    def take(intake: Intake) -> tuple[Application, Examined]:
        if "fatal" in intake.id:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(intake)

    worker.take = take  # type: ignore[method-assign]
    return task(worker, order)


def fail(worker: Worker, order: int) -> int:
    """A full disk, say."""
    raise OSError(28, "No space left on device", str(worker.job.work))
