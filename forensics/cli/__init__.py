"""The command line: thin; every verb is done below. Heavy parts are imported when a verb runs."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

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
    try:
        app(arguments)
    except ForensicsError as error:
        _fail(str(error))
    except BrokenPipeError:  # the reader of our output, `head` for one, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        from index.errors import LibraryError  # not on the way of `--help`

        if not isinstance(error, LibraryError):
            raise
        _fail(str(error))


def _fail(message: str) -> NoReturn:
    typer.echo(f"forensics: {message}", err=True)
    sys.exit(1)
