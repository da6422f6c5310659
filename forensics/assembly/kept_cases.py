"""Every stored case with its newest examination, as templates are held against them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Engine, func, select

from forensics.model import Status
from forensics.model.base import Noun
from forensics.store.tables import CaseRow, ExaminationRow
from forensics.store.transaction import reading

PAGE = 50  # cases read at a time: their examinations are large


class Uncompared(Noun):
    """A case that could not be looked at, and why."""

    case: str
    reason: str


class KeptCase(NamedTuple):
    """A case and its newest examination; the last three fields are JSON as stored."""

    id: str
    name: str | None
    status: Status
    at: datetime
    submission: str
    report: str
    documents: str


def newest_examinations(engine: Engine) -> Iterator[KeptCase]:
    """Every case with its newest examination, a page at a time, so that no transaction waits."""
    newest = (
        select(ExaminationRow.case_id, func.max(ExaminationRow.id).label("id"))
        .group_by(ExaminationRow.case_id)
        .subquery()
    )
    columns: Any = (
        CaseRow.id,
        CaseRow.name,
        CaseRow.status,
        ExaminationRow.at,
        CaseRow.submission,
        ExaminationRow.report,
        ExaminationRow.documents,
    )
    query = (
        select(*columns)
        .join(newest, newest.c.case_id == CaseRow.id)
        .join(ExaminationRow, ExaminationRow.id == newest.c.id)
        .order_by(CaseRow.id)
        .limit(PAGE)
    )
    last = ""
    while True:
        with reading(engine) as session:
            page = [KeptCase(*row) for row in session.execute(query.where(CaseRow.id > last))]
        yield from page
        if len(page) < PAGE:
            return
        last = page[-1].id
