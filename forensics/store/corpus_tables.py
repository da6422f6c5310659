"""The tables of the corpus: every application received, by what it can be found again.

What a case's removal takes away is taken away here by the database itself (ON DELETE CASCADE).
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from forensics.store.tables import NAME_LENGTH, Base, Moment, metadata

__all__ = ["AnchorRow", "ApplicationRow", "KeyRow", "PassageRow", "SketchRow", "metadata"]

_OF = "corpus_applications.number"


class ApplicationRow(Base):
    """An application. `folded` is the stated name as two spellings of it are equal.

    `origin` says whence it came; `case_id` is its case, None where none was opened.
    """

    __tablename__ = "corpus_applications"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    folded: Mapped[str | None] = mapped_column(String(NAME_LENGTH), index=True)
    stage: Mapped[str] = mapped_column(String(16))
    submitted_at: Mapped[date | None] = mapped_column(Date)
    case_id: Mapped[str | None] = mapped_column(
        ForeignKey("cases.id", ondelete="CASCADE"), unique=True
    )
    origin: Mapped[str] = mapped_column(Text)
    added: Mapped[datetime] = mapped_column(Moment)


class KeyRow(Base):
    """A key of an application; `evidence` is JSON. Long values are cut (`corpus.indexed`)."""

    __tablename__ = "corpus_keys"
    __table_args__ = (
        Index("ix_corpus_keys_kind", "kind", "value"),
        {"sqlite_with_rowid": False},
    )

    application: Mapped[int] = mapped_column(ForeignKey(_OF, ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16))
    value: Mapped[str] = mapped_column(Text)
    holder: Mapped[str] = mapped_column(String(16))
    evidence: Mapped[str] = mapped_column(Text)


class PassageRow(Base):
    """A passage of an application, verbatim, and where its document states it."""

    __tablename__ = "corpus_passages"
    __table_args__ = ({"sqlite_with_rowid": False},)

    application: Mapped[int] = mapped_column(ForeignKey(_OF, ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    document: Mapped[str] = mapped_column(Text)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    page: Mapped[int | None] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)


class AnchorRow(Base):
    """A word sequence by which an application's passages are found (`linkage.anchors`)."""

    __tablename__ = "corpus_grams"
    __table_args__ = ({"sqlite_with_rowid": False},)

    application: Mapped[int] = mapped_column(ForeignKey(_OF, ondelete="CASCADE"), primary_key=True)
    gram: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False, index=True)


class SketchRow(Base):
    """The sketch of an application's passages (`linkage.sketch`): ascending uint64, little-endian.

    A million of them are read through in some twenty seconds: looking each up takes far longer.
    """

    __tablename__ = "corpus_sketches"

    application: Mapped[int] = mapped_column(
        ForeignKey(_OF, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    grams: Mapped[bytes] = mapped_column(LargeBinary)
