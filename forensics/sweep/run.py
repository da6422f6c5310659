"""A sweep from beginning to end: parts, links, a second look at what is linked, and the files."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from forensics import __version__
from forensics.assembly.background import home_lines
from forensics.assembly.corpus import corpus_engine, stored_corpus
from forensics.assembly.looking_back import come_so_far
from forensics.assembly.suppressing import suppressions
from forensics.errors import ForensicsError
from forensics.model import Manifest
from forensics.settings import Settings
from forensics.sweep import again, attempts, workplace
from forensics.sweep.apart import compare_apart, make_apart
from forensics.sweep.bench import Examine, SweepBench
from forensics.sweep.cache import Cache, digest
from forensics.sweep.duplicates import leave_out, put_back
from forensics.sweep.engines import Engine
from forensics.sweep.engines.choice import open_engine
from forensics.sweep.linking import clusters, link
from forensics.sweep.linking.reworded import FILE
from forensics.sweep.output import RunCard, Summary, database, write
from forensics.sweep.part import Job, make
from forensics.sweep.rewording import find_reworded
from forensics.sweep.rows import Made
from forensics.sweep.sources import Chunk
from forensics.sweep.sources import plan as planned
from forensics.sweep.stored import gather
from forensics.sweep.stored.saving import save
from forensics.sweep.workplace import Plan, SweepError

CHUNK = 100
"""Applications a part: what a kill may cost, and what a worker holds in memory at once."""
_OWN = ("out", "examine", "engine", "workers")  # which the run card has places for


@dataclass(frozen=True)
class Request:
    """What the user asked for.

    `columns` maps this project's names of columns to a table's; `engine` is "local", "ray" or
    "ray://address"; `memory_gb` is what joining may use, all workers aside. `with_store` compares
    with every stored application as well; `save` stores those of the sweep. `reworded` looks for
    passages told in other words; None does wherever applications are examined.
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
    with_store: bool = True
    save: bool = False
    reworded: bool | None = None


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
    progress: Progress = lambda step: None,
) -> Summary:
    """Examines every application that the paths hold and links them; the files stand in `out`.

    Links join two swept applications, or a swept and a stored one; what was recorded as an agency's
    or a household's, and holds on the day the sweep began, links nobody. Raises SubmissionError
    where a path cannot be read at all, SweepError where the folder is in use or holds another
    sweep, CaseError where the database cannot be used, OSError where the folder cannot be written:
    what was done until then is taken up with `resume`.
    """
    # Workers of a cluster have folders of their own that relative paths would lead from.
    request = replace(request, out=request.out.absolute())
    settings = settings.model_copy(update={"home": settings.home.absolute()})
    asked = Plan(
        paths=tuple(os.path.abspath(path) for path in request.paths),  # noqa: PTH100  links kept
        columns=dict(request.columns),
        examine=request.examine,
        size=request.size,
        began=datetime.now(UTC),
        known=come_so_far(settings),
    )
    if any(Path(path).resolve() == request.out.resolve() for path in request.paths):
        raise SweepError(f"{request.out}: what is swept and what is written must lie apart")
    with workplace.taken(request.out) as work:
        plan = workplace.begin(work, asked, resume=request.resume)
        try:
            total = _count(work, request, progress)
            manifest = _manifest(settings, plan)
            job = Job(
                settings=settings,
                work=work,
                examine=plan.examine,
                today=plan.today,
                versions=_versions(manifest),
                cached=request.cached and plan.examine != "none",
            )
            engine = open_engine(request.engine, job, request.workers)
        except ForensicsError:
            if plan is asked:  # nothing was done: it shall not stand in the way of another request
                workplace.end(work)
            raise
        try:
            with Cache(settings.home) as cache:
                cache.prune(plan.began)
            made = _parts(engine, job, request, total, progress)
            gathered = _compare(engine, job, request, made, progress)
            saved = _save(engine, job, plan, made, progress) if request.save else {}
        finally:
            engine.close()
        progress(Step("writing", 0, None))
        card = RunCard(
            version=__version__,
            started=plan.began,
            finished=datetime.now(UTC),
            options=_options(request),
            examine=plan.examine,
            engine=request.engine,
            workers=engine.workers,
            counts=gathered | saved,
            manifest=manifest,
        )
        # Both are open at once: a quarter of the memory for clusters, three for the tables.
        found = clusters(work, request.memory_gb / 2)
        summary = write(work, request.out, found, card, request.as_csv, request.memory_gb)
        workplace.end(work)
        return summary


@dataclass
class _Made:
    applications: int = 0
    errors: int = 0


