"""`forensics templates`: the index of known templates."""

import typer

from forensics.cli.templates import adding, exchanging, integrity, life, listing, searching

app = typer.Typer(no_args_is_help=True, help="The index of known templates.")
for verbs in (listing.app, adding.app, exchanging.app, life.app, searching.app, integrity.app):
    app.registered_commands += verbs.registered_commands
