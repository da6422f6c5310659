"""Options that several verbs on templates share, and the library they work on."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from index.library import Library
    from index.template import TemplateStatus

Choice = TypeVar("Choice", bound=StrEnum)
Id = Annotated[str, typer.Argument(metavar="ID", help="A template's id.")]
Author = Annotated[
    str, typer.Option(envvar="FORENSICS_AUTHOR", help="Who does this; kept with it.")
]
Adder = Annotated[
    str | None,
    typer.Option(
        envvar="FORENSICS_AUTHOR", help="Who does this; kept with it. Else the account's name."
    ),
]
Reason = Annotated[str, typer.Option(help="Why, in words a colleague can follow.")]
Seen = Annotated[
    int | None,
    typer.Option("--revision", min=0, help="Refuse if the template is at another by now."),
]
Status = Annotated[str, typer.Option(help="nursery (shown, weighs nothing), stable or retired.")]
IndexRevision = Annotated[
    int | None,
    typer.Option(min=0, help="Templates and common lines as they stood at this index revision."),
]


def library() -> "Library":
    """The home's library."""
    from forensics.assembly.templates import open_library
    from forensics.settings import read

    return open_library(read())


def status_of(name: str) -> "TemplateStatus":
    """The status of a name. Raises BadParameter."""
    from index.template import TemplateStatus

    return one_of(TemplateStatus, name, "--status")


def one_of(kind: type[Choice], name: str, option: str) -> Choice:
    """The member of an enumeration by its value. Raises BadParameter."""
    try:
        return kind(name)
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise typer.BadParameter(f"one of {known}", param_hint=option) from None


def day_of(option: str, given: str) -> date | None:
    """A day, or None for "never". Raises BadParameter."""
    if given.strip().lower() == "never":
        return None
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        hint = "a day as YYYY-MM-DD, or never"
        raise typer.BadParameter(hint, param_hint=option) from None
