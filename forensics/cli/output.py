"""What the verbs print with: a console for people, plain stdout for JSON."""

import json
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:  # heavy, and `--help` needs neither
    from pydantic import BaseModel
    from rich.console import Console

PIPED_COLUMNS = 100

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def console() -> "Console":
    """A console that takes no text for emoji codes; into a pipe or file it prints 100 columns."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED_COLUMNS
    return Console(highlight=False, emoji=False, width=width)


def print_json(content: "BaseModel | Sequence[BaseModel | dict[str, object]]") -> None:
    """One JSON document on stdout: a noun, or a list of nouns or plain objects."""
    if isinstance(content, Sequence):
        items = [
            item if isinstance(item, dict) else item.model_dump(mode="json") for item in content
        ]
        text = json.dumps(items, indent=1, ensure_ascii=False)
    else:
        text = content.model_dump_json(indent=1)
    sys.stdout.write(text + "\n")


def print_line(content: dict[str, object]) -> None:
    """One JSON document in one line on stdout."""
    sys.stdout.write(json.dumps(content, ensure_ascii=False) + "\n")
