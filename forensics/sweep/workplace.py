"""Where a sweep works, and what it was asked for: so that it can be taken up again."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from forensics.errors import ForensicsError
from forensics.model.base import Noun
from forensics.store.looked_back import Mark
from forensics.sweep.bench import Examine
from forensics.sweep.rows import UNFINISHED
from forensics.sweep.schemas import VERSION

WORK = ".sweep"
_PLAN = "plan.json"


class SweepError(ForensicsError):
    """A sweep cannot begin or go on; the message says why and what to do."""


class Plan(Noun):
    """What was asked for. Only an unfinished sweep of the same plan can be taken up again.

    `today` is the day the sweep began: it counts where an application has no day of submission,
    on whatever day the sweep goes on. `known` is how far lists and library had come then: what came
    later is looked for in the applications that the sweep stores.
    """

    paths: tuple[str, ...]
    columns: dict[str, str]
    examine: Examine
    size: int
    began: datetime
    known: Mark | None = None
    tables: int = VERSION

    @property
    def today(self) -> date:
        """The day the sweep began, UTC."""
        return self.began.astimezone(UTC).date()


@contextmanager
def taken(out: Path) -> Iterator[Path]:
    """The work folder of `out`, which no other sweep may use meanwhile.

    Raises SweepError where one does, OSError where the folder cannot be made.
    """
    work = out / WORK
    work.mkdir(parents=True, exist_ok=True)
    lock = FileLock(work / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise SweepError(f"{out}: another sweep is writing there") from None
    try:
        yield work
    finally:
        lock.release()


def unfinished(out: Path) -> bool:
    """Whether a sweep into `out` was begun and has not ended: it can be taken up."""
    return (out / WORK / _PLAN).exists()


def begin(work: Path, plan: Plan, *, resume: bool) -> Plan:
    """The plan to follow: that of an unfinished sweep where it is taken up, else `plan`, anew.

    Raises SweepError where an unfinished sweep lies there and is not to be taken up, or is of
    another plan.
    """
    before = _read(work / _PLAN)
    if before is None:
        _clear(work)
    elif not resume:
        raise SweepError(
            f"{work.parent}: an unfinished sweep lies there: go on with --resume, or remove {work}"
        )
    else:
        for key in ("paths", "columns", "examine", "size", "tables"):
            was, now = getattr(before, key), getattr(plan, key)
            if was != now:
                raise SweepError(f"{work.parent}: the unfinished sweep has {key} {was}, not {now}")
        for half in work.rglob(f"*{UNFINISHED}"):
            half.unlink()
        return before
    half = work / f"{_PLAN}{UNFINISHED}"
    half.write_text(plan.model_dump_json(indent=1), encoding="utf-8")
    half.replace(work / _PLAN)
    return plan


def end(work: Path) -> None:
    """What lay there for going on is removed: everything it tells stands beside it now."""
    (work / _PLAN).unlink()  # first: cut off here, a new sweep clears the rest
    _clear(work)


def drop_parts_from(parts: Path, number: int) -> None:
    """Removes parts of an earlier, longer input."""
    for path in parts.glob("*/*.parquet"):
        if int(path.stem) >= number:
            path.unlink()


def _read(path: Path) -> Plan | None:
    if not path.exists():
        return None
    try:
        return Plan.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (ValidationError, ValueError) as error:
        reason = "is of another version or damaged: remove its folder to begin anew"
        raise SweepError(f"{path} {reason}") from error


def _clear(work: Path) -> None:
    for path in work.iterdir():
        if path.name == "lock":
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
