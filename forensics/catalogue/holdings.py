"""What the catalogue's tables hold, read."""

from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forensics.catalogue.importing.completions import LEVELS
from forensics.catalogue.importing.dataset import TITLES
from forensics.catalogue.institution import Institution, institutions
from forensics.catalogue.tables import CipRow, DatasetRow, InstitutionRow, ProgrammeRow
from forensics.model.base import Noun

DEGREES = {"associate", "bachelor", "master", "doctor"}
_CODES = {code for code, level in LEVELS.items() if level in DEGREES}


class Held(Noun):
    """An imported data set: its kind and year, the file it came from, and when."""

    kind: str
    year: int
    title: str
    file: str
    sha256: str
    rows: int
    imported_at: datetime


class Programme(Noun):
    """A programme of an institution at one level, with the academic years it was reported for.

    The shipped table does not tell the years nor the awards: None.
    """

    cip: str
    title: str = ""
    level: str
    years: tuple[int, ...] | None = None
    awards: int | None = None


def datasets(session: Session) -> list[Held]:
    """The imported data sets by kind and year."""
    rows = session.scalars(select(DatasetRow).order_by(DatasetRow.kind, DatasetRow.year))
    return [
        Held(
            kind=row.kind,
            year=row.year,
            title=f"{TITLES[row.kind]} {row.year}",
            file=row.file,
            sha256=row.sha256,
            rows=row.rows,
            imported_at=_zoned(row.imported_at),
        )
        for row in rows
    ]


def all_institutions(session: Session) -> dict[str, Institution]:
    """Every institution of every imported directory, by number."""
    newest = session.scalar(select(func.max(InstitutionRow.year))) or 0
    degrees = (
        select(ProgrammeRow.unitid, func.sum(ProgrammeRow.awards))
        .where(ProgrammeRow.level.in_(_CODES))
        .group_by(ProgrammeRow.unitid)
    )
    awards = {unitid: int(total) for unitid, total in session.execute(degrees)}
    return institutions(session.scalars(select(InstitutionRow)), awards, newest)


def years_reported(session: Session, keys: Collection[str]) -> tuple[int, ...]:
    """The academic years for which any of these institutions reported any award."""
    wanted = [int(key) for key in keys]
    years = select(ProgrammeRow.year).where(ProgrammeRow.unitid.in_(wanted)).distinct()
    return tuple(sorted(session.scalars(years)))


def programmes(
    session: Session, keys: Collection[str], level: str | None = None
) -> list[Programme]:
    """Programmes of these institutions, at one level or all, by level and code."""
    wanted = [int(key) for key in keys]
    codes = [code for code, name in LEVELS.items() if level in {None, name}]
    rows = session.execute(
        select(ProgrammeRow.cip, ProgrammeRow.level, ProgrammeRow.year, ProgrammeRow.awards).where(
            ProgrammeRow.unitid.in_(wanted), ProgrammeRow.level.in_(codes)
        )
    )
    years: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    awards: defaultdict[tuple[str, str], int] = defaultdict(int)
    for cip, code, year, total in rows:
        years[LEVELS[code], cip].add(year)
        awards[LEVELS[code], cip] += total
    named = titles(session)
    return [
        Programme(
            cip=cip,
            title=named.get(cip, ""),
            level=name,
            years=tuple(sorted(seen)),
            awards=awards[name, cip],
        )
        for (name, cip), seen in sorted(years.items())
    ]


def titles(session: Session) -> dict[str, str]:
    """Titles by code, of the newest edition that has it."""
    rows = session.execute(select(CipRow.cip, CipRow.title).order_by(CipRow.year))
    return {row.cip: row.title for row in rows}


def _zoned(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def counted(session: Session) -> dict[str, int]:
    """How many institutions and programmes (of an institution, at a level) are held."""
    programme = select(ProgrammeRow.unitid, ProgrammeRow.level, ProgrammeRow.cip).distinct()
    institution = select(func.count(InstitutionRow.unitid.distinct()))
    return {
        "institutions": session.scalar(institution) or 0,
        "programmes": session.scalar(select(func.count()).select_from(programme.subquery())) or 0,
        "cip_codes": session.scalar(select(func.count(CipRow.cip.distinct()))) or 0,
    }
