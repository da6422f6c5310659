"""`forensics templates`: the index of known templates."""

import typer

from forensics.cli.templates import (
    adding,
    background,
    exchanging,
    integrity,
    life,
    listing,
    searching,
)

app = typer.Typer(no_args_is_help=True, help="The index of known templates.")
for verbs in (listing, adding, exchanging, life, searching, background, integrity):
    app.registered_commands += verbs.app.registered_commands
