"""Where the workers of a sweep run: processes of this machine, or a cluster."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from forensics.sweep.part import Worker

Order = TypeVar("Order")
Result = TypeVar("Result")


class Engine(Protocol):
    """Runs a task on every order, each in one of several workers."""

    @property
    def workers(self) -> int:
        """How many there are."""
        ...

    def run(
        self, task: Callable[[Worker, Order], Result], orders: Iterable[Order]
    ) -> Iterator[tuple[Order, Result | None]]:
        """Each order with its result, as they are done; None where it ended its worker twice.

        Orders are taken as workers become free, never all at once. Raises what a task raises, and
        what keeps a worker from beginning.
        """
        ...

    def close(self) -> None:
        """Ends the workers."""
        ...
