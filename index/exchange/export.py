"""Templates out of a library, in the form that was asked for."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, select

from index.curation.taking import MIN_PASSAGES, Rejection
from index.errors import ExchangeError
from index.exchange import indicators, sealed
from index.exchange.folder import write_folder
from index.exchange.stix.writing import Derived, Sender, Times, Writer
from index.exchange.tlp import Tlp, leaving, marked, stated
from index.library import Library
from index.state import state
from index.tables import TemplateChangeRow
from index.template import Template, TemplateStatus
from index.vectors import replace

UNMARKED = Tlp.AMBER
"""What a template of no level leaves as in a form that states one: to the recipient's organisation
and its clients, on a need to know."""


class Form(StrEnum):
    """How templates are exported."""

    FILES = "files"
    STIX = "stix"
    CSV = "csv"


class Wanted(NamedTuple):
    """Which templates are exported, and how far they may go.

    ``level`` None leaves each at its own; ``sealed`` withholds the texts.
    """

    status: TemplateStatus | None = None
    family: str | None = None
    level: Tlp | None = None
    sealed: bool = False
    sender: str | None = None


class Exported(NamedTuple):
    """Ids that were written, and templates that could not be, with the reason."""

    written: tuple[str, ...]
    left_out: tuple[Rejection, ...]


def export(library: Library, form: Form, out: Path, wanted: Wanted | None = None) -> Exported:
    """Writes templates to ``out``, whole or not at all: a new folder, or a file over what it holds.

    Raises:
        ExchangeError: nothing to export, a template that came under a stricter level, or a place
            that cannot be written.
    """
    asked = wanted or Wanted()
    chosen = [
        item
        for item in library.list(asked.status)
        if asked.family is None or item.family == asked.family
    ]
    if not chosen:
        raise ExchangeError("no template is as asked for: nothing was exported")
    if asked.level is not None:
        chosen = list(leaving(chosen, asked.level))
    elif form is not Form.FILES or asked.sealed:
        chosen = [marked(item, _own(item)) for item in chosen]
    left_out: list[Rejection] = []
    if asked.sealed:
        chosen, left_out = _sealed(library, chosen)
    try:
        if form is Form.FILES:
            write_folder(chosen, out)
        elif form is Form.CSV:
            replace(out, indicators.write_table(chosen).encode())
        else:
            replace(out, _bundle(library, chosen, asked.sender).encode())
    except OSError as error:
        raise ExchangeError(f"{out}: cannot be written ({error.strerror})") from error
    return Exported(tuple(item.id for item in chosen), tuple(left_out))


def _own(template: Template) -> Tlp:
    return stated(template) or UNMARKED


def _sealed(
    library: Library, templates: Iterable[Template]
) -> tuple[list[Template], list[Rejection]]:
    snapshot = library.snapshot()
    texts = zip(snapshot.held.texts, snapshot.cohort.stock.tolist(), strict=True)
    stock = frozenset(text for text, common in texts if common)
    salt = sealed.new_salt()
    kept: list[Template] = []
    left_out: list[Rejection] = []
    for template in templates:
        try:
            made = sealed.seal(template, salt, stock)
        except ValidationError:
            left_out.append(Rejection(template.id, "more passages than a seal holds"))
            continue
        count = len(made.seal.digests) if made.seal else 0
        if count >= MIN_PASSAGES:
            kept.append(made)
        else:
            reason = f"{count} passages that can be sealed, {MIN_PASSAGES} are needed"
            left_out.append(Rejection(template.id, reason))
    if not kept:
        first = left_out[0]
        raise ExchangeError(f"nothing could be sealed: {first.template}, {first.reason}")
    return kept, left_out


def _bundle(library: Library, templates: list[Template], sender: str | None) -> str:
    times, since = _times(library, templates)
    with library.engine.connect() as connection:
        uid = state(connection).uid
    writer = Writer(Sender(sender, uid, since), times)
    return writer.bundle(templates, _derived(library, templates))


def _times(library: Library, templates: Iterable[Template]) -> tuple[dict[str, Times], datetime]:
    """When each template was added and last changed here, and when the first of all was."""
    with library.engine.connect() as connection:
        changes = _changes(connection)
    times = {}
    for item in templates:
        day = datetime.combine(item.added, time(), UTC)
        ats = changes.get(item.id) or [day]
        times[item.id] = Times(min(ats), max(ats))
    every = [at for ats in changes.values() for at in ats]
    return times, min(every, default=min(each.created for each in times.values()))


def _changes(connection: Connection) -> dict[str, list[datetime]]:
    found: dict[str, list[datetime]] = {}
    query = select(TemplateChangeRow.template_id, TemplateChangeRow.at)
    for name, at in connection.execute(query):
        # SQLite keeps no zone, PostgreSQL answers in the server's.
        moment = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        found.setdefault(name, []).append(moment)
    return found


def _derived(library: Library, templates: Iterable[Template]) -> list[Derived]:
    """Templates that share half their passages with an older one of their family."""
    held = {item.id: item for item in templates}
    found = []
    for pair in library.near_duplicates(held):
        one, other = held.get(pair.template), held.get(pair.other)
        if one is not None and other is not None and one.family == other.family:
            older, newer = sorted((one, other), key=lambda item: (item.added, item.id))
            found.append(Derived(newer.id, older.id, pair.share))
    return sorted(found)
