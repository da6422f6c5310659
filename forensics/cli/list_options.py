"""What the verbs that change lists have in common: options about a list, and what came of it."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from forensics.cli import sightings
from forensics.cli.output import echo

if TYPE_CHECKING:
    from forensics.catalogue.imported import Imported, Rechecked
    from forensics.catalogue.lists.importing import Told
    from forensics.model import ListKind

SHOWN = 50  # ids of cases printed for people; --json has them all

Kind = Annotated[
    str | None,
    typer.Option(help="What a list without a column `kind` holds, e.g. high_risk_institution."),
]
Name = Annotated[
    str | None,
    typer.Option(help="The list's name; one of this name is replaced (default: the file's)."),
]
Source = Annotated[str | None, typer.Option(help="Whence, for rows that do not say.")]
Dated = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of rows without one.")
]
Confidence = Annotated[
    float | None, typer.Option(min=0, max=1, help="How sure, 0 to 1, for rows that do not say.")
]
Expires = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="From then rows that do not say weigh nothing."),
]
Programme = Annotated[
    list[str] | None,
    typer.Option(help="Of a sanctions list, take only entities of this programme; repeatable."),
]


def told(
    kind: str | None,
    name: str | None,
    source: str | None,
    dated: str | None,
    confidence: float | None,
    expires: str | None,
    programme: list[str] | None,
) -> "Told":
    """The options as the import takes them. Raises BadParameter naming the option."""
    from forensics.catalogue.lists.importing import Told

    return Told(
        kind=list_kind(kind),
        name=_text("--name", name),
        source=_text("--source", source),
        dated=day("--date", dated),
        confidence=confidence,
        expires=day("--expires", expires),
        programmes=tuple(programme or ()),
    )


def list_kind(given: str | None) -> "ListKind | None":
    """A kind of entry. Raises BadParameter listing them."""
    from forensics.model import ListKind

    if given is not None and given not in get_args(ListKind):
        known = ", ".join(get_args(ListKind))
        raise typer.BadParameter(f"one of {known}", param_hint="--kind")
    return cast("ListKind | None", given)


def day(option: str, given: str | None) -> date | None:
    """A date. Raises BadParameter naming the option."""
    try:
        return None if given is None else date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"{given} is not a YYYY-MM-DD date", param_hint=option) from None


def say(outcome: "Imported") -> None:
    """What else is to be known of an import."""
    for note in outcome.notes:
        echo(f"  {note}", err=True)
    if outcome.looked_back is not None:
        sightings.say(outcome.looked_back)
    if outcome.rechecked is not None:
        say_rechecked(outcome.rechecked)


def say_rechecked(found: "Rechecked") -> None:
    """What looking at stored cases again came to."""
    count = "1 case" if found.cases == 1 else f"{found.cases:,} cases"
    echo(f"re-checked {count}: {_some(len(found.new_findings), found.new_findings)} new findings")
    if found.lost_findings:
        echo(f"  {_some(len(found.lost_findings), found.lost_findings)} fewer or weaker findings")
    for item in found.failed:
        echo(f"  {item.case} could not be re-checked: {item.reason}", err=True)


def _some(count: int, ids: tuple[str, ...]) -> str:
    more = f" and {count - SHOWN:,} more" if count > SHOWN else ""
    named = f" ({', '.join(ids[:SHOWN])}{more})" if ids else ""
    return f"{count or 'none'}{named} {'has' if count == 1 else 'have'}"


def _text(option: str, given: str | None) -> str | None:
    if given is not None and not given.strip():
        raise typer.BadParameter("is empty", param_hint=option)
    return given
