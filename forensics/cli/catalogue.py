"""`forensics catalogue`: institutions, programmes and lists."""

from pathlib import Path
from typing import Annotated

import typer

from forensics.cli import list_options
from forensics.cli.output import Json, console, echo, print_json

app = typer.Typer(no_args_is_help=True, help="Institutions, programmes and lists.")
SHOWN = 20  # rejected rows printed for people; --json has them all


@app.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(help="IPEDS HDyyyy and Cyyyy_A (zip or csv), CIP code tables, lists."),
    ],
    year: Annotated[
        int | None, typer.Option(help="Of an official file whose name does not state it.")
    ] = None,
    kind: list_options.Kind = None,
    name: list_options.Name = None,
    source: list_options.Source = None,
    dated: list_options.Dated = None,
    confidence: list_options.Confidence = None,
    expires: list_options.Expires = None,
    programme: list_options.Programme = None,
    author: Annotated[str | None, typer.Option(help="Who does this; kept with it.")] = None,
    as_json: Json = False,
) -> None:
    """Import official files and lists: all of the files given, or none."""
    from forensics.assembly.importing import import_files
    from forensics.settings import read

    of_lists = list_options.told(kind, name, source, dated, confidence, expires, programme)
    outcomes = import_files(read(), files, year, of_lists, author)
    if as_json:
        print_json(outcomes)
        return
    for outcome in outcomes:
        counts = {
            "added": outcome.added,
            "unchanged": outcome.unchanged,
            "twice in the file": outcome.duplicates,
            "rejected": len(outcome.rejections),
        }
        told = ", ".join(f"{number:,} {what}" for what, number in counts.items() if number)
        echo(f"{outcome.file}: {outcome.dataset}: {outcome.rows:,} rows, {told}")
        for rejection in outcome.rejections[:SHOWN]:
            echo(f"  {rejection.file}, line {rejection.line}: {rejection.reason}", err=True)
        if len(outcome.rejections) > SHOWN:
            echo(f"  and {len(outcome.rejections) - SHOWN:,} more; --json has them all", err=True)
        list_options.say(outcome)


@app.command()
def lookup(
    name: Annotated[str, typer.Argument(help="An institution's name, as somebody writes it.")],
    as_json: Json = False,
) -> None:
    """What is known of an institution; where no name is certain, the nearest as candidates."""
    from forensics.assembly.catalogue import look_up
    from forensics.report import catalogue
    from forensics.settings import read

    found = look_up(read(), name)
    if as_json:
        print_json(found)
    else:
        catalogue.show_known(console(), found)


@app.command()
def status(as_json: Json = False) -> None:
    """The data sets at hand: years, rows, ages, and what is there without any import."""
    from forensics.assembly.catalogue import state
    from forensics.report import catalogue
    from forensics.settings import read

    found = state(read())
    if as_json:
        print_json(found)
    else:
        catalogue.show_state(console(), found)
