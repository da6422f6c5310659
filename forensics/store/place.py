"""Where an application without an id of its own belongs: its case if it has one, or a free id."""

import hashlib
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, count, islice

from sqlalchemy import Engine, Select, and_, or_, select
from sqlalchemy.orm import Session

from forensics.store.corpus_tables import ApplicationRow, KeyRow
from forensics.store.tables import ID_LENGTH, CaseFileRow, CaseRow
from forensics.store.transaction import reading, storable

_ROOM = 12  # for the number that makes an id unique
_SOME = 100  # ids looked up at a time
_DIGITS = 12  # hexadecimal, of the digest behind a name


def place(engine: Engine, identity: str, hashes: AbstractSet[str]) -> str:
    """The id of the case that holds all files of these SHA-256, else one that is free.

    Looked at are the case of this id and those of this id with a number: "resume.pdf" is many
    people's file, and only the same bytes are the same application. An id under which a sweep has
    stored an application is free for that application alone: its files are among these. Where a
    sweep has stored it `beside` another of its id, that is its id.
    """
    base = storable(identity)[: ID_LENGTH - _ROOM]
    other = beside(storable(identity), hashes)
    with reading(engine) as session:
        holding = _holding(session, base, other, hashes)
        if holding is not None:
            return holding
        if len(other) <= ID_LENGTH and session.scalar(_without_a_case([other])) is not None:
            return other
        return _free(session, base, hashes)


def taken(session: Session, identity: str, hashes: AbstractSet[str]) -> bool:
    """Whether a sweep has stored an application with other files than these under an id."""
    return any(row.value not in hashes for row in session.execute(_swept([identity])))


def beside(identity: str, hashes: Iterable[str]) -> str:
    """The id of an application whose own is another's: a digest of its files stands behind it."""
    digest = hashlib.sha256("".join(sorted(hashes)).encode()).hexdigest()
    return f"{identity}~{digest[:_DIGITS]}"


def _holding(session: Session, base: str, other: str, hashes: AbstractSet[str]) -> str | None:
    named = or_(
        CaseFileRow.case_id.in_([base, other]),
        CaseFileRow.case_id.startswith(f"{base}-", autoescape=True),
    )
    query = select(CaseFileRow.case_id, CaseFileRow.sha256)
    held: dict[str, set[str]] = {}
    for case_id, sha256 in session.execute(query.where(named, CaseFileRow.sha256.in_(hashes))):
        held.setdefault(case_id, set()).add(sha256)
    whole = [case_id for case_id, found in held.items() if found == hashes]
    return min(whole, key=lambda case_id: (len(case_id), case_id), default=None)


def _free(session: Session, base: str, hashes: AbstractSet[str]) -> str:
    """The id itself, or with the first number by which no other application is known."""
    names = chain([base], (f"{base}-{number}" for number in count(2)))
    while True:
        some = list(islice(names, _SOME))
        taken = set(session.scalars(select(CaseRow.id).where(CaseRow.id.in_(some))))
        taken |= {row.id for row in session.execute(_swept(some)) if row.value not in hashes}
        for name in some:
            if name not in taken:
                return name


def _swept(ids: Sequence[str]) -> Select[str, str]:
    """Applications without a case by their ids, each with its files."""
    held = and_(KeyRow.application == ApplicationRow.number, KeyRow.kind == "sha256")
    return _without_a_case(ids).outerjoin(KeyRow, held).add_columns(KeyRow.value)


def _without_a_case(ids: Sequence[str]) -> Select[str]:
    return select(ApplicationRow.id).where(
        ApplicationRow.id.in_(ids), ApplicationRow.case_id.is_(None)
    )
