"""Templates in and out: folders of Markdown, STIX bundles, tables of indicators, JSONL."""

from pathlib import Path
from typing import Annotated

import typer

from forensics.cli import sightings
from forensics.cli.output import Json, echo, print_json
from forensics.cli.templates import options
from forensics.errors import ForensicsError

AS_STATED = "stated"
app = typer.Typer()


@app.command("import")
def import_(
    path: Annotated[
        Path,
        typer.Argument(
            help="A folder of Markdown files, a JSONL file, a STIX bundle or a CSV of indicators."
        ),
    ],
    status: Annotated[
        str,
        typer.Option(
            help="What they are taken as: nursery (shown, weighs nothing), stable, retired, "
            "or stated (what each says of itself)."
        ),
    ] = "nursery",
    author: options.Adder = None,
    reason: Annotated[str, typer.Option(help="Why, in words a colleague can follow.")] = "",
    as_json: Json = False,
) -> None:
    """Import many templates; what cannot be taken is counted and named, and the rest is kept.

    What a file says of its own status is told and not believed. With --status stable an analyst
    answers for them: no second person reviews them.
    """
    from forensics.assembly.curation import account
    from forensics.assembly.looking_back import look_back
    from forensics.settings import read as settings
    from index.intake import read

    if not path.exists():
        raise ForensicsError(f"{path}: no such file or folder")
    given = read(path, None if status == AS_STATED else options.status_of(status))
    found = options.library().add_all(
        given.templates, author=author or account(), reason=reason or f"imported as {status}"
    )
    back = look_back(settings())
    rejected = given.rejected + found.rejected
    added = set(found.added)
    stated = {name: said.value for name, said in given.stated.items() if name in added}
    if as_json:
        counted: dict[str, object] = {
            "added": found.added,
            "promoted": found.promoted,
            "rejected": [item._asdict() for item in rejected],
            "near_duplicates": [item._asdict() for item in found.near_duplicates],
            "stated": stated,
            "looked_back": back.model_dump(mode="json"),
        }
        print_json([counted])
        return
    promoted = f", moved {len(found.promoted)} to {status}" if found.promoted else ""
    echo(f"added {len(found.added)}{promoted}, rejected {len(rejected)}")
    sightings.say(back)
    for said in sorted(set(stated.values())):
        count = sum(value == said for value in stated.values())
        echo(f"  {count} said to be {said} where they come from: taken as {status}", err=True)
    for item in rejected:
        echo(f"  {item.template}: {item.reason}", err=True)
    for pair in found.near_duplicates:
        echo(f"  near duplicates, {pair.share:.0%}: {pair.template}, {pair.other}", err=True)


@app.command()
def export(
    out: Annotated[
        Path, typer.Option(help="A new folder (files), or the file to write, over what it holds.")
    ],
    form: Annotated[str, typer.Option("--format", help="files, stix or csv.")] = "files",
    status: Annotated[str | None, typer.Option(help="nursery, stable or retired only.")] = None,
    family: Annotated[str | None, typer.Option(help="One family only.")] = None,
    tlp: Annotated[
        str | None,
        typer.Option(
            help="clear, green, amber, amber+strict or red; refused for a template that came "
            "under a stricter one. Default: each at its own, amber where stix, csv or a seal "
            "asks for one."
        ),
    ] = None,
    sealed: Annotated[
        bool,
        typer.Option("--sealed", help="Keyed hashes of the passages in place of the texts."),
    ] = False,
    sender: Annotated[
        str | None, typer.Option("--from", help="Who sends it: an organisation's name, for stix.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Export templates: Markdown files, a STIX 2.1 bundle, or a CSV of indicators."""
    from index.exchange.export import Form, Wanted, export
    from index.exchange.tlp import Tlp

    asked = Wanted(
        status=options.status_of(status) if status else None,
        family=family,
        level=options.one_of(Tlp, tlp, "--tlp") if tlp else None,
        sealed=sealed,
        sender=sender,
    )
    found = export(options.library(), options.one_of(Form, form, "--format"), out, asked)
    if as_json:
        left = [item._asdict() for item in found.left_out]
        print_json([{"out": str(out), "written": found.written, "left_out": left}])
        return
    withheld = ", texts withheld" if sealed else ""
    echo(f"exported {len(found.written)} templates to {out}{withheld}")
    for item in found.left_out:
        echo(f"  left out: {item.template}: {item.reason}", err=True)
