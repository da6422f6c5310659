"""`forensics indicators`: known contacts, handles, hashes, and other entries of lists."""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from forensics.cli import list_options, sightings
from forensics.cli.output import Json, console, echo, print_json

if TYPE_CHECKING:
    from forensics.catalogue.lists.entry import Entry

app = typer.Typer(no_args_is_help=True, help="Known contacts, handles and hashes.")

Value = Annotated[str, typer.Argument(help="An address, number, handle, hash, domain...")]
Author = Annotated[str, typer.Option(help="Who does this; kept with it.")]


@app.command("list")
def list_(
    kind: Annotated[
        list[str] | None,
        typer.Option(help="email, phone, handle...; any kind of list; repeatable."),
    ] = None,
    name: Annotated[str | None, typer.Option("--list", help="Of one list alone.")] = None,
    search: Annotated[
        str | None, typer.Option(help="Part of a value, name, source or note.")
    ] = None,
    expired: Annotated[
        bool | None, typer.Option("--expired/--current", help="Only those that do, or do not.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many at most.")] = 200,
    as_json: Json = False,
) -> None:
    """List indicators; with --kind or --list, any entries of lists. Expired ones weigh nothing."""
    from forensics.assembly.lists import list_entries
    from forensics.model import INDICATORS
    from forensics.settings import read

    given = [list_options.list_kind(one) for one in kind or ()]
    kinds = {one for one in given if one} or (set() if name else INDICATORS)
    found = (
        entry
        for entry in list_entries(read(), kinds, name)
        if expired in {None, entry.expired} and _says(entry, search)
    )
    shown = list(islice(found, limit))
    more = next(found, None) is not None
    if as_json:
        print_json([entry.form() for entry in shown])
    else:
        _show(shown)
    if more:
        echo(f"and more: --limit shows more than {limit:,}", err=True)


@app.command()
def add(
    value: Value,
    source: Annotated[str, typer.Option(help="Whence it is known.")],
    author: Author,
    kind: Annotated[str | None, typer.Option(help="Where its form does not tell it.")] = None,
    confidence: Annotated[float, typer.Option(min=0, max=1, help="How sure, 0 to 1.")] = 1.0,
    dated: list_options.Dated = None,
    expires: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="From then it weighs nothing.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="What a reviewer should know.")] = None,
    as_json: Json = False,
) -> None:
    """Add one indicator, or replace an equal one; who holds it of all stored is queued."""
    from forensics.assembly.lists import add_indicator
    from forensics.assembly.looking_back import look_back
    from forensics.assembly.rechecking import recheck
    from forensics.settings import read

    settings = read()
    entry, new = add_indicator(
        settings,
        value,
        kind=list_options.list_kind(kind),
        source=source,
        author=author,
        confidence=confidence,
        dated=list_options.day("--date", dated),
        expires=list_options.day("--expires", expires),
        note=note,
    )
    back, again = look_back(settings), recheck(settings, author, changed=[entry.listed])
    if as_json:
        later = {
            "looked_back": back.model_dump(mode="json"),
            "rechecked": again.model_dump(mode="json"),
        }
        print_json(entry.form() | {"new": new} | later)
        return
    told = "added" if new else "replaced"
    echo(f"{told} {entry.listed.kind} {entry.listed.value}, confidence {entry.listed.confidence:g}")
    sightings.say(back)
    list_options.say_rechecked(again)


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="CSV, one value a line, MISP, STIX 2.1.")],
    kind: list_options.Kind = None,
    name: list_options.Name = None,
    source: list_options.Source = None,
    dated: list_options.Dated = None,
    confidence: list_options.Confidence = None,
    expires: list_options.Expires = None,
    author: Annotated[str | None, typer.Option(help="Who does this; kept with it.")] = None,
    as_json: Json = False,
) -> None:
    """Import lists of indicators, as `forensics catalogue import` does."""
    from forensics.cli.catalogue import import_ as import_all

    import_all(
        files,
        kind=kind,
        name=name,
        source=source,
        dated=dated,
        confidence=confidence,
        expires=expires,
        author=author,
        as_json=as_json,
    )


@app.command()
def expire(
    value: Value,
    reason: Annotated[str, typer.Option(help="Why, in words a colleague can follow.")],
    author: Author,
    name: Annotated[str | None, typer.Option("--list", help="On one list alone.")] = None,
    as_json: Json = False,
) -> None:
    """Let a value weigh nothing from today on; it is kept and shown, with the reason."""
    from forensics.assembly import lists
    from forensics.assembly.rechecking import recheck
    from forensics.settings import read

    settings = read()
    ended = lists.expire(settings, value, reason, author, name)
    again = recheck(settings, author, changed=ended)
    if as_json:
        form: dict[str, object] = {
            "expired": [entry.model_dump(mode="json") for entry in ended],
            "rechecked": again.model_dump(mode="json"),
        }
        print_json(form)
        return
    for entry in ended:
        echo(f"expired {entry.kind} {entry.value} of list {entry.list}")
    list_options.say_rechecked(again)


def _says(entry: "Entry", search: str | None) -> bool:
    listed = entry.listed
    said = (listed.value, *listed.names, *listed.weak_names, listed.source, listed.note or "")
    return not search or any(search.casefold() in text.casefold() for text in said)


def _show(found: list["Entry"]) -> None:
    from rich.table import Table
    from rich.text import Text

    from forensics.report.plain import plain

    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("kind", "value", "sure", "dated", "expires", "list", "source"):
        table.add_column(column, no_wrap=column in {"kind", "dated", "expires"}, overflow="fold")
    for entry in found:
        listed = entry.listed
        until = str(listed.expires or "")
        why = (
            f" ({entry.ended_by or 'the list'}: {entry.ended_reason})" if entry.ended_reason else ""
        )
        cells = (
            listed.kind,
            listed.value,
            f"{listed.confidence:g}",
            str(listed.dated),
            until,
            listed.list,
            f"{listed.source}{why}",
        )
        style = "dim" if entry.expired else ""
        table.add_row(*(Text(plain(cell), style) for cell in cells))
    console().print(table)
