"""The tables of cases and of language-model answers; the library's own are in `index.tables`.

Decisions and events are append-only: triggers of the database itself refuse to change or delete
them (migration 0002). Texts that people or files supplied hold neither NUL nor half a surrogate
pair, which PostgreSQL cannot keep; JSON is kept as text, in which both are escaped.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from index.tables import metadata as library

metadata = MetaData(naming_convention=library.naming_convention)

ID_LENGTH = 200  # of a case, as of an application
NAME_LENGTH = 200  # of a person


class Moment(TypeDecorator[datetime]):
    """A point in time, UTC; SQLite keeps no zone, so it is put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC. Raises ValueError where the zone is not known."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a point in time without a zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From UTC, whatever zone the server prefers to answer in."""
        if value is None:
            return None
        known: datetime = value
        return known.replace(tzinfo=UTC) if known.tzinfo is None else known.astimezone(UTC)


class Base(DeclarativeBase):
    """Base of these tables."""

    metadata = metadata


class CaseRow(Base):
    """A case as the queue shows it, and its submission: files by the names they are kept under.

    `folded` is what a search looks through; `version` rises with every change.
    """

    __tablename__ = "cases"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    created: Mapped[datetime] = mapped_column(Moment, index=True)
    changed: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(Integer)
    stage: Mapped[str] = mapped_column(String(16), index=True)
    status: Mapped[str] = mapped_column(String(16), index=True)
    band: Mapped[str] = mapped_column(String(16), index=True)
    total_bits: Mapped[float] = mapped_column(Float)
    findings: Mapped[int] = mapped_column(Integer)
    decided: Mapped[int] = mapped_column(Integer)
    name: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    folded: Mapped[str] = mapped_column(Text)
    submission: Mapped[str] = mapped_column(Text)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  SQLAlchemy's own form


class CaseFileRow(Base):
    """A file of a case; `position` is its place in the order of submission, from 1."""

    __tablename__ = "case_files"
    __table_args__ = (UniqueConstraint("case_id", "position"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(ForeignKey("file_contents.sha256"), index=True)
    part: Mapped[str] = mapped_column(String(16))
    source: Mapped[str | None] = mapped_column(String(16))
    captured_at: Mapped[date | None] = mapped_column(Date)
    added: Mapped[datetime] = mapped_column(Moment)


class FileContentRow(Base):
    """Bytes, kept once however many cases hold them."""

    __tablename__ = "file_contents"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(Integer)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class ExaminationRow(Base):
    """An examination of a case: its report and its documents, as JSON. The newest is shown."""

    __tablename__ = "examinations"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    report: Mapped[str] = mapped_column(Text)
    documents: Mapped[str] = mapped_column(Text)


class DecisionRow(Base):
    """What a person decided; append-only. `number` counts from 1 in each case."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int] = mapped_column(Integer)
    disposition: Mapped[str] = mapped_column(String(16))
    author: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)


class EventRow(Base):
    """What happened to a case; append-only."""

    __tablename__ = "case_events"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str] = mapped_column(String(32))
    detail: Mapped[str] = mapped_column(Text)
    author: Mapped[str | None] = mapped_column(Text)


class AnswerRow(Base):
    """A language model's answer by the content of its question; `answer` is a JSON string."""

    __tablename__ = "model_answers"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    model: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
