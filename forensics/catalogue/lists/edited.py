"""Lists in the database, changed: replaced by another edition, added to and ended by hand."""

import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import RowMapping, delete, func, insert, select, update
from sqlalchemy.orm import Session

from forensics.catalogue.imported import Imported
from forensics.catalogue.lists.identifiers import NAMES, normal
from forensics.catalogue.lists.importing.draft import Draft
from forensics.catalogue.lists.names import distinctive
from forensics.catalogue.lists.seeds import seed_names
from forensics.catalogue.lists.stored import BATCH, COLUMNS, FIELDS, SEVERAL, TABLE, digest
from forensics.catalogue.lists.tables import EntryRow, ListRow, StateRow
from forensics.errors import ImportRefusedError
from forensics.model import Listed

OWN = "own"  # the list of what is added by hand
Format = Literal["by hand", "shipped"]
REVOKED = "revoked by its author"
NOT_ENDED: Mapping[str, None] = {"ended": None, "ended_reason": None}


def replace(session: Session, draft: Draft, now: datetime, author: str | None = None) -> Imported:
    """Make a list what the draft says, in the caller's transaction, as one revision.

    Entries of the list that the draft lacks are kept, withdrawn from now on, unless a row of theirs
    was rejected; those that a person ended stay ended. Raises ImportRefusedError where the name is
    another list's.
    """
    if draft.name == OWN or draft.name in seed_names():
        whose = "kept by hand" if draft.name == OWN else "shipped"
        raise ImportRefusedError(f"{draft.file}: the list {draft.name!r} is {whose}; give --name")
    coming = _lock(session)
    query = select(EntryRow.id, *COLUMNS).where(EntryRow.of == draft.name)
    held = {row["key"]: row for row in session.execute(query).mappings()}
    known = session.get(ListRow, draft.name)
    if known is None:
        known = ListRow(name=draft.name)
        session.add(known)
    known.format, known.file, known.changed, known.sha256 = draft.format, draft.file, now, ""
    session.flush()
    new, changed, revived, kept_ended, altered = [], [], 0, 0, 0
    for key, entry in draft.entries.items():
        row, wanted = held.get(key), _cells(entry)
        if row is None:
            over = {"ended": now, "ended_reason": REVOKED} if entry.withdrawn else NOT_ENDED
            new.append({**wanted, "added": now, "added_by": author, "revision": coming, **over})
            continue
        by_person = row["ended_by"] is not None
        kept_ended += by_person
        back = row["ended"] is not None and not by_person and not entry.withdrawn
        revoked = entry.withdrawn and row["ended"] is None
        revived += back
        over = {}
        if back:
            over = NOT_ENDED
        elif revoked:
            over = {"ended": now, "ended_reason": REVOKED}
        if over or any(row[name] != wanted[name] for name in wanted):
            says_other = _content(row) != _content(wanted)
            altered += revoked or says_other
            since = coming if back or says_other else row["revision"]
            changed.append((row["id"], {**wanted, "revision": since, **over}))
    lacking = [key for key, row in held.items() if key not in draft.entries and not row["ended"]]
    gone = [held[key]["id"] for key in lacking if not draft.spares(key)]
    for start in range(0, len(new), BATCH):
        session.execute(insert(TABLE), new[start : start + BATCH])
    for number, values in changed:
        session.execute(update(TABLE).where(EntryRow.id == number).values(values))
    reason = f"not in the edition of {draft.dated}"
    for start in range(0, len(gone), BATCH // 10):
        session.execute(
            update(TABLE)
            .where(EntryRow.id.in_(gone[start : start + BATCH // 10]))
            .values(ended=now, ended_reason=reason)
        )
    known.sha256 = digest(session, draft.name)
    if new or changed or gone:
        _advance(session)
    notes = list(draft.notes)
    for number, what in (
        (altered, "changed"),
        (revived, "on the list again"),
        (len(gone), "not in this edition: kept as expired, weighing nothing"),
        (len(lacking) - len(gone), "whose rows were rejected: kept as before"),
        (
            len(gone) if draft.unknown else 0,
            f"ended while {draft.unknown:,} rejected rows may be of them",
        ),
        (kept_ended, "ended by hand, staying so"),
        (_common(draft), "of a name that many share: counted only with an address or domain"),
    ):
        if number:
            notes.append(f"{number:,} {'entry' if number == 1 else 'entries'} {what}")
    return Imported(
        file=draft.file,
        dataset=f"list {draft.name} ({draft.format})",
        rows=draft.rows,
        added=len(new) + altered,
        unchanged=len(draft.entries) - len(new) - altered,
        duplicates=draft.duplicates,
        rejections=tuple(draft.rejections),
        notes=tuple(notes),
    )


def put(session: Session, entry: Listed, now: datetime, author: str) -> bool:
    """Add one entry by hand, or put a new one in the place of it; whether it is new."""
    coming = _lock(session)
    row = session.scalar(
        select(EntryRow).where(EntryRow.of == entry.list, EntryRow.key == entry.key)
    )
    _list(session, entry.list, "by hand", now)
    cells = _cells(entry) | {"revision": coming}
    if row is None:
        session.execute(insert(TABLE), [{**cells, "added": now, "added_by": author}])
    else:
        fresh = {"added": now, "added_by": author, "ended": None}
        values = {**cells, **fresh, "ended_by": None, "ended_reason": None}
        session.execute(update(TABLE).where(EntryRow.id == row.id).values(values))
    _close(session, entry.list)
    return row is None


def end(
    session: Session, found: Collection[Listed], now: datetime, reason: str, author: str
) -> None:
    """Let entries weigh nothing from now on. One of a shipped list is kept beside it, ended."""
    _lock(session)
    values = {"ended": now, "ended_by": author, "ended_reason": reason}
    for entry in found:
        _list(session, entry.list, "shipped", now)
        here = (EntryRow.of == entry.list) & (EntryRow.key == entry.key)
        if session.scalar(select(func.count()).select_from(EntryRow).where(here)):
            session.execute(update(TABLE).where(here).values(values))
        else:
            row = {**_cells(entry), "added": now, **values}
            session.execute(insert(TABLE), [row])
    for name in sorted({entry.list for entry in found}):
        _close(session, name)


def forget(session: Session, name: str) -> int:
    """Take a whole list away; how many entries it held."""
    _lock(session)
    here = EntryRow.of == name
    count = session.scalar(select(func.count()).select_from(EntryRow).where(here)) or 0
    session.execute(delete(EntryRow).where(here))
    session.execute(delete(ListRow).where(ListRow.name == name))
    _advance(session)
    return count


def _lock(session: Session) -> int:
    """The revision that comes next; other writers wait until this transaction ends."""
    state = session.scalar(select(StateRow).where(StateRow.id == 1).with_for_update())
    if state is None:
        state = StateRow(id=1, revision=0)
        session.add(state)
        session.flush()
    return state.revision + 1


def _list(session: Session, name: str, format_: Format, now: datetime) -> None:
    if session.get(ListRow, name) is None:
        session.add(ListRow(name=name, format=format_, file="", sha256="", changed=now))
        session.flush()


def _close(session: Session, name: str) -> None:
    session.flush()
    row = session.get_one(ListRow, name)
    row.changed = datetime.now(UTC)
    row.sha256 = digest(session, name)
    _advance(session)


def _advance(session: Session) -> None:
    session.execute(update(StateRow).values(revision=StateRow.revision + 1))


def _cells(entry: Listed) -> dict[str, Any]:
    """The row of an entry, but for its history."""
    fields = {field: getattr(entry, field) for field in FIELDS}
    texts = {field: json.dumps(fields[field]) for field in SEVERAL}
    form = normal(entry.kind, entry.value)
    return {"list": entry.list, "form": form, **fields, **texts}


def _content(cells: RowMapping | Mapping[str, Any]) -> list[Any]:
    """What an entry says, but for the day of its edition."""
    return [cells[name] for name in FIELDS if name != "dated"]


def _common(draft: Draft) -> int:
    return sum(
        entry.kind in NAMES and not distinctive(entry.value) for entry in draft.entries.values()
    )
