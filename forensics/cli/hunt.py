"""`forensics hunt`."""

import sys
from typing import Annotated

import typer

from forensics.cli.output import Json, console, echo, print_json
from forensics.errors import ForensicsError

KINDS = "email, phone, handle, url, wallet, address, ip, sha256, picture, phash, passage or name"


def hunt(
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE|FILE",
            help="A contact, handle, address, hash or passage in any spelling; a file; - is stdin.",
        ),
    ],
    kind: Annotated[
        str | None, typer.Option(help=f"What it is, where its form does not tell: {KINDS}.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Look for one thing in every stored application, the templates and the lists."""
    from forensics.assembly.hunting import hunt as look
    from forensics.linkage import readings
    from forensics.report.hunt import show
    from forensics.settings import read

    if kind is not None and kind not in readings.KINDS:
        raise typer.BadParameter(f"one of {', '.join(readings.KINDS)}", param_hint="--kind")
    pasted = _stdin() if value == "-" else None
    found = look(read(), value, kind, pasted, lambda case: echo(f"taking up {case}", err=True))
    if as_json:
        print_json(found)
    else:
        show(console(), found)


def _stdin() -> str:
    if sys.stdin is None:
        raise ForensicsError("-: standard input is closed")
    return sys.stdin.buffer.read().decode("utf-8", "replace")
