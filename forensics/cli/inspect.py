"""`forensics signals` and `forensics doctor`: what the tool can do, and whether it can here."""

from typing import Annotated

import typer

from forensics.cli.output import Json, console, print_json
from forensics.errors import ForensicsError


def signals(
    name: Annotated[str | None, typer.Argument(help="One signal's page, by its name.")] = None,
    as_json: Json = False,
) -> None:
    """What each signal looks at, why, and what else could explain a hit."""
    from forensics.report import reference
    from forensics.signals import load_all

    chosen = [signal for signal in load_all() if name in {None, signal.name}]
    if not chosen:
        raise ForensicsError(f"{name}: no such signal; `forensics signals` lists them")
    if as_json:
        print_json([reference.form(signal) for signal in chosen])
    elif name:
        reference.show_page(console(), chosen[0])
    else:
        reference.show_list(console(), chosen)


def doctor(as_json: Json = False) -> None:
    """Check model, index, database, reference tables and sandbox; exit 1 when a part is broken."""
    from forensics.assembly.doctor import check_all
    from forensics.report import health
    from forensics.settings import read

    checks = check_all(read())
    if as_json:
        print_json(checks)
    else:
        health.show(console(), checks)
    if any(check.state == "broken" for check in checks):
        raise typer.Exit(1)
