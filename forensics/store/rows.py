"""From rows to nouns, and the look-ups that several parts of the store share."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forensics.errors import CaseError
from forensics.model import CaseSummary, Decision
from forensics.store.tables import CaseRow, DecisionRow

SUMMARY = (
    CaseRow.id,
    CaseRow.name,
    CaseRow.status,
    CaseRow.stage,
    CaseRow.band,
    CaseRow.total_bits,
    CaseRow.findings,
    CaseRow.created.label("opened"),
    CaseRow.changed,
    CaseRow.decided.label("decisions"),
)
"""Columns of a row of the queue: never the examinations, which are large."""


def summary(session: Session, case_id: str) -> CaseSummary:
    """One row of the queue. Raises CaseError when there is no such case."""
    row = session.execute(select(*SUMMARY).where(CaseRow.id == case_id)).first()
    if row is None:
        raise unknown(case_id)
    return CaseSummary.model_validate(row._asdict())


def locked(session: Session, case_id: str) -> CaseRow:
    """The case, kept from other writers until the transaction ends. Raises CaseError."""
    row = session.scalar(select(CaseRow).where(CaseRow.id == case_id).with_for_update())
    if row is None:
        raise unknown(case_id)
    return row


def decisions(session: Session, case_id: str) -> tuple[Decision, ...]:
    """All decisions on a case, first to last."""
    query = select(DecisionRow).where(DecisionRow.case_id == case_id).order_by(DecisionRow.number)
    return tuple(
        Decision.model_validate(
            {field: getattr(row, field) for field in Decision.model_fields},
        )
        for row in session.scalars(query)
    )


def unknown(case_id: str) -> CaseError:
    """That there is no such case."""
    return CaseError(f"{case_id}: no such case; `forensics cases list` lists them")
