"""`forensics sightings`: stored applications that hold what came to be known after them."""

from typing import TYPE_CHECKING, Annotated

import typer

from forensics.cli.output import Json, console, echo, print_json

if TYPE_CHECKING:
    from forensics.model import LookedBack

app = typer.Typer(
    no_args_is_help=True, help="Stored applications that hold a new indicator or template."
)


@app.command("list")
def list_(
    open_only: Annotated[
        bool, typer.Option("--open", help="Only those that nobody has looked at.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many at most.")] = 100,
    offset: Annotated[int, typer.Option(min=0, help="How many to pass over.")] = 0,
    as_json: Json = False,
) -> None:
    """List sightings, people already hired first; what is new and was not looked for yet is."""
    from forensics.assembly.looking_back import look_back, queued
    from forensics.report.sightings import show
    from forensics.settings import read

    settings = read()
    say(look_back(settings, lambda case: echo(f"taking up {case}", err=True)), err=True)
    found, total = queued(settings, open_only=open_only, limit=limit, offset=offset)
    if as_json:
        print_json(found)
    else:
        show(console(), found, total, open_only=open_only)


@app.command()
def looked(
    sighting: Annotated[int, typer.Argument(metavar="ID", help="A sighting's number.")],
    author: Annotated[
        str, typer.Option(envvar="FORENSICS_AUTHOR", help="Who looked; kept with it.")
    ],
    note: Annotated[str, typer.Option(help="What a colleague should know of it.")] = "",
    as_json: Json = False,
) -> None:
    """Say that somebody has looked at a sighting; it is kept, and open no more."""
    from forensics.assembly.looking_back import look
    from forensics.settings import read

    seen = look(read(), sighting, author, note)
    if as_json:
        print_json({"sighting": sighting} | seen.model_dump(mode="json"))
    else:
        echo(f"sighting {sighting}: looked at by {seen.author}")


def say(outcome: "LookedBack", *, err: bool = False) -> None:
    """What looking back came to, where anything was looked for."""
    from forensics.report.sightings import told

    if said := told(outcome):
        echo(said, err=err)
    for note in outcome.notes:
        echo(f"  {note}", err=True)
