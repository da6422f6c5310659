"""Sketches of the corpus: how many applications at once find those whose passages they repeat."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Engine, Select, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from forensics.linkage.sketch import distinct, sketch
from forensics.store.corpus_tables import ApplicationRow, PassageRow, SketchRow
from forensics.store.transaction import writing

BATCH = 500  # applications sketched in one transaction
_PAGE = 5_000  # sketches read at a time
_GRAM = "<u8"


class Sketches(NamedTuple):
    """Sequences of words and, in rows of the same length, the applications that hold them."""

    application: npt.NDArray[np.int64]
    gram: npt.NDArray[np.uint64]


def sketched(passages: Sequence[str]) -> bytes:
    """The sketch of an application's passages as the corpus keeps it."""
    grams = distinct(sketch(passages)["gram"].to_numpy())
    return grams.astype(_GRAM).tobytes()


def fill_sketches(engine: Engine) -> int:
    """Sketches the applications that lack one, as those kept as cases do; how many there were.

    Raises CaseError when the database cannot be read or written.
    """
    total = 0
    while True:
        with writing(engine) as session:
            numbers = _lacking(session)
            if not numbers:
                return total
            texts: dict[int, list[str]] = {number: [] for number in numbers}
            for row in session.execute(_texts(numbers)):
                texts[row.application].append(row.text)
            rows = [{"application": n, "grams": sketched(said)} for n, said in texts.items()]
            dialect = sqlite if engine.dialect.name == "sqlite" else postgresql
            # Two sweeps may fill in the same: on PostgreSQL they do not wait for each other.
            session.execute(dialect.insert(SketchRow).on_conflict_do_nothing(), rows)
            total += len(numbers)


def sketches(session: Session) -> Iterator[Sketches]:
    """Every sketch, by application, some thousand at a time."""
    query = select(SketchRow.application, SketchRow.grams).order_by(SketchRow.application)
    found = session.execute(query, execution_options={"yield_per": _PAGE})
    for page in found.partitions():
        held = np.array([len(row.grams) // 8 for row in page])
        numbers = np.array([row.application for row in page], np.int64)
        grams = np.frombuffer(b"".join(row.grams for row in page), _GRAM)
        yield Sketches(np.repeat(numbers, held), grams.astype(np.uint64, copy=False))


def _lacking(session: Session) -> list[int]:
    joined = select(ApplicationRow.number).outerjoin(
        SketchRow, SketchRow.application == ApplicationRow.number
    )
    absent = joined.where(SketchRow.application.is_(None))
    # Locked where the database can: one that is put in anew meanwhile would keep an old sketch.
    first = absent.order_by(ApplicationRow.number).limit(BATCH)
    return list(session.scalars(first.with_for_update(read=True, of=ApplicationRow)))


def _texts(numbers: Collection[int]) -> Select[int, str]:
    return (
        select(PassageRow.application, PassageRow.text)
        .where(PassageRow.application.in_(numbers))
        .order_by(PassageRow.application, PassageRow.position)
    )
