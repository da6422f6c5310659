"""The tables of sightings: what was found again in stored applications, and who has looked.

Both are append-only: triggers refuse to change a row (migration 0009). They go with the application
they speak of (ON DELETE CASCADE), and with nothing else.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forensics.store.corpus_tables import ApplicationRow
from forensics.store.tables import Base, Moment, metadata

__all__ = ["LookRow", "LookedBackRow", "SightingRow", "metadata"]


class SightingRow(Base):
    """A sighting; `quotes` are JSON, `list` is empty where it is of a template.

    `said` is the SHA-256 of what is new as it is compared, so that an application is sighted again
    where an entry or a template comes to say something else, and never for the same.
    """

    __tablename__ = "sightings"
    __table_args__ = (UniqueConstraint("application", "list", "key", "said"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    application: Mapped[int] = mapped_column(
        ForeignKey(ApplicationRow.number, ondelete="CASCADE"),
    )
    kind: Mapped[str] = mapped_column(String(32))
    list: Mapped[str] = mapped_column(String(200))
    key: Mapped[str] = mapped_column(String(200))
    said: Mapped[str] = mapped_column(String(64))
    revision: Mapped[int | None] = mapped_column(Integer)
    what: Mapped[str] = mapped_column(Text)
    quotes: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)


class LookRow(Base):
    """That somebody has looked at a sighting, and what they noted."""

    __tablename__ = "sighting_looks"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    sighting: Mapped[int] = mapped_column(
        ForeignKey(SightingRow.id, ondelete="CASCADE"), index=True
    )
    author: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)


class LookedBackRow(Base):
    """One row: the revisions of the lists and of the library that were looked for already.

    `turn` grows wherever one of them is set back (`store.looked_back`).
    """

    __tablename__ = "looked_back"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    lists: Mapped[int] = mapped_column(Integer)
    templates: Mapped[int] = mapped_column(Integer)
    turn: Mapped[int] = mapped_column(Integer, server_default="0")
