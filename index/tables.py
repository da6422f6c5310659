"""The library's tables: the truth; FAISS files and everything else are derived from them.

No table holds who wrote a line. ``background_sightings`` holds digests keyed by the line itself,
so that two lines of one person cannot be told to be of one person.

``template_changes`` is append-only: in a home's database triggers refuse to change or delete a row,
but for taking its content away for good when the template is erased (migration 0005).
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

CHUNK = 500
"""Values in one IN list: SQLite allows 32,766 variables, older ones 999."""
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Base(DeclarativeBase):
    """Base of the library's tables."""

    metadata = metadata


class LibraryState(Base):
    """One row: the library's own id and its two counters.

    ``revision`` rises with every change; ``content`` only when passages, families or stock lines
    change, which is when derived files must be made again. ``history_from`` is the first revision
    as of which the library can be told: 0, but for one from before its history was kept.
    """

    __tablename__ = "library_state"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    uid: Mapped[str] = mapped_column(String(32))
    revision: Mapped[int] = mapped_column(Integer)
    content: Mapped[int] = mapped_column(Integer)
    history_from: Mapped[int] = mapped_column(Integer, server_default="0")


class TemplateRow(Base):
    """A template as it stands, as ``index.template.Template``; ``revision`` is its last change."""

    __tablename__ = "templates"

    id: Mapped[str] = mapped_column(String(200), primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    family: Mapped[str] = mapped_column(String(200), index=True)
    status: Mapped[str] = mapped_column(String(16), index=True)
    text: Mapped[str] = mapped_column(Text)
    provenance: Mapped[str] = mapped_column(Text)
    confidence: Mapped[str] = mapped_column(String(16))
    added: Mapped[date] = mapped_column(Date)
    reviewed: Mapped[date | None] = mapped_column(Date)
    expires: Mapped[date | None] = mapped_column(Date)
    references: Mapped[list[Any]] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(Integer, server_default="0")


class TemplateChangeRow(Base):
    """One change of a template, and the whole template after it.

    ``number`` counts a template's changes from 1 and goes on when an erased id is used again.
    ``library_revision`` is the library's revision that the change made. ``content`` is the template
    as JSON, without ``id`` and ``revision``; null where it was erased.
    """

    __tablename__ = "template_changes"
    __table_args__ = (UniqueConstraint("template_id", "number"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    template_id: Mapped[str] = mapped_column(String(200))
    number: Mapped[int] = mapped_column(Integer)
    library_revision: Mapped[int] = mapped_column(Integer, index=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    author: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class LineVector(Base):
    """The vector of a line, kept once by content and embedder; float32, little-endian."""

    __tablename__ = "line_vectors"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    embedder: Mapped[str] = mapped_column(String(100), primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class TemplatePassage(Base):
    """A passage of a template: what is quoted, what is compared, and the key of its vector."""

    __tablename__ = "template_passages"
    __table_args__ = (
        UniqueConstraint("template_id", "position"),
        ForeignKeyConstraint(
            ["sha256", "embedder"], ["line_vectors.sha256", "line_vectors.embedder"]
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    template_id: Mapped[str] = mapped_column(ForeignKey("templates.id"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    quote: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    embedder: Mapped[str] = mapped_column(String(100))


class SealedPassage(Base):
    """A passage of a template whose sender withholds its text: ``index.template.Seal``, a row each.

    ``salt`` and ``digest`` are hexadecimal; ``digest`` is keyed by ``salt``.
    """

    __tablename__ = "sealed_passages"

    template_id: Mapped[str] = mapped_column(ForeignKey("templates.id"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    salt: Mapped[str] = mapped_column(String(64), index=True)
    digest: Mapped[str] = mapped_column(String(64), index=True)


class BackgroundLine(Base):
    """A stock line, without any identifier: learnt from an own corpus, or of a published list.

    ``owners`` are those it was learnt from, 0 where it stands in published lists alone.
    ``library_revision`` is the library's revision with which it came.
    """

    __tablename__ = "background_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["sha256", "embedder"], ["line_vectors.sha256", "line_vectors.embedder"]
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    key_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    text: Mapped[str] = mapped_column(Text)
    owners: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    embedder: Mapped[str] = mapped_column(String(100))
    library_revision: Mapped[int] = mapped_column(Integer, server_default="0")


class PublishedList(Base):
    """A list that its publisher hands to everybody; once withdrawn it is kept without its lines.

    Of one name at most one stands. ``sha256`` is that of the file's bytes, ``withdrawn_revision``
    the library's revision from which it stands no more.
    """

    __tablename__ = "published_lists"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(200), index=True)
    file: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    library_revision: Mapped[int] = mapped_column(Integer)
    withdrawn_by: Mapped[str | None] = mapped_column(Text)
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    withdrawn_revision: Mapped[int | None] = mapped_column(Integer)


class PublishedLine(Base):
    """That a line stands in a published list; the line is the ``BackgroundLine`` of its key."""

    __tablename__ = "published_lines"

    list_id: Mapped[int] = mapped_column(ForeignKey("published_lists.id"), primary_key=True)
    key_sha256: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)


class BackgroundSighting(Base):
    """That some owner's text held a line: both as digests, the owner's keyed by the line."""

    __tablename__ = "background_sightings"

    key_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner: Mapped[str] = mapped_column(String(32), primary_key=True)
