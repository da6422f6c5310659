"""What a hunt through the store came to: as JSON, and for a person at a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from pydantic import Field, field_serializer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from forensics.catalogue.lists.entry import Entry
from forensics.model import Evidence, Stage
from forensics.model.base import Noun
from forensics.model.evidence import Locator
from forensics.model.submission import MOST_PRESSING
from forensics.report.place import place_of
from forensics.report.plain import plain
from forensics.report.wire import MatchForm

HIRED: frozenset[Stage] = frozenset({"employee", "contractor"})
QUOTES_SHOWN = 3  # of one application
QUOTE_SHOWN = 160  # characters of a quote in the table; --json has all of it


class Query(Noun):
    """What was hunted: a value, or a file by its name; `kind` as the searcher told it."""

    value: str
    file: bool = False
    kind: str | None = None


class Holding(Noun):
    """A stored application and what it holds of what was hunted.

    `value` is in the normal form of its kind, `quote` verbatim; `document` and `locator` say where
    it stands, None for the stated name.
    """

    id: str
    name: str | None
    stage: Stage
    submitted_at: date | None
    case: str | None
    disposition: str | None
    kind: str
    value: str
    quote: str
    document: str | None = None
    locator: Locator | None = None


class Hunt(Noun):
    """What holds the thing hunted. `notes` say what was not, or not wholly, looked through.

    `looked_through`, `templates_held` and `entries_held` count what there was to look through.
    """

    query: Query
    read_as: tuple[str, ...]
    applications: tuple[Holding, ...]
    templates: tuple[MatchForm, ...]
    indicators: tuple[Entry, ...]
    looked_through: int = Field(ge=0)
    templates_held: int | None
    entries_held: int = Field(ge=0)
    notes: tuple[str, ...] = ()

    @field_serializer("indicators")
    def _flat(self, entries: tuple[Entry, ...]) -> list[dict[str, Any]]:
        """As `forensics indicators list` prints them."""
        return [entry.form() for entry in entries]


def in_order(found: Iterable[Holding]) -> tuple[Holding, ...]:
    """People already hired first, then by stage, then the latest; each thing of one once."""
    return tuple(
        sorted(
            dict.fromkeys(found),
            key=lambda one: (
                MOST_PRESSING.index(one.stage),
                -(one.submitted_at or date.min).toordinal(),
                one.id,
            ),
        )
    )


def show(console: Console, hunt: Hunt) -> None:
    """Print what was found. Applicant text is printed as plain text, never as markup."""
    console.print(f"Read as {', '.join(hunt.read_as)}", style="dim", markup=False)
    if hunt.applications:
        _people(console, hunt.applications)
    for match in hunt.templates:
        pair = match.pairs[0]
        line = f"template {match.template}, {match.status}, {pair.kind}: "
        console.print(Text(plain(line)).append(_cut(pair.template_quote), "cyan"))
    for entry in hunt.indicators:
        listed = entry.listed
        ended = f", {listed.ending}" if entry.expired else ""
        line = f"{listed.list}: {listed.kind} {listed.value}, {listed.source}{ended}"
        console.print(Text(plain(line), "dim" if entry.expired else ""))
    if not (hunt.applications or hunt.templates or hunt.indicators):
        console.print(_nothing(hunt), markup=False)
    for note in hunt.notes:
        console.print(Text(plain(note), "dim"))


def _people(console: Console, found: Sequence[Holding]) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("application", "stage", "submitted", "holds", "where"):
        table.add_column(column, no_wrap=column in {"stage", "submitted"}, overflow="fold")
    for _, group in groupby(found, key=lambda one: one.id):
        every = list(group)
        for row in _rows(every):
            table.add_row(*row)
    console.print(table)
    count = len({one.id for one in found})
    hired = len({one.id for one in found if one.stage in HIRED})
    said = f"{count:,} {'application' if count == 1 else 'applications'}"
    console.print(f"{said}, {hired:,} of people already hired" if hired else said)


def _rows(held: Sequence[Holding]) -> Iterator[tuple[Text, ...]]:
    """An application's rows: who it is stands in the first."""
    first = held[0]
    decided = f", {first.disposition}" if first.disposition else ""
    who = f"{first.id}: {first.name}{decided}" if first.name else f"{first.id}{decided}"
    head = [who, first.stage, str(first.submitted_at or "")]
    style = "bold yellow" if first.stage in HIRED else ""
    for one in held[:QUOTES_SHOWN]:
        holds = Text(f"{one.kind} ", "dim").append(_cut(one.quote), "cyan")
        yield (*(Text(plain(cell), style) for cell in head), holds, Text(plain(where(one)), "dim"))
        head = [""] * len(head)
    if len(held) > QUOTES_SHOWN:
        yield (*map(Text, head), Text(f"and {len(held) - QUOTES_SHOWN:,} more", "dim"), Text())


def _nothing(hunt: Hunt) -> str:
    held = "" if hunt.templates_held is None else f", {hunt.templates_held:,} templates"
    return (
        f"Nothing found: {hunt.looked_through:,} stored applications{held} and "
        f"{hunt.entries_held:,} listed entries were looked through; this verifies nobody."
    )


def where(one: Holding) -> str:
    """Where the quote stands, in words."""
    if one.document is None or one.locator is None:
        return "stated name"
    return place_of(Evidence(document=one.document, locator=one.locator, quote=one.quote))


def _cut(quote: str) -> str:
    flat = " ".join(plain(quote).split())
    return flat if len(flat) <= QUOTE_SHOWN else flat[: QUOTE_SHOWN - 1].rstrip() + "…"
