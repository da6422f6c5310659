"""A watchdog: ends what takes longer than it may, without a thread begun for every file."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Watchdog:
    """One thread beside one worker, asleep nearly all the time.

    It looks at least every `seconds` whether a time is up, and sleeps until it is where one runs:
    so a time of `seconds` or more is kept without waking it at each beginning.
    """

    def __init__(self, seconds: float, end: Callable[[], None]) -> None:
        """`end` is called once, by the watchdog's thread, when a time is up."""
        self._seconds, self._end = seconds, end
        self._due: float | None = None
        self._turn = threading.Lock()
        self._leaves = threading.Event()
        self.overtime = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """What is done inside may take `seconds`, which are not fewer than the watchdog's own.

        It is not left while it is being ended: whether it was, `overtime` tells from then on.
        """
        with self._turn:
            self._due = time.monotonic() + seconds
        try:
            yield
        finally:
            with self._turn:
                self._due = None

    def leave(self) -> None:
        """Ends the watch."""
        self._leaves.set()

    def _watch(self) -> None:
        pause = self._seconds
        while not self._leaves.wait(pause):
            with self._turn:
                due = self._due
                left = self._seconds if due is None else due - time.monotonic()
                if left <= 0:
                    self.overtime.set()
                    self._end()
                    return
            pause = min(left, self._seconds)
