"""The corpus written: applications are put in, or put in anew, with all they are found by."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from forensics.linkage.anchors import anchors, sequences
from forensics.linkage.names import parts
from forensics.model import Key, Passage, Stage
from forensics.model.shortened import shortened
from forensics.store.corpus_tables import (
    AnchorRow,
    ApplicationRow,
    KeyRow,
    PassageRow,
    SketchRow,
)
from forensics.store.looked_back import Mark, renew
from forensics.store.tables import NAME_LENGTH, Base, CaseRow, metadata
from forensics.store.transaction import storable

BATCH = 500  # applications written at a time
_ROWS = 10_000  # of them: a hostile document states a hundred thousand contacts


class Entry(NamedTuple):
    """An application as it enters the corpus; `passages` are keys of that kind.

    An entry of an id that is held takes its place; only one of the case takes that of a case.
    `sketch` is that of its passages as `SketchRow` holds it; None: it is made when a sweep first
    asks. `known` is up to where lists and library were compared with it; None: as they stand when
    it is put in.
    """

    id: str
    name: str | None
    stage: Stage
    submitted_at: date | None
    case_id: str | None
    origin: str
    keys: tuple[Key, ...]
    passages: tuple[Key, ...]
    sketch: bytes | None = None
    known: Mark | None = None


def put(session: Session, entries: Sequence[Entry], now: datetime) -> None:
    """Put applications in, in batches; nothing is kept before the session's transaction is.

    Call it last in that transaction: what came to be known since they were compared is looked for
    again (`looked_back.renew`).
    """
    waiting = iter(entries)
    while batch := {indexed(entry.id): entry for entry in islice(waiting, BATCH)}:
        _put(session, batch, now)
    known = [entry.known for entry in entries if entry.known is not None]
    if known:
        renew(session, Mark(*map(min, zip(*known, strict=True))))


def remove(session: Session, application: str) -> bool:
    """Takes an application without a case out of the corpus, with all it is found by.

    Whether there was one; what a case keeps goes with its case alone.
    """
    own = ApplicationRow.id == indexed(application), ApplicationRow.case_id.is_(None)
    gone = session.execute(delete(ApplicationRow).where(*own).returning(ApplicationRow.number))
    return gone.first() is not None


def lacking(session: Session, case_id: str | None = None) -> list[str]:
    """The ids of cases that are not in the corpus, for they were kept before there was one.

    Of all cases, or of one.
    """
    joined = select(CaseRow.id).outerjoin(ApplicationRow, ApplicationRow.case_id == CaseRow.id)
    absent = joined.where(ApplicationRow.number.is_(None))
    if case_id is not None:
        absent = absent.where(CaseRow.id == case_id)
    return list(session.scalars(absent.order_by(CaseRow.id)))


def indexed(value: str) -> str:
    """A value as it stands in an index."""
    return shortened(storable(value))


def folded(name: str) -> str:
    """A name in the form in which its spellings are equal: words in order, initials aside."""
    return " ".join(sorted(parts(name)))[:NAME_LENGTH]


def _put(session: Session, batch: dict[str, Entry], now: datetime) -> None:
    """Those that are held keep their numbers, and with them what else was kept of them."""
    held = select(ApplicationRow.id, ApplicationRow.number, ApplicationRow.case_id)
    held = held.where(ApplicationRow.id.in_(batch))
    held = held.order_by(ApplicationRow.number)  # who else writes them takes them in this order
    found = session.execute(held).all()
    cases = {row.id for row in found if row.case_id and batch[row.id].case_id is None}
    batch = {id_: entry for id_, entry in batch.items() if id_ not in cases}
    numbers = {row.id: row.number for row in found if row.id not in cases}
    rows = {id_: _application(id_, entry) for id_, entry in batch.items()}
    if numbers:
        anew = [rows[id_] | {"number": number} for id_, number in numbers.items()]
        session.execute(update(ApplicationRow), anew)
        for part in (KeyRow, PassageRow, AnchorRow, SketchRow):
            session.execute(delete(part).where(part.application.in_(numbers.values())))
    new = [id_ for id_ in rows if id_ not in numbers]
    if new:
        added = session.scalars(
            insert(ApplicationRow).returning(ApplicationRow.number, sort_by_parameter_order=True),
            [rows[id_] | {"added": now} for id_ in new],
        )
        numbers |= zip(new, added.all(), strict=True)
    numbered = [(numbers[id_], entry) for id_, entry in batch.items()]
    # Tables rather than rows of them: a million applications bring 200 million anchors.
    _insert(session, KeyRow, (row for each in numbered for row in _keys(*each)))
    _insert(session, PassageRow, (row for each in numbered for row in _passages(*each)))
    _insert(session, AnchorRow, (row for each in numbered for row in _anchors(*each)))
    sketched = ((number, entry.sketch) for number, entry in numbered if entry.sketch is not None)
    _insert(session, SketchRow, ({"application": n, "grams": grams} for n, grams in sketched))


def _insert(session: Session, of: type[Base], rows: Iterator[dict[str, object]]) -> None:
    connection = session.connection()
    while some := list(islice(rows, _ROWS)):
        statement = insert(metadata.tables[of.__tablename__]).values(dict.fromkeys(some[0]))
        made = statement.compile(dialect=connection.dialect)
        # To the driver as they are: SQLAlchemy's own way for many rows takes a fifth longer in all.
        order = made.positiontup
        given = [tuple(row[key] for key in order) for row in some] if order else some
        connection.exec_driver_sql(str(made), given)


def _application(id_: str, entry: Entry) -> dict[str, object]:
    name = entry.name and storable(entry.name)[:NAME_LENGTH]
    return {
        "id": id_,
        "name": name,
        "folded": folded(name) if name else None,
        "stage": entry.stage,
        "submitted_at": entry.submitted_at,
        "case_id": entry.case_id,
        "origin": storable(entry.origin),
    }


def _keys(number: int, entry: Entry) -> Iterator[dict[str, object]]:
    for position, key in enumerate(entry.keys):
        yield {
            "application": number,
            "position": position,
            "kind": key.kind,
            "value": indexed(key.value),
            "holder": key.holder,
            "evidence": key.evidence.model_dump_json(),
        }


def _passages(number: int, entry: Entry) -> Iterator[dict[str, object]]:
    for position, key in enumerate(entry.passages):
        place = key.evidence.locator
        if isinstance(place, Passage):
            yield {
                "application": number,
                "position": position,
                "document": storable(key.evidence.document),
                "start": place.start,
                "end": place.end,
                "page": place.page,
                "text": storable(key.evidence.quote),
            }


def _anchors(number: int, entry: Entry) -> Iterator[dict[str, object]]:
    found = {one for key in entry.passages for one in anchors(sequences(key.evidence.quote))}
    for gram in sorted(found):
        yield {"application": number, "gram": gram}