def _count(work: Path, request: Request, progress: Progress) -> int:
    """How many applications there are; tables are laid down on the way."""
    progress(Step("counting", 0, None))
    chunks = planned(request.paths, work, request.columns, request.size)
    total = sum(chunk.count for chunk in chunks)
    if not total:
        raise SweepError(f"{' '.join(request.paths)}: no files to examine")
    return total


def _parts(engine: Engine, job: Job, request: Request, total: int, progress: Progress) -> _Made:
    """Every part of the input, made or found."""
    put_back(job.parts)
    attempts.forget(job.work)
    progress(Step("examining", 0, total))
    made, done, number = _Made(), 0, 0
    lost: list[Chunk] = []

    def add(chunk: Chunk, part: Made) -> None:
        nonlocal done
        made.applications += part.applications
        made.errors += part.errors
        done += chunk.count
        progress(Step("examining", done, total, made.applications, made.errors))

    orders = planned(request.paths, job.work, request.columns, request.size)
    for chunk, part in engine.run(make, orders):
        number = max(number, chunk.number)
        if part is None:
            lost.append(chunk)
        else:
            add(chunk, part)
    for chunk in lost:
        add(chunk, make_apart(engine, job, chunk))
    workplace.drop_parts_from(job.parts, number + 1)
    return made


def _compare(
    engine: Engine,
    job: Job,
    request: Request,
    made: _Made,
    progress: Progress,
) -> dict[str, int]:
    """Links, and what they say of the applications they join; what of the store was compared."""
    store = stored_corpus(job.settings) if request.with_store else None
    with database.opened(job.work, job.work / "spill", request.memory_gb) as connection:
        made.applications -= leave_out(connection, job.parts)
        looked = _reworded(engine, job, request, connection, made, progress)
        progress(Step("linking", 0, None, made.applications, made.errors))
        gathered = gather(connection, store, job.work, asked=request.with_store)
        common = home_lines(job.settings)
        link(
            job.work,
            suppressions(job.settings),
            job.today,
            request.memory_gb,
            stored=gathered.applications,
            common=common,
        )
        orders = list(again.orders(connection, job, made.applications, gathered.applications))
    lost: list[again.Again] = []
    for done, (order, count) in enumerate(engine.run(again.examine_again, orders), start=1):
        if count is None:
            lost.append(order)
        progress(Step("comparing", done, len(orders), made.applications, made.errors))
    compare_apart(engine, job, lost)
    return {
        "stored applications compared with": gathered.applications,
        "cases that could not be compared": gathered.missed,
        "lines known as common besides the shipped ones": len(common),
    } | looked


def _reworded(
    engine: Engine,
    job: Job,
    request: Request,
    connection: duckdb.DuckDBPyConnection,
    made: _Made,
    progress: Progress,
) -> dict[str, int]:
    """Passages told in other words, for the links; how many pairs were looked at, and were not."""
    asked = job.examine != "none" if request.reworded is None else request.reworded
    if not asked:
        (job.work / FILE).unlink(missing_ok=True)  # of a sweep that was cut off
        return {}

    def told(done: int, of: int | None) -> None:
        progress(Step("rewording", done, of, made.applications, made.errors))

    told(0, None)
    looked = find_reworded(engine, connection, job, made.applications, progress=told)
    return {
        "pairs alike in words compared by meaning": looked.compared,
        "pairs alike in words not compared by meaning": looked.left,
        "applications not compared by meaning": looked.unsought,
    }


def _save(engine: Engine, job: Job, plan: Plan, made: _Made, progress: Progress) -> dict[str, int]:
    """Stores what was swept; how many applications, and of how many a case stands for them."""
    stored = cases = lost = 0
    for saved in save(engine, corpus_engine(job.settings.database), job, plan.known):
        stored, cases, lost = stored + saved.stored, cases + saved.cases, lost + saved.lost
        done = stored + cases + lost
        progress(Step("storing", done, made.applications, made.applications, made.errors))
    counts = {"applications stored": stored, "applications that are cases": cases}
    return counts | {"applications that could not be stored": lost}


def _options(request: Request) -> dict[str, str]:
    """What was asked for besides, as text."""
    given = {each.name: getattr(request, each.name) for each in fields(request)}
    columns = ",".join(f"{ours}={theirs}" for ours, theirs in request.columns.items())
    given |= {"paths": " ".join(request.paths), "columns": columns}
    return {
        name: str(value)
        for name, value in given.items()
        if name not in _OWN and value not in ("", None)
    }


def _manifest(settings: Settings, plan: Plan) -> Manifest:
    with SweepBench(settings, plan.examine, plan.today) as bench:
        return bench.manifest(plan.began)


def _versions(manifest: Manifest) -> str:
    return digest(manifest.model_dump(mode="json", exclude={"started", "sandbox"}))
