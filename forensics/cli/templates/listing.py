"""What the index holds, how each template came to be, and how it has done."""

from typing import TYPE_CHECKING, Annotated

import typer

from forensics.cli.output import Json, console, echo, print_json
from forensics.cli.templates import options
from forensics.report.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

app = typer.Typer()


@app.command("list")
def list_(
    status: Annotated[str | None, typer.Option(help="nursery, stable or retired.")] = None,
    as_json: Json = False,
) -> None:
    """List the templates of the index."""
    found = options.library().list(options.status_of(status) if status else None)
    if as_json:
        print_json(found)
        return
    _table(
        ("id", "status", "confidence", "added", "expires", "title"),
        (
            (
                item.id,
                item.status.value,
                item.confidence,
                item.added,
                item.expires or "",
                item.title,
            )
            for item in found
        ),
    )


@app.command()
def show(
    template: options.Id,
    revision: Annotated[
        int | None, typer.Option(min=1, help="As it was at one of its revisions.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show one template with its text and provenance, as it stands or as it was."""
    found = options.library().show(template, revision)
    if as_json:
        print_json(found)
        return
    out = console()
    for key, value in found.model_dump(mode="json", exclude={"text", "references", "seal"}).items():
        if value is not None:
            out.print(plain(f"{key}: {value}"), markup=False)
    for reference in found.references:
        out.print(plain(f"reference: {reference}"), markup=False)
    if found.seal is not None:
        sealed = len(found.seal.digests)
        out.print(f"\nThe text is withheld by its sender: {sealed} passages match by hash.")
        return
    out.print(plain(f"\n{found.text}"), markup=False)


@app.command()
def history(
    template: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A template's id; else of all.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show what was changed of a template, by whom and why; `show --revision` has each text."""
    found = options.library().history(template)
    if as_json:
        print_json(found)
        return
    head = () if template else ("id",)
    _table(
        (*head, "revision", "index", "at", "what", "status", "who", "why"),
        (
            (
                *((item.template,) if not template else ()),
                item.number,
                item.library_revision,
                f"{item.at:%Y-%m-%d %H:%M}",
                item.action.value,
                item.content.status.value if item.content else "erased",
                item.author,
                item.reason,
            )
            for item in found
        ),
    )


@app.command()
def health(as_json: Json = False) -> None:
    """How each template has done on stored cases, and what waits for an analyst."""
    from forensics.assembly.health import health as health_of
    from forensics.settings import read

    found = health_of(read(), options.library())
    if as_json:
        print_json(found)
        return
    _table(
        ("id", "status", "hits", "confirmed", "cleared", "other", "open", "last hit", "due"),
        (
            (
                item.id,
                item.status.value,
                item.hits,
                item.confirmed,
                item.cleared,
                item.others,
                item.open,
                item.last_hit or "",
                "; ".join(item.due),
            )
            for item in found.templates
        ),
    )
    for item in found.templates:
        if item.proposal:
            echo(f"{item.id} only ever hit cleared cases; to retire it: {item.proposal}")
    for missed in found.not_read:
        echo(f"{missed.case}: not counted: {missed.reason}", err=True)


def _table(columns: tuple[str, ...], rows: "Iterable[tuple[object, ...]]") -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, no_wrap=column not in {"title", "why", "due"}, overflow="fold")
    for row in rows:
        table.add_row(*(Text(" ".join(plain(str(cell)).split())) for cell in row))
    console().print(table)
