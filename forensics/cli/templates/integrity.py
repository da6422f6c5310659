"""Whether the index is whole, and making again what is derived."""

from typing import Annotated

import typer

from forensics.cli.output import Json, echo, print_json
from forensics.cli.templates import options
from forensics.report.plain import plain

app = typer.Typer()

Embed = Annotated[
    bool, typer.Option("--embed", help="Make every vector anew and compare; takes long.")
]


@app.command()
def verify(embed: Embed = False, as_json: Json = False) -> None:
    """Check vectors, passages, seals, history and derived files; exit 1 when something is wrong."""
    from index.verify import MENDABLE
    from index.verify import verify as check

    found = check(options.library(), embed=embed)
    if as_json:
        print_json([{**item._asdict(), "mendable": item.kind in MENDABLE} for item in found])
    else:
        for item in found:
            echo(plain(str(item)))
        if not found:
            echo("whole: nothing is missing, damaged or left over")
        elif any(item.kind in MENDABLE for item in found):
            echo("`forensics templates rebuild` mends what is derived", err=True)
    if found:
        raise typer.Exit(1)


@app.command()
def rebuild(embed: Embed = False, as_json: Json = False) -> None:
    """Derive vectors and search structures anew from the texts, and say what was mended."""
    from index.mending import rebuild as mend

    done = mend(options.library(), embed=embed)
    if as_json:
        mended, left = ([item._asdict() for item in each] for each in (done.mended, done.left))
        counts = {"templates": done.templates, "passages": done.passages}
        print_json([{**counts, "mended": mended, "left": left}])
        return
    for item in done.mended:
        echo(plain(f"mended: {item}"))
    for item in done.left:
        echo(plain(f"left as it is: {item}"), err=True)
    echo(f"rebuilt: {done.templates} templates, {done.passages} passages")
