"""Examining many innocent applications: a few processes, each with a workbench of its own."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from forensics.assembly.intake import Intake
from forensics.assembly.templates import SHIPPED, LibraryTemplates
from forensics.assembly.workbench import Workbench
from forensics.engine import Progress
from forensics.errors import ForensicsError
from forensics.evaluate.alarms_corpora import Innocent
from forensics.evaluate.alarms_counting import Seen, SeenHit
from forensics.model import Application, Outcome, Tools
from forensics.settings import Settings
from forensics.store.database import open_database
from index.embedding import MiniLM
from index.intake import import_from
from index.library import Library
from index.template import TemplateStatus

CHUNK = 8
_bench: Workbench | None = None


class WorkerError(ForensicsError):
    """A process that examines could not start, or was ended from outside."""


class InnocentBench(Workbench):
    """A workbench with the catalogue and lists at hand, other templates and no language model."""

    def __init__(self, settings: Settings, library: Path) -> None:
        self._library = library
        super().__init__(settings.model_copy(update={"llm_base_url": None}))

    def _open_tools(self) -> Tools:
        library = _library(_beside(self.settings, self._library))
        library.embedder.embed(["the first line loads the model"])
        return Tools(templates=LibraryTemplates(library))

    def _corpus(self, intake: Intake, application: Application, progress: Progress) -> None:
        """None: what the operator keeps must not change what is counted."""
        return


@contextmanager
def stable_exemplars(settings: Settings) -> Iterator[Path]:
    """A passing home whose library holds the shipped exemplars as stable, as the demo's does."""
    with tempfile.TemporaryDirectory(prefix="forensics-alarms-") as folder:
        home = Path(folder)
        import_from(_library(_beside(settings, home)), SHIPPED, TemplateStatus.STABLE)
        yield home


def _library(settings: Settings) -> Library:
    """One thread each: as many processes run as there are cores."""
    return Library(open_database(settings.database), MiniLM(threads=1), settings.home / "index")


def _beside(settings: Settings, home: Path) -> Settings:
    return settings.model_copy(update={"home": home, "database_url": None})


def examine_all(
    settings: Settings,
    innocents: Sequence[Innocent],
    workers: int,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Seen, ...]:
    """Examine every application, in the order given; `progress` is told how many are done."""
    found: list[Seen] = []
    open_database(settings.database).dispose()  # brought up to date once, not by each worker
    with stable_exemplars(settings) as home:
        for seen in _examined(settings, home, innocents, workers):
            found.append(seen)
            progress(len(found), len(innocents))
    return tuple(found)


def _examined(
    settings: Settings, home: Path, innocents: Sequence[Innocent], workers: int
) -> Iterator[Seen]:
    if workers == 1:
        with InnocentBench(settings, home) as bench:
            yield from (examine(bench, one) for one in innocents)
        return
    with ProcessPoolExecutor(
        workers, get_context("spawn"), initializer=_open, initargs=(settings, home)
    ) as pool:
        try:
            yield from pool.map(_examine, innocents, chunksize=CHUNK)
        except BrokenProcessPool as error:
            raise WorkerError("a worker ended; `--workers 1` shows why") from error


def _open(settings: Settings, home: Path) -> None:
    global _bench  # one workbench a process: its model and its sandbox are dear to start
    _bench = InnocentBench(settings, home)


def _examine(innocent: Innocent) -> Seen:
    assert _bench is not None
    return examine(_bench, innocent)


def examine(bench: Workbench, innocent: Innocent) -> Seen:
    """Examine one application; a file that cannot be read is named, never passed over."""
    examination, assessment = bench.examine(innocent.intake)
    return Seen(
        id=innocent.intake.id,
        corpus=innocent.corpus,
        person=innocent.person,
        band=assessment.band,
        outcomes={run.signal: run.outcome for run in examination.runs},
        hits=tuple(
            SeenHit(
                signal=run.signal,
                strength=finding.strength or run.strength,
                summary=finding.summary,
                quotes=tuple(evidence.quote for evidence in finding.evidence),
            )
            for run in examination.runs
            for finding in run.findings
        ),
        failed=(
            *(f"{error.document}: {error.message}" for error in examination.errors),
            *(
                f"{run.signal}: {run.reason}"
                for run in examination.runs
                if run.outcome is Outcome.ERROR
            ),
        ),
    )
