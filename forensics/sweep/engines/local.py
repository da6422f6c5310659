"""The workers of a sweep as processes of this machine."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.context import BaseContext
from threading import Thread
from typing import TypeVar

from forensics.sweep.part import Job, Worker

Order = TypeVar("Order")
Result = TypeVar("Result")

_AHEAD = 2  # orders a worker: one in hand and one waiting
_worker: Worker | Exception | None = None


class Local:
    """Processes, as many as asked for, each with a worker of its own."""

    def __init__(self, job: Job, workers: int) -> None:
        self._job = job
        self.workers = workers
        self._pool = self._open()

    def run(
        self, task: Callable[[Worker, Order], Result], orders: Iterable[Order]
    ) -> Iterator[tuple[Order, Result | None]]:
        """As `Engine.run`. What a process had in hand when it ended is tried once more, alone."""
        left = iter(orders)
        under_way: dict[Future[Result], Order] = {}
        while True:
            room = self.workers * _AHEAD - len(under_way)
            under_way |= {self._pool.submit(_do, task, one): one for one in islice(left, room)}
            if not under_way:
                return
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            broken = [future for future in done if _ended_its_process(future)]
            for future in done.difference(broken):
                yield under_way.pop(future), future.result()
            if broken:
                again = list(under_way.values())
                under_way.clear()
                yield from self._one_by_one(task, again)

    def _one_by_one(
        self, task: Callable[[Worker, Order], Result], orders: Iterable[Order]
    ) -> Iterator[tuple[Order, Result | None]]:
        """Orders alone in a pool, so that the one that ends its process is known."""
        self.close()
        for order in orders:
            self._pool = self._open(1)
            try:
                yield order, self._pool.submit(_do, task, order).result()
            except BrokenProcessPool:
                yield order, None
            finally:
                self.close()
        self._pool = self._open()

    def _open(self, workers: int | None = None) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers or self.workers, _context(), initializer=_begin, initargs=(self._job,)
        )

    def close(self) -> None:
        """Ends the processes; what they have in hand is finished, what waits is not begun."""
        self._pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """Processes that are forked where nothing but imports has happened, or else begun anew.

    A fork of this process itself would inherit its threads' locks.
    """
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _begin(job: Job) -> None:
    Thread(target=_leave_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the sweep ends the workers, in good order
    global _worker  # one a process: its model and its sandbox are dear to start
    try:
        _worker = Worker(job)
    except Exception as error:  # said by the first task: raised here, it would end the process
        _worker = error


def _leave_with_parent() -> None:
    """A sweep that is killed leaves no process behind that still writes."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(task: Callable[[Worker, Order], Result], order: Order) -> Result:
    if isinstance(_worker, Exception):
        raise _worker
    assert _worker is not None
    return task(_worker, order)


def _ended_its_process(future: Future[Result]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)
