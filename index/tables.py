"""The library's tables: the truth; FAISS files and everything else are derived from them.

No table holds who wrote a line. ``background_sightings`` holds digests keyed by the line itself,
so that two lines of one person cannot be told to be of one person.
"""

from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
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

    ``revision`` rises with every change; ``content`` only when passages or stock lines change,
    which is when derived files must be made again.
    """

    __tablename__ = "library_state"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    uid: Mapped[str] = mapped_column(String(32))
    revision: Mapped[int] = mapped_column(Integer)
    content: Mapped[int] = mapped_column(Integer)


class TemplateRow(Base):
    """A template, as ``index.template.Template``."""

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


class BackgroundLine(Base):
    """A stock line learnt from an organisation's own corpus, without any identifier."""

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


class BackgroundSighting(Base):
    """That some owner's text held a line: both as digests, the owner's keyed by the line."""

    __tablename__ = "background_sightings"

    key_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner: Mapped[str] = mapped_column(String(32), primary_key=True)
