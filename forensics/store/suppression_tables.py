"""The tables of suppressions. Both are append-only: triggers refuse a change (migration 0008)."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forensics.store.tables import Base, Moment, metadata

__all__ = ["LiftRow", "SuppressionRow", "metadata"]


class SuppressionRow(Base):
    """What somebody recorded. `among` is a JSON list of ids.

    `digest` is the SHA-256 of kind and value, for a value may be longer than an index takes; `turn`
    counts from 1 among those of one value, so that of two people who record at once one is told.
    """

    __tablename__ = "suppressions"
    __table_args__ = (UniqueConstraint("digest", "turn"),)

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    turn: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(16))
    value: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(16))
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str | None] = mapped_column(Text)
    among: Mapped[str] = mapped_column(Text)


class LiftRow(Base):
    """That a suppression was taken back: once, by whom and why."""

    __tablename__ = "suppression_lifts"

    number: Mapped[int] = mapped_column(
        ForeignKey("suppressions.number"), primary_key=True, autoincrement=False
    )
    author: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
