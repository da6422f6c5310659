"""The queue: one page of cases, sorted and cut by the database."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Engine, case, func, select

from forensics.model import Band, CaseSummary
from forensics.store.rows import SUMMARY
from forensics.store.tables import CaseRow
from forensics.store.transaction import reading, storable

OLDEST_DAYS = 36_500
_STRENGTH = {band.value: number for number, band in enumerate(Band)}  # strongest first


def queue(
    engine: Engine,
    *,
    band: str | None = None,
    stage: str | None = None,
    status: str | None = None,
    min_age_days: int | None = None,
    search: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> tuple[list[CaseSummary], int]:
    """The cases that fit, strongest band first, then oldest; and how many fit in all."""
    wanted: list[ColumnElement[bool]] = []
    for column, value in (
        (CaseRow.band, band),
        (CaseRow.stage, stage),
        (CaseRow.status, status),
    ):
        if value is not None:
            wanted.append(column == value)
    if min_age_days is not None:
        age = timedelta(days=min(max(min_age_days, 0), OLDEST_DAYS))
        wanted.append(CaseRow.created <= datetime.now(UTC) - age)
    if search and search.strip():
        wanted.append(CaseRow.folded.contains(fold(search.strip()), autoescape=True))
    strength = case(_STRENGTH, value=CaseRow.band)
    page = select(*SUMMARY).where(*wanted).order_by(strength, CaseRow.created, CaseRow.id)
    count = select(func.count()).select_from(CaseRow).where(*wanted)
    with reading(engine) as session:
        total = session.scalars(count).one()
        rows = session.execute(page.limit(max(limit, 0)).offset(max(offset, 0))).all()
    return [CaseSummary.model_validate(row._asdict()) for row in rows], total


def fold(text: str) -> str:
    """`text` as it is searched: in no case of letter; databases fold Latin letters alone."""
    return storable(text).casefold()
