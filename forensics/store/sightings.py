"""Sightings written, read and looked at."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import Engine, Row, and_, case, exists, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from forensics.errors import CaseError
from forensics.model import Beside, Look, Sighting
from forensics.model.submission import MOST_PRESSING
from forensics.store.corpus_tables import ApplicationRow
from forensics.store.decisions import LONGEST_AUTHOR, LONGEST_REASON, stated
from forensics.store.sighting_tables import LookRow, SightingRow
from forensics.store.tables import CaseRow, DecisionRow
from forensics.store.transaction import reading, storable, writing

_Quotes = TypeAdapter(tuple[Beside, ...])
_STAGES = {stage: number for number, stage in enumerate(MOST_PRESSING)}
_OPEN = ~exists().where(LookRow.sighting == SightingRow.id)
_COLUMNS = tuple(
    getattr(SightingRow, name)
    for name in ("id", "kind", "list", "key", "revision", "what", "quotes", "at")
)


class New(NamedTuple):
    """A sighting to be kept; `application` is its number, `said` the digest of what is new."""

    application: int
    kind: str
    list: str
    key: str
    said: str
    revision: int | None
    what: str
    quotes: tuple[Beside, ...]


def put(engine: Engine, new: Sequence[New]) -> list[int]:
    """Keep those that were not known, of applications that are there still; the applications'."""
    now = datetime.now(UTC)
    numbers = {one.application for one in new}
    held = select(ApplicationRow.number).where(ApplicationRow.number.in_(numbers))
    with writing(engine) as session:
        there = set(session.scalars(held.with_for_update(read=True, key_share=True)))
        rows = [_values(one, now) for one in new if one.application in there]
        if not rows:
            return []
        dialect = sqlite if engine.dialect.name == "sqlite" else postgresql
        unknown = dialect.insert(SightingRow).on_conflict_do_nothing()
        return list(session.scalars(unknown.returning(SightingRow.application), rows))


def sightings(
    engine: Engine, *, open_only: bool = False, limit: int = 100, offset: int = 0
) -> tuple[list[Sighting], int]:
    """One page of the sightings, and how many there are in all.

    Of people already hired first, then by stage, then the latest.
    """
    query = (
        select(
            *_COLUMNS,
            ApplicationRow.id.label("application"),
            ApplicationRow.name,
            ApplicationRow.stage,
            ApplicationRow.submitted_at,
            ApplicationRow.case_id.label("case"),
            DecisionRow.disposition,
        )
        .join(ApplicationRow, ApplicationRow.number == SightingRow.application)
        .outerjoin(CaseRow, CaseRow.id == ApplicationRow.case_id)
        .outerjoin(
            DecisionRow,
            and_(DecisionRow.case_id == CaseRow.id, DecisionRow.number == CaseRow.decided),
        )
        .order_by(case(_STAGES, value=ApplicationRow.stage), SightingRow.id.desc())
    )
    count = select(func.count()).select_from(SightingRow)
    if open_only:
        query, count = query.where(_OPEN), count.where(_OPEN)
    with reading(engine) as session:
        total = session.scalars(count).one()
        rows = session.execute(query.limit(max(limit, 0)).offset(max(offset, 0))).all()
        looks = _looks(session, [row.id for row in rows])
    return [_sighting(row, looks.get(row.id, ())) for row in rows], total


def look(engine: Engine, sighting: int, author: str, note: str) -> Look:
    """Record that somebody has looked. Raises CaseError: there is none of this id, or no author."""
    who = stated("an author", author, LONGEST_AUTHOR)
    said = stated("a note", note, LONGEST_REASON) if note.strip() else ""
    seen = Look(author=who, note=said, at=datetime.now(UTC))
    with writing(engine) as session:
        if session.get(SightingRow, sighting) is None:
            raise CaseError(f"{sighting}: no such sighting; `forensics sightings list` lists them")
        session.add(LookRow(sighting=sighting, **seen.model_dump()))
    return seen


def _values(one: New, now: datetime) -> dict[str, Any]:
    texts = {name: storable(getattr(one, name)) for name in ("list", "key", "what")}
    return one._asdict() | texts | {"quotes": _Quotes.dump_json(one.quotes).decode(), "at": now}


def _looks(session: Session, ids: Sequence[int]) -> dict[int, tuple[Look, ...]]:
    found: dict[int, tuple[Look, ...]] = {}
    query = select(LookRow).where(LookRow.sighting.in_(ids)).order_by(LookRow.id)
    for row in session.scalars(query):
        seen = Look(author=row.author, note=row.note, at=row.at)
        found[row.sighting] = (*found.get(row.sighting, ()), seen)
    return found


def _sighting(row: Row[*tuple[Any, ...]], looks: tuple[Look, ...]) -> Sighting:
    fields = row._asdict() | {"list": row.list or None, "quotes": _Quotes.validate_json(row.quotes)}
    return Sighting.model_validate(fields | {"looks": looks})
