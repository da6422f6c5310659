"""The corpus read for many applications at once: rows of tables rather than nouns."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from forensics.model import KeyKind
from forensics.store.corpus import indexed
from forensics.store.corpus_tables import ApplicationRow, KeyRow, PassageRow

AT_ONCE = 500
"""Values that one statement asks for: databases allow some thousand."""


class Held(NamedTuple):
    """A key as it is kept: `value` as it was asked for, `evidence` is JSON."""

    application: int
    kind: str
    value: str
    holder: str
    evidence: str


class Line(NamedTuple):
    """A passage as it is kept."""

    application: int
    position: int
    document: str
    start: int
    end: int
    text: str


class Known(NamedTuple):
    """An application by its id; `case` is None where none was opened."""

    number: int
    id: str
    folded: str | None
    submitted_at: date | None
    case: str | None


def holders(session: Session, kind: KeyKind, values: Collection[str]) -> Iterator[Held]:
    """Keys of a kind with one of at most AT_ONCE values."""
    asked = {indexed(value): value for value in values}
    for row in session.execute(_keys(kind).where(KeyRow.value.in_(asked))):
        yield Held(row.application, kind, asked[row.value], row.holder, row.evidence)


def lines(session: Session, numbers: Collection[int]) -> Iterator[Line]:
    """Passages of at most AT_ONCE applications, by application and position."""
    query = (
        select(
            PassageRow.application,
            PassageRow.position,
            PassageRow.document,
            PassageRow.start,
            PassageRow.end,
            PassageRow.text,
        )
        .where(PassageRow.application.in_(numbers))
        .order_by(PassageRow.application, PassageRow.position)
    )
    for row in session.execute(query):
        yield Line._make(row)


def of_ids(session: Session, ids: Collection[str]) -> dict[str, Known]:
    """Applications by id, of at most AT_ONCE ids."""
    query = _known().where(ApplicationRow.id.in_({indexed(id_) for id_ in ids}))
    return {row.id: Known._make(row) for row in session.execute(query)}


def of_files(session: Session, hashes: Collection[str]) -> list[tuple[Known, str]]:
    """Applications that hold one of at most AT_ONCE files, with the SHA-256 of the file."""
    query = (
        _known(KeyRow.value)
        .join(KeyRow, KeyRow.application == ApplicationRow.number)
        .where(KeyRow.kind == "sha256", KeyRow.value.in_(hashes))
        .order_by(ApplicationRow.number)
    )
    return [(Known._make(row[:-1]), row[-1]) for row in session.execute(query)]


def files(session: Session, numbers: Sequence[int]) -> dict[int, set[str]]:
    """The SHA-256 of the files that each of at most AT_ONCE applications holds."""
    query = select(KeyRow.application, KeyRow.value).where(
        KeyRow.kind == "sha256", KeyRow.application.in_(numbers)
    )
    found: dict[int, set[str]] = {number: set() for number in numbers}
    for row in session.execute(query):
        found[row.application].add(row.value)
    return found


def _known(*columns: Any) -> Select[Any]:
    return select(
        ApplicationRow.number,
        ApplicationRow.id,
        ApplicationRow.folded,
        ApplicationRow.submitted_at,
        ApplicationRow.case_id,
        *columns,
    )


def _keys(kind: KeyKind) -> Select[int, str, str, str]:
    columns = KeyRow.application, KeyRow.value, KeyRow.holder, KeyRow.evidence
    return select(*columns).where(KeyRow.kind == kind)
