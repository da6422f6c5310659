"""One part of a sweep: a chunk of applications read, examined and written down by one worker."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter

from forensics.assembly.intake import Intake
from forensics.errors import ReadError
from forensics.model import Application, UnreadDocument
from forensics.settings import Settings
from forensics.sweep.bench import Examine, Examined, Nobody, SweepBench
from forensics.sweep.cache import Cache, digest
from forensics.sweep.rows import Made, Rows, held
from forensics.sweep.sources import Chunk, items

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
        day = None if intake.submission.submitted_at else self.job.today
        key = digest(of | {"step": self.job.examine, "today": day})
        if before := known.get(read_key):
            application, errors = _READ.validate_json(before)
            application = application.model_copy(update={"id": intake.id})
        else:
            application, errors = self.bench.application(replace(intake, contents=files))
            known.put(read_key, _READ.dump_json((application, errors)).decode())
        if answer := known.get(key):
            return application, Examined.model_validate_json(answer)
        found = self._fresh(application, errors)
        known.put(key, found[1].model_dump_json())
        return found

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

    Raises OSError where it cannot be written.
    """
    job = worker.job
    mark = job.mark(chunk)
    if before := held(job.parts, chunk.number, mark):
        return before
    rows = Rows()
    for item in items(chunk):
        if item.intake is None:
            rows.failed(item)
        else:
            rows.examined(item, *worker.take(item.intake))
    rows.write(job.parts, chunk.number, mark)
    worker.flush()
    return Made(chunk.number, *rows.counts)


def give_up(job: Job, chunk: Chunk, why: str) -> Made:
    """A part whose applications end the process that reads them: each is an error, none is lost."""
    rows = Rows()
    for item in items(chunk):
        rows.failed(replace(item, intake=None, reason="crashed", message=why))
    rows.write(job.parts, chunk.number, job.mark(chunk))
    return Made(chunk.number, *rows.counts)
