"""Lists in the database, read: every entry, its history, and what a list says as a digest."""

import hashlib
import json
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from forensics.catalogue.lists.entry import Entry
from forensics.catalogue.lists.packed import Packed
from forensics.catalogue.lists.tables import EntryRow, StateRow, metadata
from forensics.model import Listed

BATCH = 5_000  # rows at a time
# `withdrawn` is kept as the moment, person and reason of the end.
FIELDS = tuple(field for field in Listed.model_fields if field not in {"list", "withdrawn"})
SEVERAL = ("names", "weak_names", "addresses", "domains")
TABLE = metadata.tables[EntryRow.__tablename__]
_PACKED = tuple(TABLE.c[field] for field in Packed._fields if field != "withdrawn")
COLUMNS = tuple(column for column in TABLE.columns if column.name != "id")


def revision(session: Session) -> int:
    """Grows with every change of any list."""
    return session.scalar(select(StateRow.revision)) or 0


def stored(session: Session, since: int | None = None) -> Iterator[Packed]:
    """Every stored entry, list by list; read as the database hands it out.

    Of all of them, or of those that are new, or say something else, after the revision `since`.
    """
    query = select(*_PACKED, TABLE.c.ended).order_by(EntryRow.of, EntryRow.id)
    if since is not None:
        query = query.where(EntryRow.revision > since)
    shared: dict[object, Any] = {}
    once = shared.setdefault
    for row in session.execute(query.execution_options(yield_per=BATCH)):
        of, key, kind, value, names, weak, addresses, domains, *rest = row
        source, dated, confidence, expires, note, form, ended = rest
        if ended is not None:
            expires = min(filter(None, (expires, utc(ended).date())))
        yield Packed(
            once(of, of),
            key,
            once(kind, kind),
            value,
            several(names),
            several(weak),
            several(addresses),
            several(domains),
            once(source, source),
            once(dated, dated),
            confidence,
            expires if expires is None else once(expires, expires),
            note if note is None else once(note, note),
            ended is not None,
            form,
        )


def entries(
    session: Session, today: date, kinds: Collection[str] = (), name: str | None = None
) -> Iterator[Entry]:
    """Stored entries with their history, of the kinds and the list asked for, if any."""
    query = select(*COLUMNS).order_by(EntryRow.of, EntryRow.id)
    if kinds:
        query = query.where(EntryRow.kind.in_(sorted(kinds)))
    if name is not None:
        query = query.where(EntryRow.of == name)
    for row in session.execute(query.execution_options(yield_per=BATCH)).mappings():
        found = listed(row)
        yield Entry(
            listed=found,
            expired=found.expired(today),
            added=utc(row["added"]),
            added_by=row["added_by"],
            ended_by=row["ended_by"],
            ended_reason=row["ended_reason"],
        )


def listed(row: RowMapping) -> Listed:
    """The entry of a row, withdrawn if it was ended. What was imported had been checked."""
    fields: dict[str, Any] = {field: row[field] for field in FIELDS}
    for field in SEVERAL:
        fields[field] = several(fields[field])
    if row["ended"] is not None:
        ended = utc(row["ended"]).date()
        fields["expires"] = min(filter(None, (fields["expires"], ended)))
    return Listed.model_construct(
        None, list=row["list"], withdrawn=row["ended"] is not None, **fields
    )


def digest(session: Session, name: str) -> str:
    """SHA-256 of what a list says, in the order of its keys."""
    found = hashlib.sha256()
    query = select(*COLUMNS).where(EntryRow.of == name).order_by(EntryRow.key)
    for row in session.execute(query.execution_options(yield_per=BATCH)).mappings():
        cells = listed(row).__dict__
        found.update(json.dumps(cells, default=str, sort_keys=True).encode() + b"\n")
    return found.hexdigest()


def several(texts: str) -> tuple[str, ...]:
    """A JSON list of texts."""
    return () if texts == "[]" else tuple(json.loads(texts))


def utc(moment: datetime) -> datetime:
    """A moment as the database hands it out; SQLite keeps no zone."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
