"""A sweep from beginning to end: parts, links, a second look at what is linked, and the files."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from forensics import __version__
from forensics.model import Manifest
from forensics.settings import Settings
from forensics.sweep import again, workplace
from forensics.sweep.bench import Examine, SweepBench
from forensics.sweep.cache import Cache, digest
from forensics.sweep.duplicates import leave_out
from forensics.sweep.engines import Engine
from forensics.sweep.engines.choice import open_engine
from forensics.sweep.linking import Suppression, clusters, link
from forensics.sweep.output import RunCard, Summary, database, write
from forensics.sweep.part import Job, give_up, make
from forensics.sweep.sources import plan as planned
from forensics.sweep.workplace import Plan, SweepError

CHUNK = 100
"""Applications a part: what a kill may cost, and what a worker holds in memory at once."""
CRASHED = "ended the process that read it, twice"


@dataclass(frozen=True)
class Request:
    """What the user asked for.

    `columns` maps this project's names of columns to a table's; `engine` is "local", "ray" or
    "ray://address"; `memory_gb` is what joining may use, all workers aside.
    """

    paths: tuple[str, ...]
    out: Path
    columns: Mapping[str, str] = field(default_factory=dict)
    examine: Examine = "fast"
    engine: str = "local"
    workers: int | None = None
    resume: bool = False
    as_csv: bool = False
    cached: bool = True
    memory_gb: float = 4.0
    size: int = CHUNK


@dataclass(frozen=True)
class Step:
    """How far a sweep is: the step's name, what is done of it and, where it is known, of how much.

    `applications` and `errors` are those of all parts so far.
    """

    name: str
    done: int
    of: int | None
    applications: int = 0
    errors: int = 0


Progress = Callable[[Step], None]


def sweep(
    settings: Settings,
    request: Request,
    suppressions: Sequence[Suppression] = (),
    progress: Progress = lambda step: None,
) -> Summary:
    """Examines every application that the paths hold and links them; the files stand in `out`.

    Raises SubmissionError where a path cannot be read at all, SweepError where the folder is in
    use or holds another sweep, OSError where it cannot be written: what was done until then is
    taken up with `resume`.
    """
    asked = Plan(
        paths=tuple(os.path.abspath(path) for path in request.paths),  # noqa: PTH100  links kept
        columns=dict(request.columns),
        examine=request.examine,
        size=request.size,
        began=datetime.now(UTC),
    )
    if any(Path(path).resolve() == request.out.resolve() for path in request.paths):
        raise SweepError(f"{request.out}: what is swept and what is written must lie apart")
    with workplace.taken(request.out) as work:
        plan = workplace.begin(work, asked, resume=request.resume)
        manifest = _manifest(settings, plan)
        job = Job(
            settings=settings,
            work=work,
            examine=plan.examine,
            today=plan.today,
            versions=_versions(manifest),
            cached=request.cached and plan.examine != "none",
        )
        if job.cached:
            with Cache(settings.home) as cache:
                cache.prune(plan.began)
        engine = open_engine(request.engine, job, request.workers)
        try:
            made = _parts(engine, job, request, progress)
            _compare(engine, job, request, suppressions, made, progress)
        finally:
            engine.close()
        progress(Step("writing", 0, None))
        card = RunCard(
            version=__version__,
            started=plan.began,
            finished=datetime.now(UTC),
            options={"paths": " ".join(request.paths), "columns": str(dict(plan.columns) or "")},
            examine=plan.examine,
            engine=request.engine,
            workers=engine.workers,
            index_revision=manifest.index_revision,
            embedder=manifest.embedder,
            llm=manifest.llm,
        )
        found = clusters(work, request.memory_gb)
        summary = write(work, request.out, found, card, request.as_csv, request.memory_gb)
        workplace.end(work)
        return summary


@dataclass
class _Made:
    applications: int = 0
    errors: int = 0


def _parts(engine: Engine, job: Job, request: Request, progress: Progress) -> _Made:
    """Every part of the input, made or found."""
    total = 0
    progress(Step("counting", 0, None))
    for chunk in planned(request.paths, job.work, request.columns, request.size):
        total += chunk.count
    if not total:
        raise SweepError(f"{' '.join(request.paths)}: no files to examine")
    progress(Step("examining", 0, total))
    made, done, number = _Made(), 0, 0
    orders = planned(request.paths, job.work, request.columns, request.size)
    for chunk, part in engine.run(make, orders):
        kept = part or give_up(job, chunk, CRASHED)
        made.applications += kept.applications
        made.errors += kept.errors
        done += chunk.count
        number = max(number, chunk.number)
        progress(Step("examining", done, total, made.applications, made.errors))
    workplace.drop_parts_from(job.parts, number + 1)
    return made


def _compare(
    engine: Engine,
    job: Job,
    request: Request,
    suppressions: Sequence[Suppression],
    made: _Made,
    progress: Progress,
) -> None:
    """Links, and what they say of the applications they join."""
    progress(Step("linking", 0, None, made.applications, made.errors))
    with database.opened(job.work, job.work / "spill", request.memory_gb) as connection:
        made.applications -= leave_out(connection, job.parts)
        link(job.work, suppressions, job.today, request.memory_gb)
        orders = list(again.orders(connection, job, made.applications))
    for done, (order, count) in enumerate(engine.run(again.examine_again, orders), start=1):
        if count is None:
            raise SweepError(
                f"comparing applications {order.first} to {order.last} ended its worker"
            )
        progress(Step("comparing", done, len(orders), made.applications, made.errors))


def _manifest(settings: Settings, plan: Plan) -> Manifest:
    with SweepBench(settings, plan.examine, plan.today) as bench:
        return bench.manifest(plan.began)


def _versions(manifest: Manifest) -> str:
    return digest(manifest.model_dump(mode="json", exclude={"started", "sandbox"}))
