"""`forensics examine`."""

import sys
from typing import Annotated

import typer

from forensics.cli.output import Json, console, echo, print_json
from forensics.errors import ForensicsError

BANDS = ("nothing_seen", "informational", "review", "priority")  # weakest first


def examine(
    paths: Annotated[
        list[str],
        typer.Argument(help="Resume files, one folder, an application.json, or - for pasted text."),
    ],
    profile: Annotated[
        list[str] | None,
        typer.Option(help="A profile snapshot, FILE or FILE@YYYY-MM-DD; repeatable."),
    ] = None,
    as_json: Json = False,
    fail_on: Annotated[
        str | None, typer.Option(help=f"Exit 1 at this band or above: {', '.join(BANDS)}.")
    ] = None,
    llm: Annotated[
        str | None,
        typer.Option(help="URL of an OpenAI-compatible endpoint, or off; else as set."),
    ] = None,
    index_revision: Annotated[
        int | None,
        typer.Option(min=0, help="Compare with the templates as at this index revision."),
    ] = None,
    save: Annotated[bool, typer.Option("--save", help="Keep the examination as a case.")] = False,
) -> None:
    """Examine one application and print what was seen, quoted."""
    from forensics.assembly.desk import Desk
    from forensics.assembly.intake import take
    from forensics.assembly.model import choose
    from forensics.assembly.workbench import Workbench
    from forensics.report import terminal, wire
    from forensics.settings import read

    if fail_on is not None and fail_on not in BANDS:
        raise typer.BadParameter(f"one of {', '.join(BANDS)}", param_hint="--fail-on")
    pasted = _stdin() if "-" in paths else None
    intake = take(paths, profile or [], pasted)
    with Workbench(choose(read(), llm), index_revision) as workbench:
        examination, assessment = workbench.examine(intake)
        signals = workbench.signals
        case, held, name = None, 0, None
        if save and not examination.errors:
            desk = Desk(workbench)
            case = desk.save(intake, examination, assessment)
            kept = desk.case(case)
            held, name = len(kept.files), kept.summary.name
    report = wire.report(examination, assessment, signals).model_copy(update={"case": case})
    if as_json:
        print_json(report)
    elif examination.application.documents:
        terminal.show(console(), report, signals)
    for error in examination.errors:
        echo(f"{error.document}: {error.reason.value}: {error.message}", err=True)
    if case is not None:
        echo(f"kept as case {case}", err=True)
        if held > len(intake.submission.paths()):
            states = f" of {name} as stated" if name else ""
            said = f"it holds {held} files{states}; `forensics cases show` has their findings"
            echo(said, err=True)
    elif save:
        echo("nothing was kept: a case holds only files that can be read", err=True)
    if examination.errors or _reached(assessment.band.value, fail_on):
        raise typer.Exit(1)


def _reached(band: str, limit: str | None) -> bool:
    return limit is not None and BANDS.index(band) >= BANDS.index(limit)


def _stdin() -> bytes:
    if sys.stdin is None:
        raise ForensicsError("-: standard input is closed")
    return sys.stdin.buffer.read()
