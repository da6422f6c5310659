"""The command line: thin; every verb is done below. Heavy parts are imported when a verb runs."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from io import TextIOWrapper
from typing import NoReturn

import typer

from forensics.cli import (
    cases,
    catalogue,
    evaluate,
    examine,
    hunt,
    indicators,
    inspect,
    sightings,
    suppressions,
    sweep,
    templates,
    ui,
)
from forensics.cli.output import echo
from forensics.errors import ForensicsError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Examine resumes and profiles; every finding quotes its evidence and none is a verdict.",
)
app.command()(examine.examine)
app.command()(hunt.hunt)
app.command()(sweep.sweep)
app.command()(inspect.signals)
app.command()(inspect.doctor)
app.command()(ui.ui)
app.add_typer(cases.app, name="cases")
app.add_typer(catalogue.app, name="catalogue")
app.add_typer(templates.app, name="templates")
app.add_typer(indicators.app, name="indicators")
app.add_typer(sightings.app, name="sightings")
app.add_typer(suppressions.app, name="suppressions")
app.add_typer(evaluate.app, name="evaluate")


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry of `forensics`: expected errors are one line on stderr and exit status 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        _run(arguments)
    except ForensicsError as error:
        _fail(str(error))
    except BrokenPipeError:  # the reader of our output, `head` for one, has seen enough
        _drop_output()
        sys.exit(1)
    except OSError as error:  # a full disk, a closed stream, a file that went away
        _drop_output()
        _fail(f"{error.filename or 'output'}: {error.strerror or error}")
    except Exception as error:
        from index.errors import LibraryError  # not on the way of `--help`

        if not isinstance(error, LibraryError):
            raise
        _fail(str(error))


def _run(arguments: Sequence[str] | None) -> None:
    if sys.stdout is None:
        raise OSError("standard output is closed")
    try:
        _command()(arguments)
    finally:
        sys.stdout.flush()  # here, where a full disk can still be said


@cache  # of the process: reading the signatures of all commands takes a tenth of a second
def _command() -> Callable[[Sequence[str] | None], object]:
    return typer.main.get_command(app)


def _drop_output() -> None:
    """Point stdout at nothing, so that what is buffered is not written, and fails, at exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str) -> NoReturn:
    echo(f"forensics: {message}", err=True)
    sys.exit(1)
