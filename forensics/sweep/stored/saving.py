"""What a sweep read enters the corpus: found there by a hunt or an examination as any case is."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import pyarrow.parquet as pq
from sqlalchemy import Engine as Store
from sqlalchemy.exc import IntegrityError

from forensics.assembly.filling import swept_entry
from forensics.model import Application
from forensics.store.corpus import Entry, put
from forensics.store.corpus_sketches import sketched
from forensics.store.transaction import writing
from forensics.sweep.engines import Engine
from forensics.sweep.part import Job, Worker
from forensics.sweep.rows import place
from forensics.sweep.stored.identity import Swept, places
from forensics.sweep.stored.swept import part_of, parts_of
from forensics.sweep.workplace import SweepError


class Saved(NamedTuple):
    """How many applications of a part were stored, and of how many a case stands for them."""

    stored: int
    cases: int


def save(engine: Engine, store: Store, job: Job) -> Iterator[Saved]:
    """Stores the applications of all parts, a part a transaction; each as it is done.

    What an earlier save stored is replaced: cut off anywhere, it can be done again. Raises
    CaseError where the database cannot be written, SweepError where a worker ends.
    """
    for part, entries in engine.run(entries_of, parts_of(job.parts)):
        if entries is None:
            raise SweepError(f"storing the applications of part {part} ended its worker")
        applications = part_of(job.parts, part)
        try:
            saved = _put(store, applications, entries)
        except IntegrityError:  # another sweep stored some of them meanwhile: they are there now
            saved = _put(store, applications, entries)
        yield saved


def entries_of(worker: Worker, part: int) -> list[Entry]:
    """What the corpus takes of the applications of a part, in its order. Raises OSError."""
    table = pq.read_table(place(worker.job.parts, "content", part), columns=["json"])
    return [_entry(json, worker.job) for json in table["json"].to_pylist()]


def _entry(json: str, job: Job) -> Entry:
    entry = swept_entry(Application.model_validate_json(json), job.today)
    return entry._replace(sketch=sketched([key.evidence.quote for key in entry.passages]))


def _put(store: Store, applications: Sequence[Swept], entries: Sequence[Entry]) -> Saved:
    with writing(store) as session:
        ids = places(session, applications)
        kept = [
            entry._replace(id=id_)
            for entry, id_ in zip(entries, ids, strict=True)
            if id_ is not None
        ]
        put(session, kept, datetime.now(UTC))
    return Saved(len(kept), len(entries) - len(kept))
