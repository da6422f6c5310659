"""`forensics suppressions`: contacts, pictures and files recorded as somebody else's."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, cast

import typer

from forensics.cli import list_options
from forensics.cli.output import Json, console, echo, print_json

if TYPE_CHECKING:
    from datetime import date

    from forensics.model import KeyKind, Suppression, SuppressionReason

app = typer.Typer(
    no_args_is_help=True,
    help="Contacts, pictures and files that are an agency's or a household's, and link nobody.",
)

Author = Annotated[str, typer.Option(help="Who does this; kept with it.")]


@app.command("list")
def list_(
    valid: Annotated[
        bool | None, typer.Option("--valid/--ended", help="Only those that hold, or do not.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List what was ever recorded, the newest first; nothing is deleted."""
    from forensics.assembly.suppressing import suppressions
    from forensics.settings import read

    today = datetime.now(UTC).date()
    found = [each for each in suppressions(read()) if valid in {None, each.holds(today)}]
    if as_json:
        print_json([_form(each, today) for each in found])
    else:
        _show(found, today)


@app.command()
def add(
    value: Annotated[
        str, typer.Argument(help="A contact in any spelling, or the hash of a file or picture.")
    ],
    reason: Annotated[str, typer.Option(help="agency, household, reference or other.")],
    author: Author,
    until: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="From then it links again. Needed but for an agency's.",
        ),
    ] = None,
    among: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="An application it is suppressed for; repeatable. Only between those named does "
            "it link no more; needed for a household's.",
        ),
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="What it is, where its form does not tell.")
    ] = None,
    note: Annotated[
        str | None, typer.Option(help="Whose it is, as reviewers see it; needed for other.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Record that a shared contact, picture or file says nothing; all else that is shared does."""
    from forensics.assembly.suppressing import suppress
    from forensics.settings import read

    given = suppress(
        read(),
        value,
        reason=cast("SuppressionReason", reason),
        author=author,
        kind=cast("KeyKind | None", kind),
        until=list_options.day("--until", until),
        among=among or (),
        note=note,
    )
    if as_json:
        print_json(_form(given, datetime.now(UTC).date()))
        return
    between = f", between {', '.join(given.among)} alone" if given.among else ""
    what = f"{given.kind} {given.value} is suppressed by {given.said()}"
    echo(f"number {given.number}: {what}{between}")
    echo("It counts in later sweeps and examinations; what is kept already stays as it is.")


@app.command()
def lift(
    number: Annotated[int, typer.Argument(min=1, max=2**31 - 1, help="As the list shows it.")],
    reason: Annotated[str, typer.Option(help="Why, in words a colleague can follow.")],
    author: Author,
    as_json: Json = False,
) -> None:
    """Take a suppression back from now on; it stays on record with the reason."""
    from forensics.assembly import suppressing
    from forensics.settings import read

    lifted = suppressing.lift(read(), number, reason=reason, author=author)
    if as_json:
        print_json(_form(lifted, datetime.now(UTC).date()))
    else:
        echo(f"lifted number {lifted.number}: {lifted.kind} {lifted.value}, {lifted.said()}")


def _form(given: "Suppression", today: "date") -> dict[str, object]:
    return given.model_dump(mode="json") | {"valid": given.holds(today)}


def _show(found: "list[Suppression]", today: "date") -> None:
    from rich.table import Table
    from rich.text import Text

    from forensics.report.plain import plain

    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("number", "kind", "value", "suppressed by", "recorded", "between", "lifted"):
        table.add_column(column, no_wrap=column in {"number", "kind", "recorded"}, overflow="fold")
    for each in found:
        lifted = each.lifted
        cells = (
            str(each.number),
            each.kind,
            each.value,
            each.said(),
            str(each.at.date()),
            ", ".join(each.among) or "all",
            f"{lifted.at.date()} by {lifted.author}: {lifted.reason}" if lifted else "",
        )
        style = "" if each.holds(today) else "dim"
        table.add_row(*(Text(plain(cell), style) for cell in cells))
    console().print(table)
