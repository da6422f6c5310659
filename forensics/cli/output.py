"""What the verbs print with: a console for people, plain stdout for JSON."""

import json
import os
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:  # heavy, and `--help` needs neither
    from pydantic import BaseModel
    from rich.console import Console

PIPED_COLUMNS = 100
NARROWEST = 40
_BREAK = re.compile(r"\s*\n\s*")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def console() -> "Console":
    """A console that takes no text for emoji codes; into a pipe or file it prints 100 columns."""
    from rich.console import Console

    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) >= NARROWEST:
        width: int | None = int(given)
    else:
        width = None if sys.stdout.isatty() else PIPED_COLUMNS
    return Console(highlight=False, emoji=False, width=width)


def print_json(
    content: "BaseModel | dict[str, object] | Sequence[BaseModel | dict[str, object]]",
) -> None:
    """One JSON document on stdout: a noun or plain object, or a list of them."""
    if isinstance(content, Sequence):
        shown: object = [_plain(item) for item in content]
    else:
        shown = _plain(content)
    sys.stdout.write(json.dumps(shown, indent=1, ensure_ascii=_narrow()) + "\n")


def print_line(content: dict[str, object]) -> None:
    """One JSON document in one line on stdout."""
    sys.stdout.write(json.dumps(content, ensure_ascii=_narrow()) + "\n")


def echo(message: str, *, err: bool = False) -> None:
    """A line for a person; foreign text in it can neither steer the terminal nor begin a line."""
    from forensics.report.plain import plain

    typer.echo(_BREAK.sub(" ", plain(message)), err=err)


def _plain(item: "BaseModel | dict[str, object]") -> object:
    return item if isinstance(item, dict) else item.model_dump(mode="json")


def _narrow() -> bool:
    """Whether stdout cannot take every letter, so that JSON must escape them."""
    return (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
