"""The workers of a sweep as actors of a Ray cluster, each with a model and a sandbox of its own.

What a sweep reads and its folder must be shared by all machines under one path. Orders and counts
alone pass through the driver: applications, keys and text go from file to file.
"""

import socket
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import urlsplit

from forensics.errors import SettingsError
from forensics.sweep.part import Job, Worker

PORT = 10001  # of Ray's own for ray://
KNOCK = 10.0  # seconds to be answered in

Order = TypeVar("Order")
Result = TypeVar("Result")


class _Actor:
    """One worker on some machine of the cluster."""

    def __init__(self, job: Job) -> None:
        self._worker: Worker | Exception
        try:
            self._worker = Worker(job)
        except Exception as error:  # said by the first task: raised here, it would end the actor
            self._worker = error

    def do(self, task: Callable[[Worker, Order], Result], order: Order) -> Result:
        """A task on one order. Raises what kept the worker from beginning."""
        if isinstance(self._worker, Exception):
            raise self._worker
        return task(self._worker, order)


class Cluster:
    """Actors, one a processor of the cluster unless fewer are asked for."""

    def __init__(self, job: Job, workers: int | None, address: str | None) -> None:
        """`address` is "ray://host:port"; None is the cluster this machine is of, else a new one.

        Raises SettingsError where Ray is not installed or does not answer.
        """
        try:
            import ray
        except ImportError:
            reason = "Ray is not installed: pip install 'resume-forensics[ray]'"
            raise SettingsError(f"--engine ray: {reason}") from None
        self._ray: Any = ray
        self._job = job
        _connect(ray, address)
        self.workers = workers or max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        self._kind: Any = self._ray.remote(num_cpus=1)(_Actor)
        self._actors = [self._kind.remote(job) for _ in range(self.workers)]

    def run(
        self, task: Callable[[Worker, Order], Result], orders: Iterable[Order]
    ) -> Iterator[tuple[Order, Result | None]]:
        """As `Engine.run`. An order whose actor ends is tried once more by a new one."""
        ended = self._ray.exceptions
        left = iter(orders)
        free = list(self._actors)
        under_way: dict[Any, tuple[Any, Order, bool]] = {}  # by the future: actor, order, again
        while True:
            for order in islice(left, len(free)):
                self._give(under_way, free.pop(), task, order, again=False)
            if not under_way:
                return
            (future, *_), _ = self._ray.wait(list(under_way), num_returns=1)
            actor, order, again = under_way.pop(future)
            try:
                result = self._ray.get(future)
            except (ended.RayActorError, ended.OutOfMemoryError):
                self._actors.remove(actor)
                actor = self._kind.remote(self._job)
                self._actors.append(actor)
                if not again:
                    self._give(under_way, actor, task, order, again=True)
                    continue
                result = None
            free.append(actor)
            yield order, result

    def _give(
        self,
        under_way: dict[Any, tuple[Any, Order, bool]],
        actor: Any,
        task: Callable[[Worker, Order], Result],
        order: Order,
        *,
        again: bool,
    ) -> None:
        under_way[actor.do.remote(task, order)] = (actor, order, again)

    def close(self) -> None:
        """Ends the actors and leaves the cluster as it was."""
        for actor in self._actors:
            self._ray.kill(actor)
        self._actors.clear()
        self._ray.shutdown()


def _connect(ray: Any, address: str | None) -> None:
    quiet = {"log_to_driver": False, "ignore_reinit_error": True}
    try:
        if address is not None:
            _knock(address)
            ray.init(address=address, **quiet)
            return
        try:
            ray.init(address="auto", **quiet)
        except ConnectionError:  # no cluster runs: one of this machine alone
            ray.init(include_dashboard=False, **quiet)
    except (OSError, ValueError, RuntimeError) as error:
        raise SettingsError(f"--engine {address or 'ray'}: {error}") from error


def _knock(address: str) -> None:
    """Ray itself waits four minutes for a machine that does not answer. Raises OSError."""
    place = urlsplit(address if "://" in address else f"//{address}")
    socket.create_connection((place.hostname or "", place.port or PORT), timeout=KNOCK).close()
