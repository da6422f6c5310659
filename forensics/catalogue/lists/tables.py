"""The tables of lists with provenance: the lists, their entries, and a revision that grows."""

from datetime import date, datetime

from sqlalchemy import (
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from index.tables import metadata as library

metadata = MetaData(naming_convention=library.naming_convention)

NAME_LENGTH = 200
KEY_LENGTH = 200


class Base(DeclarativeBase):
    """Base of these tables."""

    metadata = metadata


class StateRow(Base):
    """One row: `revision` rises with every change of any list."""

    __tablename__ = "lists_state"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    revision: Mapped[int] = mapped_column(Integer)


class ListRow(Base):
    """A list: what it was read from last, and the digest of what it holds.

    `format` is "OFAC SDN", "CSV", "MISP", "STIX" or "by hand"; `sha256` that of its entries, which
    a run's manifest states.
    """

    __tablename__ = "lists"

    name: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    format: Mapped[str] = mapped_column(String(16))
    file: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class EntryRow(Base):
    """An entry of a list. Nothing is deleted: what ended keeps its row and its reason.

    `names`, `weak_names`, `addresses` and `domains` are JSON lists of texts; `form` is the value in
    the normal form of its kind, None for names. `added` is the moment it came; `ended` that from
    which a person, or the edition that lacks it, let it weigh nothing; `ended_by` that person.
    `revision` is the lists' own with which it came to say what it says.
    """

    __tablename__ = "list_entries"
    __table_args__ = (UniqueConstraint("list", "key"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    of: Mapped[str] = mapped_column("list", ForeignKey("lists.name"))
    key: Mapped[str] = mapped_column(String(KEY_LENGTH))
    kind: Mapped[str] = mapped_column(String(32), index=True)
    value: Mapped[str] = mapped_column(Text)
    form: Mapped[str | None] = mapped_column(Text)
    names: Mapped[str] = mapped_column(Text)
    weak_names: Mapped[str] = mapped_column(Text)
    addresses: Mapped[str] = mapped_column(Text)
    domains: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    dated: Mapped[date] = mapped_column(Date)
    confidence: Mapped[float] = mapped_column(Float)
    expires: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str | None] = mapped_column(Text)
    added: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    added_by: Mapped[str | None] = mapped_column(Text)
    ended: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ended_by: Mapped[str | None] = mapped_column(Text)
    ended_reason: Mapped[str | None] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(Integer, server_default="0", index=True)
