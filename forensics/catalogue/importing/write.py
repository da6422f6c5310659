"""Writes a data set: its year is replaced, and the same file again changes nothing."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.orm import Session

from forensics.catalogue.imported import Imported
from forensics.catalogue.importing.dataset import Kind
from forensics.catalogue.importing.files import Given
from forensics.catalogue.importing.recognise import read
from forensics.catalogue.tables import Base, CipRow, DatasetRow, InstitutionRow, ProgrammeRow

BATCH = 20_000  # rows a statement is executed with: more only costs memory

_TABLES: Mapping[Kind, type[Base]] = {
    "institutions": InstitutionRow,
    "completions": ProgrammeRow,
    "cip": CipRow,
}


def import_given(session: Session, given: Given, kind: Kind, year: int | None = None) -> Imported:
    """Write one recognised file within the caller's transaction.

    Raises ImportRefusedError when the file cannot be used; nothing of it is written then.
    """
    found = read(given, kind, year)
    table = _TABLES[kind].__table__
    assert isinstance(table, Table)
    known = session.scalar(
        select(DatasetRow).where(DatasetRow.kind == kind, DatasetRow.year == found.year)
    )
    taken = found.read - found.duplicates - len(found.rejections)
    outcome = Imported(
        file=given.name,
        dataset=found.title,
        rows=found.read,
        added=taken,
        duplicates=found.duplicates,
        rejections=tuple(found.rejections),
    )
    if known is not None and known.sha256 == given.sha256:
        return outcome.model_copy(update={"added": 0, "unchanged": taken})
    there = set[tuple[object, ...]]()
    if known is not None:
        held = session.execute(select(table).where(table.c.year == found.year))
        there = {tuple(row) for row in held}
        session.execute(delete(table).where(table.c.year == found.year))
        session.delete(known)
        session.flush()
    columns = [column.name for column in table.columns]
    new = sum(tuple(row[name] for name in columns) not in there for row in found.rows)
    if there:  # rows of two majors are one programme: at most as many are new as were taken
        new = min(new, taken)
        outcome = outcome.model_copy(update={"added": new, "unchanged": taken - new})
    for start in range(0, len(found.rows), BATCH):
        session.execute(insert(table), found.rows[start : start + BATCH])
    session.add(
        DatasetRow(
            kind=kind,
            year=found.year,
            file=given.name,
            sha256=given.sha256,
            rows=len(found.rows),
            imported_at=datetime.now(UTC),
        )
    )
    session.flush()
    return outcome
