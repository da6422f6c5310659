"""The sweeps that a home holds, and what has become of each."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from pydantic import ValidationError

from forensics.settings import Settings
from forensics.sweep.background.advance import Advance, read_advance
from forensics.sweep.background.order import FOUND, Order, swept
from forensics.sweep.workplace import unfinished

LOCK, ORDER, LOG, STOP = "lock", "order.json", "log.txt", "stop"
ID = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{8}")
"""Of a sweep: when it began, and what tells it from others of that second."""
_LOG_SHOWN = 4000  # characters of the log's end
_PROBE = 0.1  # seconds: another who looks holds the lock for far less

State = Literal["running", "finished", "stopped", "failed", "cut_off"]


@dataclass(frozen=True)
class Kept:
    """A sweep of this home, as it stands now; `folder` is its own.

    `cut_off` is a sweep whose process is gone without a word. `advance` is None where it was ended
    before it wrote any.
    """

    id: str
    folder: Path
    order: Order
    advance: Advance | None
    state: State

    @property
    def out(self) -> Path:
        """Where its files stand once it has finished."""
        return self.folder / FOUND

    @property
    def resumable(self) -> bool:
        """Whether something was done that is not done again."""
        begun = unfinished(self.out) or swept(self.out)
        return self.state not in {"running", "finished"} and begun

    def log(self) -> str:
        """The end of what its process printed. Raises OSError."""
        with (self.folder / LOG).open("rb") as file:
            length = file.seek(0, 2)
            file.seek(max(0, length - _LOG_SHOWN))
            return file.read().decode("utf-8", "replace")


def sweeps(settings: Settings) -> Path:
    """The folder of all sweeps of a home."""
    return (settings.home / "sweeps").absolute()


def kept(settings: Settings) -> list[Kept]:
    """Every sweep of the home, the newest first."""
    folder = sweeps(settings)
    ids = sorted((path.name for path in folder.glob("*") if ID.fullmatch(path.name)), reverse=True)
    return [found for id_ in ids if (found := find(settings, id_))]


def find(settings: Settings, id_: str) -> Kept | None:
    """The sweep of this id; None where there is none, or its order cannot be read."""
    if not ID.fullmatch(id_):  # it may come from an address: it shall name no other folder
        return None
    folder = sweeps(settings) / id_
    try:
        order = Order.model_validate_json((folder / ORDER).read_bytes())
    except (OSError, ValidationError):
        return None
    # The lock is asked first: what is written after it is free was written before it ended.
    is_running = running(folder)
    advance = read_advance(folder)
    ended = advance.ended if advance else None
    return Kept(id_, folder, order, advance, "running" if is_running else ended or "cut_off")


def running(folder: Path) -> bool:
    """Whether a process holds the sweep's lock, which ends with it, however it ends."""
    try:
        with held(folder):
            return False
    except Timeout:
        return True


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The sweep's lock, for a moment. Raises Timeout where its process holds it."""
    with FileLock(folder / LOCK).acquire(timeout=_PROBE, poll_interval=_PROBE / 5):
        yield
