"""`forensics evaluate`: how good the parts are, with counts and intervals."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from forensics.cli.output import console

app = typer.Typer(no_args_is_help=True, help="Measure how good the parts are.")


@app.callback()
def _verbs() -> None:
    """Measure how good the parts are."""


@app.command("parse")
def parse(
    data: Annotated[
        Path | None,
        typer.Option(
            help="Folder with labels.jsonl and pdf/; default $FORENSICS_BENCH_DATA/resumes."
        ),
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the generated documents.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write figures here.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed.")] = False,
) -> None:
    """Score the parser on generated documents of every format and on hand-labelled real PDFs."""
    from forensics.evaluate.parse import DEFAULT_SEED, run
    from forensics.evaluate.rendering import render
    from forensics.settings import read

    folder = data or read().bench_resumes
    shown = sys.stderr.isatty()
    report = run(
        folder,
        DEFAULT_SEED if seed is None else seed,
        lambda name: typer.echo(f"\r{name:60.60}", err=True, nl=False) if shown else None,
    )
    if shown:
        typer.echo("\r" + " " * 60 + "\r", err=True, nl=False)
    console().print(render(report, misses=misses))
    if json_file is not None:
        json_file.write_text(report.model_dump_json(indent=1) + "\n", encoding="utf-8")


@app.command("llm")
def llm(
    seed: Annotated[int | None, typer.Option(help="Seed of the order of the cases.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write figures here.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask this many cases only.")] = None,
) -> None:
    """Ask the configured language model over labelled cases and print how far it agrees."""
    from forensics.evaluate.llm import DEFAULT_SEED, open_door, run
    from forensics.evaluate.llm_cases import cases
    from forensics.evaluate.llm_rendering import render
    from forensics.settings import read

    shown = sys.stderr.isatty()
    report = run(
        open_door(read()),
        cases(),
        DEFAULT_SEED if seed is None else seed,
        limit,
        lambda name: typer.echo(f"\r{name:60.60}", err=True, nl=False) if shown else None,
    )
    if shown:
        typer.echo("\r" + " " * 60 + "\r", err=True, nl=False)
    console().print(render(report))
    if json_file is not None:
        json_file.write_text(report.model_dump_json(indent=1) + "\n", encoding="utf-8")


@app.command("alarms")
def alarms(
    data: Annotated[
        Path | None,
        typer.Option(
            help="Folder with livecareer.jsonl.gz and pdf/; default $FORENSICS_BENCH_DATA/resumes."
        ),
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the invented applications.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write figures here.")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that examine.")] = 2,
    invented: Annotated[
        int | None, typer.Option(min=0, help="Invent this many applications instead of all.")
    ] = None,
    show_hits: Annotated[
        bool, typer.Option("--show-hits", help="List every hit with its quotes, to be read.")
    ] = False,
    store: Annotated[
        bool, typer.Option("--store", help="Write the rates into the reference table.")
    ] = False,
) -> None:
    """Examine applications in which nothing is wrong and count what is seen all the same."""
    from datetime import UTC, datetime

    from forensics.evaluate.alarms import DEFAULT_SEED, run
    from forensics.evaluate.alarms_rendering import render
    from forensics.evaluate.alarms_table import store as keep
    from forensics.settings import read

    if store and invented is not None:
        raise typer.BadParameter("rates are stored of all applications", param_hint="--store")
    settings = read()
    report = run(
        settings,
        data or settings.bench_resumes,
        DEFAULT_SEED if seed is None else seed,
        workers,
        _counted,
        invented,
    )
    console().print(render(report, hits=show_hits))
    if json_file is not None:
        json_file.write_text(report.model_dump_json(indent=1) + "\n", encoding="utf-8")
    if store:
        try:
            keep(report, datetime.now(UTC).date())
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--store") from None


@app.command("templates")
def templates(
    data: Annotated[
        Path | None,
        typer.Option(
            help="Folder with livecareer.jsonl.gz and rewrites.jsonl; default "
            "$FORENSICS_BENCH_DATA/resumes."
        ),
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the split and variants.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write figures here.")] = None,
    sizes: Annotated[
        list[int] | None,
        typer.Option("--templates", min=2, help="Size of the index; may be given several times."),
    ] = None,
    split: Annotated[
        str, typer.Option(help="Half that is measured: tune (where constants were chosen) or test.")
    ] = "test",
    kinds: Annotated[
        str | None, typer.Option(help="Variants to measure, such as a,f,g; default all.")
    ] = None,
    no_baselines: Annotated[
        bool, typer.Option("--no-baselines", help="Measure the shipped matcher alone.")
    ] = False,
    background: Annotated[
        str | None, typer.Option(help="Stock lines: shipped, learnt (from the other half) or both.")
    ] = None,
    curves: Annotated[
        Path | None, typer.Option(help="Draw curves into this folder, PNG and HTML.")
    ] = None,
    cache: Annotated[
        Path | None, typer.Option(help="File that keeps vectors between runs (.npz).")
    ] = None,
    quick: Annotated[
        bool,
        typer.Option("--quick", help="250 templates, no baselines, the shipped background."),
    ] = False,
    misses: Annotated[
        bool, typer.Option("--misses", help="List rewrites missed and what stood in their way.")
    ] = False,
) -> None:
    """Match rewritten templates among other resumes, at stated rates of false positives."""
    from forensics.evaluate.matching.curves import draw
    from forensics.evaluate.matching.halves import HALVES
    from forensics.evaluate.matching.rendering import render
    from forensics.evaluate.matching.variants import KINDS
    from forensics.evaluate.templates import BACKGROUNDS, DEFAULT_SEED, DEFAULT_SIZES, Plan, run
    from forensics.settings import read

    wanted = tuple(KINDS) if kinds is None else tuple(one.strip() for one in kinds.split(","))
    chosen = background or ("shipped" if quick else "both")
    for option, given, known in (
        ("--split", (split,), HALVES),
        ("--kinds", wanted, tuple(KINDS)),
        ("--background", (chosen,), BACKGROUNDS),
    ):
        for one in given:
            if one not in known:
                said = f"{one!r} is none of {', '.join(known)}"
                raise typer.BadParameter(said, param_hint=option)
    plan = Plan.model_validate(
        {
            "split": split,
            "seed": DEFAULT_SEED if seed is None else seed,
            "sizes": tuple(sizes or ((250,) if quick else DEFAULT_SIZES)),
            "kinds": wanted,
            "baselines": not (quick or no_baselines),
            "background": chosen,
        }
    )
    report = run(data or read().bench_resumes, plan, cache, _staging())
    console().print(render(report, misses=misses))
    if json_file is not None:
        json_file.write_text(report.model_dump_json(indent=1) + "\n", encoding="utf-8")
    if curves is not None:
        for path in draw(report, curves):
            typer.echo(f"written: {path}", err=True)


def _staging() -> Callable[[str, int, int], None]:
    """Says how far a stage is: ever anew at a terminal, in tenths elsewhere."""
    told: dict[str, int] = {}

    def say(stage: str, done: int, of: int) -> None:
        tenth = 10 * done // of
        if sys.stderr.isatty():
            typer.echo(f"\r{done:,} of {of:,} {stage}" + "\n" * (done == of), err=True, nl=False)
        elif told.get(stage, 0) < tenth:
            typer.echo(f"{done:,} of {of:,} {stage}", err=True)
        told[stage] = tenth

    return say


def _counted(done: int, of: int) -> None:
    """How far it is: ever anew at a terminal, in tenths elsewhere."""
    if sys.stderr.isatty():
        typer.echo(f"\r{done:,} of {of:,} examined" + "\n" * (done == of), err=True, nl=False)
    elif done == of or done % max(of // 10, 1) == 0:
        typer.echo(f"{done:,} of {of:,} examined", err=True)
