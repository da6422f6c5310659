"""Which kept cases a template has hit, as their newest examinations say."""

import json
from datetime import datetime
from typing import Any, NamedTuple, cast

from pydantic_core import from_json
from sqlalchemy import Engine, func, select

from forensics.model import Status
from forensics.store.tables import CaseRow, ExaminationRow
from forensics.store.transaction import reading
from index.library import Library
from index.match import Verdict

MOST = 200  # cases listed; a template that hits more is known by its counts

Stamp = tuple[int, int, datetime | None]


class Recorded(NamedTuple):
    """A case whose newest examination has a match with a template."""

    case: str
    name: str | None
    status: Status
    at: datetime
    verdict: Verdict
    score: float
    pairs: int


def stamp(library: Library) -> Stamp:
    """What health was counted from: it is the same as long as nothing of it has changed."""
    with reading(library.engine) as session:
        count, last = session.execute(select(func.count(), func.max(CaseRow.changed))).one()
    return library.revision(), count, last


def recorded(engine: Engine, template_id: str) -> list[Recorded]:
    """The cases, known templates first and newest first, `MOST` of them.

    An examination that cannot be read is left out here: health names it.
    """
    newest = (
        select(ExaminationRow.case_id, func.max(ExaminationRow.id).label("id"))
        .group_by(ExaminationRow.case_id)
        .subquery()
    )
    # The report names the template in quotes, as JSON writes it: the others need not be parsed.
    named = json.dumps(template_id, ensure_ascii=False)
    query = (
        select(CaseRow.id, CaseRow.name, CaseRow.status, ExaminationRow.at, ExaminationRow.report)
        .join(newest, newest.c.case_id == CaseRow.id)
        .join(ExaminationRow, ExaminationRow.id == newest.c.id)
        .where(ExaminationRow.report.contains(named, autoescape=True))
        .order_by(ExaminationRow.at.desc(), CaseRow.id)
        .limit(MOST)
    )
    found = []
    with reading(engine) as session:
        for case_id, name, status, at, report in session.execute(query):
            for match in _matches(report):
                if match["template"] == template_id and match["verdict"] != Verdict.COMMON_TEXT:
                    verdict = Verdict(match["verdict"])
                    pairs = len(match["pairs"])
                    shown = cast("Status", status)  # what the column holds
                    one = Recorded(case_id, name, shown, at, verdict, match["score"], pairs)
                    found.append(one)
    found.sort(key=lambda one: one.verdict is not Verdict.KNOWN_TEMPLATE)
    return found


def _matches(report: str) -> list[dict[str, Any]]:
    try:
        return list(from_json(report)["matches"])
    except (ValueError, KeyError, TypeError):
        return []
