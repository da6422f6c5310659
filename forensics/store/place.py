"""Where an application without an id of its own belongs: its case if it has one, or a free id."""

from collections.abc import Set as AbstractSet
from itertools import count

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from forensics.store.tables import ID_LENGTH, CaseFileRow, CaseRow
from forensics.store.transaction import reading, storable

_ROOM = 12  # for the number that makes an id unique


def place(engine: Engine, identity: str, hashes: AbstractSet[str]) -> str:
    """The id of the case that holds all files of these SHA-256, else one that is free.

    Looked at are the case of this id and those of this id with a number: "resume.pdf" is many
    people's file, and only the same bytes are the same application.
    """
    base = storable(identity)[: ID_LENGTH - _ROOM]
    with reading(engine) as session:
        holding = _holding(session, base, hashes)
        return holding if holding is not None else _free(session, base)


def _holding(session: Session, base: str, hashes: AbstractSet[str]) -> str | None:
    named = or_(
        CaseFileRow.case_id == base, CaseFileRow.case_id.startswith(f"{base}-", autoescape=True)
    )
    query = select(CaseFileRow.case_id, CaseFileRow.sha256)
    held: dict[str, set[str]] = {}
    for case_id, sha256 in session.execute(query.where(named, CaseFileRow.sha256.in_(hashes))):
        held.setdefault(case_id, set()).add(sha256)
    whole = [case_id for case_id, found in held.items() if found == hashes]
    return min(whole, key=lambda case_id: (len(case_id), case_id), default=None)


def _free(session: Session, base: str) -> str:
    if session.get(CaseRow, base) is None:
        return base
    query = select(CaseRow.id).where(CaseRow.id.startswith(f"{base}-", autoescape=True))
    taken = set(session.scalars(query))
    return next(free for number in count(2) if (free := f"{base}-{number}") not in taken)
