"""How far a sweep is, as a small file that others read while it runs."""

from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Literal

from pydantic import ValidationError

from forensics.model.base import Noun
from forensics.sweep.output.whole import whole
from forensics.sweep.run import Step

ADVANCE = "advance.json"
_SECONDS = 0.5  # between two writings of one step

Ending = Literal["finished", "stopped", "failed"]


class Advance(Noun):
    """The step under way, since when, and what is done of it, `of` how much where that is known.

    `applications` and `errors` are those so far. `ended` is None while the sweep runs, or where its
    process was ended from outside; `error` says why it failed.
    """

    step: str
    done: int
    of: int | None
    applications: int = 0
    errors: int = 0
    since: datetime
    at: datetime
    ended: Ending | None = None
    error: str | None = None

    @property
    def rate(self) -> float | None:
        """How many a second, over the whole step; None before anything is done."""
        seconds = (self.at - self.since).total_seconds()
        return self.done / seconds if seconds > 0 and self.done else None

    @property
    def seconds_left(self) -> float | None:
        """Of this step, at its rate; None where that cannot be known."""
        if self.of is None or self.rate is None:
            return None
        return max(0, self.of - self.done) / self.rate


def read_advance(folder: Path) -> Advance | None:
    """How far the sweep of `folder` is; None where it wrote nothing that can be read."""
    try:
        return Advance.model_validate_json((folder / ADVANCE).read_bytes())
    except (OSError, ValidationError):
        return None


class Journal:
    """Writes how far a sweep is, each time whole. Raises OSError where it cannot be written."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ADVANCE
        self._last = Advance(step="starting", done=0, of=None, since=_now(), at=_now())
        self._written = 0.0
        self._write(self._last)

    def tell(self, step: Step) -> None:
        """A step goes on; what follows too soon on the last telling waits for the next."""
        now = _now()
        anew = step.name != self._last.step
        self._last = Advance(
            step=step.name,
            done=step.done,
            of=step.of,
            applications=step.applications or self._last.applications,
            errors=step.errors or self._last.errors,
            since=now if anew else self._last.since,
            at=now,
        )
        if anew or monotonic() - self._written >= _SECONDS:
            self._write(self._last)

    def end(self, how: Ending, error: str | None = None) -> None:
        """The last word."""
        self._write(self._last.model_copy(update={"ended": how, "error": error, "at": _now()}))

    def _write(self, advance: Advance) -> None:
        with whole(self._path) as unfinished:
            unfinished.write_text(advance.model_dump_json(), encoding="utf-8")
        self._written = monotonic()


def _now() -> datetime:
    return datetime.now(UTC)
