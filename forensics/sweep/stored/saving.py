"""What a sweep read enters the corpus: found there by a hunt or an examination as any case is."""

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import pyarrow.parquet as pq
from sqlalchemy import Engine as Store
from sqlalchemy.exc import IntegrityError

from forensics.assembly.filling import fill, swept_entry
from forensics.model import Application
from forensics.store.corpus import Entry, put
from forensics.store.corpus_sketches import sketched
from forensics.store.looked_back import Mark
from forensics.store.transaction import writing
from forensics.sweep.engines import Engine
from forensics.sweep.part import Job, Worker
from forensics.sweep.rows import place
from forensics.sweep.stored.identity import Swept, places
from forensics.sweep.stored.swept import part_of, parts_of

_log = logging.getLogger(__name__)


class Saved(NamedTuple):
    """How many applications were stored, and of how many a case stands for them.

    `lost` ended the worker that put them together, twice: they are not stored.
    """

    stored: int
    cases: int
    lost: int = 0


class Some(NamedTuple):
    """Applications of a part: one by its place, all where that is None."""

    part: int
    place: int | None = None


def save(engine: Engine, store: Store, job: Job, known: Mark | None = None) -> Iterator[Saved]:
    """Stores the applications of all parts, a part a transaction; each as it is done.

    What an earlier save stored is replaced: cut off anywhere, it can be done again. What came to
    lists and library after `known` is looked for in them when it is next looked back. Of a part
    that ends its worker each application is tried alone. Raises CaseError where the database cannot
    be written.
    """
    fill(store)  # a case that is not there yet shall find its id free, and stand for its own
    lost: list[Some] = []
    for some, entries in engine.run(entries_of, map(Some, parts_of(job.parts))):
        if entries is None:
            lost += (Some(some.part, at) for at in range(len(part_of(job.parts, some.part))))
        else:
            yield _saved(store, part_of(job.parts, some.part), entries, known)
    for some, entries in engine.run(entries_of, lost):
        applications = part_of(job.parts, some.part)
        one = applications[some.place : some.place + 1] if some.place is not None else []
        if entries is None:
            _log.warning("storing application %s ended its worker, twice", one[0].id)
            yield Saved(0, 0, 1)
        else:
            yield _saved(store, one, entries, known)


def entries_of(worker: Worker, some: Some) -> list[Entry]:
    """What the corpus takes of applications of a part, in its order. Raises OSError."""
    table = pq.read_table(place(worker.job.parts, "content", some.part), columns=["json"])
    told = table["json"] if some.place is None else table["json"].slice(some.place, 1)
    return [_entry(json, worker.job) for json in told.to_pylist()]


def _saved(
    store: Store, applications: Sequence[Swept], entries: Sequence[Entry], known: Mark | None
) -> Saved:
    try:
        return _put(store, applications, entries, known)
    except IntegrityError:  # another sweep stored some of them meanwhile: they are there now
        return _put(store, applications, entries, known)


def _entry(json: str, job: Job) -> Entry:
    entry = swept_entry(Application.model_validate_json(json), job.today)
    return entry._replace(sketch=sketched([key.evidence.quote for key in entry.passages]))


def _put(
    store: Store, applications: Sequence[Swept], entries: Sequence[Entry], known: Mark | None
) -> Saved:
    with writing(store) as session:
        ids = places(session, applications)
        kept = [
            entry._replace(id=id_, known=known)
            for entry, id_ in zip(entries, ids, strict=True)
            if id_ is not None
        ]
        put(session, kept, datetime.now(UTC))
    return Saved(len(kept), len(entries) - len(kept))
