"""`forensics evaluate`: how good the parts are, with counts and intervals."""

import sys
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
