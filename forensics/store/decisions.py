"""Decisions and verification: recorded one after the other, each with who and when."""

from datetime import UTC, datetime
from typing import get_args

from sqlalchemy import Engine, select

from forensics.errors import CaseChangedError, CaseError
from forensics.model import Decision, Disposition
from forensics.store.rows import decisions, locked
from forensics.store.tables import DecisionRow, EventRow
from forensics.store.transaction import storable, writing

LONGEST_REASON = 10_000
LONGEST_AUTHOR = 200


def decide(
    engine: Engine,
    case_id: str,
    disposition: Disposition,
    reason: str,
    author: str,
    seen: int | None = None,
) -> Decision:
    """Add a decision, unless others than the `seen` ones were added meanwhile."""
    if disposition not in get_args(Disposition):
        known = ", ".join(get_args(Disposition))
        raise CaseError(f"{disposition}: not a disposition; one of {known}")
    why = stated("a reason", reason, LONGEST_REASON)
    who = stated("an author", author, LONGEST_AUTHOR)
    with writing(engine) as session:
        row = locked(session, case_id)
        earlier = decisions(session, case_id)
        if seen is not None and seen != len(earlier):
            raise CaseChangedError(_changed(case_id, earlier[max(seen, 0) :]))
        decision = Decision(
            number=len(earlier) + 1,
            disposition=disposition,
            author=who,
            reason=why,
            at=datetime.now(UTC),
        )
        session.add(DecisionRow(case_id=case_id, **decision.model_dump()))
        row.status, row.decided, row.changed = disposition, decision.number, decision.at
    return decision


def start_verification(engine: Engine, case_id: str, author: str) -> None:
    """Record that a person verifies the case now."""
    who = stated("an author", author, LONGEST_AUTHOR)
    with writing(engine) as session:
        row = locked(session, case_id)
        if row.status == "verifying":
            begun = session.scalars(
                select(EventRow)
                .where(EventRow.case_id == case_id, EventRow.kind == "verification_started")
                .order_by(EventRow.id.desc())
                .limit(1)
            ).one()
            raise CaseError(f"{begun.author} has been verifying {case_id} since {when(begun.at)}")
        if row.status in {"confirmed", "cleared"}:
            last = decisions(session, case_id)[-1]
            raise CaseError(f"{case_id} is decided: {_said(last)}; add a decision to change that")
        now = datetime.now(UTC)
        row.status, row.changed = "verifying", now
        session.add(
            EventRow(case_id=case_id, at=now, kind="verification_started", detail="", author=who)
        )


def observe(engine: Engine, case_id: str, detail: str, author: str) -> None:
    """Record what was observed in an interview, as an event; status and band stay as they are."""
    who = stated("an author", author, LONGEST_AUTHOR)
    what = stated("an observation", detail, LONGEST_REASON)
    with writing(engine) as session:
        row = locked(session, case_id)
        row.changed = now = datetime.now(UTC)
        session.add(EventRow(case_id=case_id, at=now, kind="observed", detail=what, author=who))


def stated(what: str, text: str, longest: int) -> str:
    """`text` as it is kept. Raises CaseError when nothing of it can be seen, or it is too long."""
    if not any(letter.isprintable() and not letter.isspace() for letter in text):
        raise CaseError(f"{what} is needed, and cannot be blank")
    if len(text) > longest:
        raise CaseError(f"{what} of {len(text):,} characters is too long; {longest:,} are kept")
    return storable(text.strip())


def when(at: datetime) -> str:
    """A time as messages give it."""
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _changed(case_id: str, added: tuple[Decision, ...]) -> str:
    if not added:
        return f"{case_id} holds fewer decisions than were shown; nothing was recorded"
    said = "; ".join(_said(decision) for decision in added)
    return f"{case_id} was decided since it was shown: {said}. Nothing was recorded"


def _said(decision: Decision) -> str:
    return f"{decision.author} recorded {decision.disposition} on {when(decision.at)}"
