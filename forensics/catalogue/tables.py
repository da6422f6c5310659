"""The catalogue's tables: what official files say, a row each, by the year of the file.

Nothing is merged on the way in, so files may come in any order and a revised one replaces its year
alone. Names, closing dates and first and last years are read off the editions when they are needed.
"""

from datetime import datetime

from sqlalchemy import DateTime, Index, Integer, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from index.tables import metadata as library

metadata = MetaData(naming_convention=library.naming_convention)


class Base(DeclarativeBase):
    """Base of these tables."""

    metadata = metadata


class DatasetRow(Base):
    """An imported file: which data set, of which year, and when it came (UTC)."""

    __tablename__ = "catalogue_datasets"
    __table_args__ = (UniqueConstraint("kind", "year"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))  # "institutions", "completions", "cip"
    year: Mapped[int] = mapped_column(Integer)
    file: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    rows: Mapped[int] = mapped_column(Integer)
    imported_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class InstitutionRow(Base):
    """An institution as the directory of one year has it (IPEDS HD); empty text is "not stated".

    `aliases` are separated by "|". `successor` is the unit it was merged into.
    """

    __tablename__ = "catalogue_institutions"

    unitid: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    aliases: Mapped[str] = mapped_column(Text)
    city: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(8))
    domain: Mapped[str] = mapped_column(Text)
    system: Mapped[str] = mapped_column(Text)
    opeid: Mapped[str] = mapped_column(String(16))
    active: Mapped[bool] = mapped_column()
    closed: Mapped[str] = mapped_column(Text)  # a date or year, as far as it is stated
    successor: Mapped[int | None] = mapped_column(Integer)


class ProgrammeRow(Base):
    """A programme in which awards of a level were reported for one academic year.

    `level` is IPEDS's award level, `cip` the six-digit code of that year's edition, `awards` the
    awards of first and second majors; 0 where the programme stood but nobody graduated.
    """

    __tablename__ = "catalogue_programmes"
    __table_args__ = (Index("ix_catalogue_programmes_year", "year"),)

    unitid: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    level: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    cip: Mapped[str] = mapped_column(String(7), primary_key=True)
    awards: Mapped[int] = mapped_column(Integer)


class CipRow(Base):
    """A code of the Classification of Instructional Programs and its title in one edition."""

    __tablename__ = "catalogue_cip_codes"

    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    cip: Mapped[str] = mapped_column(String(7), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
