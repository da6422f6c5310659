"""`forensics sweep`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from forensics.cli.output import Json, console, echo, print_json
from forensics.errors import ForensicsError, SubmissionError

if TYPE_CHECKING:  # heavy, and `--help` needs neither
    from forensics.sweep.output import Summary
    from forensics.sweep.run import Step

DEPTHS = ("none", "fast", "full")
_INTERRUPTED = 130  # as a shell reports a program that Ctrl-C ended


def sweep(
    paths: Annotated[
        list[str],
        typer.Argument(help="Folders, application folders, tables (CSV, JSONL, Parquet) or files."),
    ],
    out: Annotated[Path, typer.Option(help="Folder for what is found; made where it is absent.")],
    columns: Annotated[
        str | None,
        typer.Option(help='A table\'s columns, as "text=resume_text,name=candidate,id=uid".'),
    ] = None,
    examine: Annotated[
        str, typer.Option(help="none: links only. fast: all but the language model. full: all.")
    ] = "fast",
    engine: Annotated[str, typer.Option(help="local, ray, or ray://address.")] = "local",
    workers: Annotated[int | None, typer.Option(min=1, help="Default: one a processor.")] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with an unfinished sweep in this folder.")
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Write the tables as CSV as well.")] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Examine again what was examined before.")
    ] = False,
    no_store: Annotated[
        bool, typer.Option("--no-store", help="Compare with no stored application.")
    ] = False,
    save: Annotated[
        bool, typer.Option("--save", help="Store the applications: a hunt finds them from then on.")
    ] = False,
    reworded: Annotated[
        bool | None,
        typer.Option(
            "--reworded/--no-reworded",
            help="Look for passages told in other words. Default: unless --examine none.",
        ),
    ] = None,
    memory: Annotated[
        float, typer.Option(min=0.5, help="GB that joining may use, workers aside.")
    ] = 4.0,
    as_json: Json = False,
) -> None:
    """Examine many applications, and link those that share contacts, text or files."""
    from forensics.settings import read
    from forensics.sweep.run import Request, sweep

    if examine not in DEPTHS:
        raise typer.BadParameter(f"one of {', '.join(DEPTHS)}", param_hint="--examine")
    request = Request(
        paths=tuple(paths),
        out=out,
        columns=_columns(columns),
        examine=examine,  # type: ignore[arg-type]  # one of DEPTHS
        engine=engine,
        workers=workers,
        resume=resume,
        as_csv=as_csv,
        cached=not no_cache,
        memory_gb=memory,
        with_store=not no_store,
        save=save,
        reworded=reworded,
    )
    try:
        with _progress() as progress:
            summary = sweep(read(), request, progress=progress)
    except KeyboardInterrupt:
        echo("interrupted: the same command with --resume goes on from here", err=True)
        raise typer.Exit(_INTERRUPTED) from None
    except OSError as error:  # a full disk, mostly
        kept = "what was done is kept, and the same command with --resume goes on from there"
        raise ForensicsError(f"{out}: {error.strerror or error}; {kept}") from error
    if as_json:
        print_json(summary.shown())
    else:
        _print(summary, out)
    if not summary.applications:
        raise ForensicsError(f"none of the applications could be read: see {out / 'errors.jsonl'}")


def _columns(given: str | None) -> dict[str, str]:
    from forensics.sweep.sources.columns import stated

    try:
        return stated(given or "")
    except SubmissionError as error:
        raise typer.BadParameter(str(error), param_hint="--columns") from None


@contextmanager
def _progress() -> "Iterator[Callable[[Step], None]]":
    """A bar on stderr with rate and remaining time; without a terminal a line for each step."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    names: dict[str, int] = {}
    screen = Console(stderr=True, highlight=False, emoji=False)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=screen,
        disable=not sys.stderr.isatty(),
    )

    def tell(step: "Step") -> None:
        if step.name not in names:
            names[step.name] = bar.add_task(step.name, total=step.of, rate="")
            if not sys.stderr.isatty():
                echo(f"{step.name} {step.of or ''}".rstrip(), err=True)
        task = bar.tasks[names[step.name]]
        rate = f"{step.done / task.elapsed:.1f}/s" if task.elapsed and step.done else ""
        told = f"{rate}, {step.errors:,} not read" if step.errors else rate
        bar.update(task.id, completed=step.done, total=step.of, rate=told)

    with bar:
        yield tell


def _counted(out: Path) -> dict[str, int]:
    """What the run card counts beside the summary, as far as there was any."""
    from forensics.sweep.output import RUN, RunCard

    card = RunCard.model_validate_json((out / RUN).read_text(encoding="utf-8"))
    return {what: count for what, count in card.counts.items() if count}


def _print(summary: "Summary", out: Path) -> None:
    screen = console()
    lost = f"{summary.unreadable:,} not read, {summary.left_out:,} left out (id given before)"
    screen.print(
        f"{summary.applications:,} applications, {lost}, {summary.errors:,} errors, "
        f"{summary.links:,} links, {summary.clusters:,} clusters",
        markup=False,
    )
    for band, count in summary.bands.items():
        screen.print(f"  {band:<14} {count:>9,}", markup=False)
    for what, count in _counted(out).items():
        screen.print(f"{count:,} {what}", markup=False)
    told = "report.html shows it, errors.jsonl lists what was not read"
    echo(f"written to {out}: {told}.")
    screen.print("A link or a band orders what to read first; it decides nothing about anybody.")
