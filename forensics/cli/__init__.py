"""The command line: thin; every verb is done below. Heavy parts are imported when a verb runs."""

import sys
from collections.abc import Sequence

import typer

from forensics.cli import evaluate, examine, inspect, templates
from forensics.errors import ForensicsError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Examine resumes and profiles; every finding quotes its evidence and none is a verdict.",
)
app.command()(examine.examine)
app.command()(inspect.signals)
app.command()(inspect.doctor)
app.add_typer(templates.app, name="templates")
app.add_typer(evaluate.app, name="evaluate")


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry of `forensics`: expected errors are one line on stderr and exit status 1."""
    from index.errors import LibraryError

    try:
        app(arguments)
    except (ForensicsError, LibraryError) as error:
        typer.echo(f"forensics: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output, `head` for one, has seen enough
        sys.stderr.close()
        sys.exit(1)
