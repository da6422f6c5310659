"""Suppressions: recorded and lifted, each with who and when; none is changed or taken away."""

import hashlib
import json
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine, Row, Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forensics.errors import SuppressionError
from forensics.model import KeyKind, Lifted, Suppression, SuppressionReason
from forensics.store.decisions import LONGEST_AUTHOR, stated, when
from forensics.store.suppression_tables import LiftRow, SuppressionRow
from forensics.store.transaction import storable, writing

TRIES = 5  # each is lost only to somebody else's success
LONGEST_REASON = 1000
_CHUNK = 500  # values asked for in one statement

_COLUMNS = (
    *(getattr(SuppressionRow, name) for name in Suppression.model_fields if name != "lifted"),
    LiftRow.author.label("lifted_by"),
    LiftRow.reason.label("lifted_for"),
    LiftRow.at.label("lifted_at"),
)


def record(
    engine: Engine,
    kind: KeyKind,
    value: str,
    *,
    reason: SuppressionReason,
    author: str,
    until: date | None = None,
    note: str | None = None,
    among: Sequence[str] = (),
) -> Suppression:
    """Add one; `value` is the normal form of its kind, `note` is kept as it is given.

    Raises SuppressionError where a valid one says the same already, that is of this value, for all
    of `among` and for as long; CaseError where the author is blank or the database cannot be
    written to.
    """
    who = stated("an author", author, LONGEST_AUTHOR)
    scope = tuple(dict.fromkeys(map(storable, among)))
    for _ in range(TRIES):
        now = datetime.now(UTC)
        try:
            with writing(engine) as session:
                earlier = recorded(session, [(kind, value)])
                _refuse_said(earlier, scope, until, now.date())
                row = SuppressionRow(
                    digest=_digest(kind, value),
                    turn=len(earlier) + 1,
                    kind=kind,
                    value=storable(value),
                    reason=reason,
                    author=who,
                    at=now,
                    until=until,
                    note=note and storable(note),
                    among=json.dumps(scope),
                )
                session.add(row)
                session.flush()
                return one(session, row.number)
        except IntegrityError:
            continue  # somebody else recorded one of this value meanwhile: look again
    raise SuppressionError(f"others keep recording suppressions of this {kind}; try again")


def lift(engine: Engine, number: int, *, reason: str, author: str) -> Suppression:
    """Take one back from now on; it stays on record.

    Raises SuppressionError where there is none of this number or it was lifted before; CaseError
    where reason or author is blank or the database cannot be written to.
    """
    why = stated("a reason", reason, LONGEST_REASON)
    who = stated("an author", author, LONGEST_AUTHOR)
    try:
        with writing(engine) as session:
            before = one(session, number)
            if before.lifted is not None:
                raise SuppressionError(_lifted(number, before.lifted))
            session.add(LiftRow(number=number, author=who, reason=why, at=datetime.now(UTC)))
            session.flush()
            return one(session, number)
    except IntegrityError:
        raise SuppressionError(
            f"suppression {number} was lifted by somebody else just now"
        ) from None


def recorded(
    session: Session, asked: Collection[tuple[KeyKind, str]] | None = None
) -> tuple[Suppression, ...]:
    """All, in the order they were recorded, or those of the kinds and values asked for.

    Lifted and ended ones are among them: `Suppression.holds` tells.
    """
    query = _select().order_by(SuppressionRow.number)
    if asked is None:
        return tuple(map(_suppression, session.execute(query)))
    found: list[Suppression] = []
    digests = sorted({_digest(kind, value) for kind, value in asked})
    for first in range(0, len(digests), _CHUNK):
        some = query.where(SuppressionRow.digest.in_(digests[first : first + _CHUNK]))
        found += map(_suppression, session.execute(some))
    return tuple(sorted(found, key=lambda each: each.number))


def one(session: Session, number: int) -> Suppression:
    """That of a number. Raises SuppressionError where there is none."""
    row = session.execute(_select().where(SuppressionRow.number == number)).first()
    if row is None:
        raise SuppressionError(
            f"there is no suppression {number}; `forensics suppressions list` lists them"
        )
    return _suppression(row)


def _refuse_said(
    earlier: Sequence[Suppression], among: Sequence[str], until: date | None, today: date
) -> None:
    for each in earlier:
        as_wide = not each.among or (among and set(among) <= set(each.among))
        as_long = each.until is None or (until is not None and until <= each.until)
        if each.holds(today) and as_wide and as_long:
            raise SuppressionError(
                f"{each.kind} {each.value} is suppressed already, as number {each.number}, on "
                f"{when(each.at)} by {each.said()}"
            )


def _digest(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}:{storable(value)}".encode()).hexdigest()


def _select() -> Select[Any]:
    return (
        select(*_COLUMNS)
        .select_from(SuppressionRow)
        .outerjoin(LiftRow, LiftRow.number == SuppressionRow.number)
    )


def _suppression(row: Row[Any]) -> Suppression:
    cells = row._asdict()
    by, reason, at = (cells.pop(f"lifted_{part}") for part in ("by", "for", "at"))
    lifted = None if by is None else Lifted(author=by, reason=reason, at=at)
    return Suppression(**cells | {"among": json.loads(cells["among"]), "lifted": lifted})


def _lifted(number: int, lifted: Lifted) -> str:
    said = f"{lifted.author} on {when(lifted.at)}: {lifted.reason}"
    return f"suppression {number} was lifted already, by {said}"
