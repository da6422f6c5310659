"""One part of a sweep: a chunk of applications read, examined and written down by one worker."""

import logging
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter
from sqlalchemy.exc import SQLAlchemyError

from forensics.assembly.intake import Intake
from forensics.errors import ReadError, SandboxError, SettingsError, Unread
from forensics.model import Application, Outcome, UnreadDocument
from forensics.settings import Settings
from forensics.sweep.attempts import Attempt
from forensics.sweep.bench import Examine, Examined, Nobody, SweepBench
from forensics.sweep.cache import Cache, digest
from forensics.sweep.rows import Made, Rows, held
from forensics.sweep.sources import Chunk, Item, items
from index.errors import LibraryError

_log = logging.getLogger(__name__)

CRASHED = "ended the process that read it, twice"
_UNSETTLED = ""  # the mark of a part that is made anew when the sweep goes on
_PASSING = {Unread.TIMEOUT, Unread.CRASHED, Unread.OUT_OF_MEMORY}  # a busy machine's, perhaps
# What fails for every application alike is none of one: it ends the sweep, which can go on later.
_OURS = (OSError, SettingsError, SandboxError, LibraryError, SQLAlchemyError)

_Read = tuple[Application, tuple[UnreadDocument, ...]]
_READ: TypeAdapter[_Read] = TypeAdapter(_Read)


@dataclass(frozen=True)
class Job:
    """What every worker of a sweep is told.

    `work` is the folder of parts, shared by all; `today` counts where an application has no day of
    submission; `versions` is a digest of all that reads, examines and compares.
    """

    settings: Settings
    work: Path
    examine: Examine
    today: date
    versions: str
    cached: bool = True

    @property
    def parts(self) -> Path:
        """Where parts are written."""
        return self.work / "parts"

    def mark(self, chunk: Chunk) -> str:
        """Tells parts apart that were made of other applications, or by another version."""
        made_of = {"chunk": chunk.digest, "examine": self.examine, "today": self.today}
        return digest(made_of | {"versions": self.versions})


class Worker:
    """One process that makes parts; its model and its sandbox are opened once."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.bench = SweepBench(job.settings, job.examine, job.today)
        self._cache = Cache(job.settings.home) if job.cached else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.bench.__exit__(kind, error, trace)
        if self._cache is not None:
            self._cache.__exit__(kind, error, trace)

    def take(self, intake: Intake) -> tuple[Application, Examined]:
        """Reads and examines one application, or reads back what both came to before."""
        try:
            files = {path: intake.load(path) for path in intake.submission.paths()}
        except ReadError:  # said again, with its reason, where the file is read
            files = {}
        if self._cache is None or not files:
            return self._fresh(*self.bench.application(intake))
        known = self._cache
        contents = {path: sha256(data).hexdigest() for path, data in files.items()}
        facts = intake.submission.model_dump(mode="json", exclude={"id"})
        of = {"files": contents, "facts": facts, "versions": self.job.versions}
        read_key = digest(of | {"step": "read"})
        # The day counts for dated applications too: what is on a list may have expired by then.
        key = digest(of | {"step": self.job.examine, "today": self.job.today})
        if before := known.get(read_key):
            application, errors = _READ.validate_json(before)
            application = application.model_copy(update={"id": intake.id})
        else:
            application, errors = self.bench.application(replace(intake, contents=files))
            if _PASSING.isdisjoint(error.reason for error in errors):
                known.put(read_key, _READ.dump_json((application, errors)).decode())
        if answer := known.get(key):
            return application, Examined.model_validate_json(answer)
        found = self._fresh(application, errors)
        if self._lasting(found[1]):
            known.put(key, found[1].model_dump_json())
        return found

    def _lasting(self, found: Examined) -> bool:
        """Whether examining again would say the same: nothing failed that may go well next time."""
        runs = found.runs or ()
        asking = {signal.name for signal in self.bench.signals if "llm" in signal.needs}
        unsure = self.job.examine == "full" and any(
            run.reason for run in runs if run.signal in asking
        )
        return (
            not unsure
            and _PASSING.isdisjoint(error.reason for error in found.errors)
            and all(run.outcome is not Outcome.ERROR for run in runs)
        )

    def _fresh(
        self, application: Application, errors: tuple[UnreadDocument, ...]
    ) -> tuple[Application, Examined]:
        return application, self.bench.examined(application, errors, Nobody())

    def flush(self) -> None:
        """Writes what the cache still holds in memory."""
        if self._cache is not None:
            self._cache.flush()


def make(worker: Worker, chunk: Chunk) -> Made:
    """The part of a chunk: that made earlier, or a new one, written whole or not at all.

    An application that ended two processes is not tried again here, and one whose examination
    raises is an error: neither costs the others anything. Raises OSError where it cannot be
    written, and whatever would fail for every application.
    """
    job = worker.job
    mark = job.mark(chunk)
    if before := held(job.parts, chunk.number, mark):
        return before
    rows = Rows()
    with Attempt(job.work, chunk.number) as attempt:
        for item in items(chunk):
            if item.intake is None:
                rows.failed(item)
            elif not attempt.take(item.number):
                mark = _UNSETTLED
                rows.failed(replace(item, intake=None, reason=Unread.CRASHED, message=CRASHED))
            else:
                _take(worker, item, item.intake, rows)
        attempt.put_down()
        rows.write(job.parts, chunk.number, mark)
        worker.flush()
    return Made(chunk.number, *rows.counts)


def _take(worker: Worker, item: Item, intake: Intake, rows: Rows) -> None:
    try:
        rows.examined(item, *worker.take(intake))
    except _OURS:
        raise
    except Exception as error:  # of one application: the others shall not pay for it
        _log.exception("examining %s failed", item.origin)
        message = f"examining it ended in {type(error).__name__}: an error that should not be"
        rows.failed(replace(item, intake=None, reason=Unread.CRASHED, message=message))


def give_up(job: Job, chunk: Chunk) -> Made:
    """A part whose applications end processes, and it cannot be told which: each is an error.

    It is tried again when the sweep is taken up. Raises OSError.
    """
    rows = Rows()
    for item in items(chunk):
        rows.failed(replace(item, intake=None, reason=Unread.CRASHED, message=CRASHED))
    rows.write(job.parts, chunk.number, _UNSETTLED)
    return Made(chunk.number, *rows.counts)
