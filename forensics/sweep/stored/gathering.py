"""Of all that is stored, what swept applications hold too: laid beside their parts as one more.

Keys are looked up by their values, which costs as much as the sweep is large; sketches are all
read through, some twenty seconds for a million applications. What shares nothing with the sweep is
counted and left where it is. What is gathered never becomes a part: it is one side of links whose
other is swept, and says how common a thing is.
"""

import glob
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from forensics.assembly.filling import fill
from forensics.linkage.sketch import KEPT
from forensics.model.suppression import STORED as STORED_ID
from forensics.store import corpus_bulk, corpus_lookup
from forensics.store.corpus_bulk import AT_ONCE
from forensics.store.corpus_lookup import Stored
from forensics.store.corpus_sketches import fill_sketches
from forensics.store.transaction import reading
from forensics.sweep.rows import put
from forensics.sweep.schemas import KEYS, PASSAGES, SKETCH, STORED, STORED_NOTE
from forensics.sweep.stored.grams import likely_grams
from forensics.sweep.stored.identity import same
from forensics.sweep.stored.keys import shared_keys
from forensics.sweep.stored.staging import Ids, lay, stage
from forensics.sweep.stored.swept import part_of, parts_of
from forensics.sweep.uncompared import COMPARING, Note, of_every, put_notes

LEFT_OUT = "stored applications were left out, as was asked for"
NOTHING = "there are no stored applications to compare with"
EARLIER = "corpus.reapplication"
FOLDER = "stored"
"""Of a sweep's work folder: tables as those of parts, but `applications` is `schemas.STORED`."""

# Those whose case is confirmed first: of a thing that very many hold, a swept application is
# compared with the first of them alone.
_NUMBERED = """
CREATE OR REPLACE TEMP TABLE numbered AS
SELECT last + row_number() OVER (
           ORDER BY disposition IS NOT DISTINCT FROM 'confirmed' DESC, disposition IS NULL,
                    heads.application DESC
       ) AS number, heads.*
FROM read_parquet($heads) AS heads, (SELECT max(application) AS last FROM applications)
"""
_APART = f"""
UPDATE numbered SET id = id || '{STORED_ID}'
WHERE id IN (SELECT id FROM applications)
   OR application IN (SELECT max(application) FROM numbered GROUP BY id HAVING count(*) > 1)
"""
_APPLICATIONS = "SELECT * EXCLUDE (application) RENAME (number AS application) FROM numbered"
_OTHERS = """
SELECT number AS application, found.* EXCLUDE (application)
FROM read_parquet($found) AS found JOIN numbered USING (application)
"""
_SHARED = """
SELECT likely.* FROM read_parquet($likely) AS likely
SEMI JOIN read_parquet($swept) AS swept USING (gram)
"""
_TIMES = """
SELECT application, count(*) AS times FROM read_parquet($sketch)
GROUP BY application ORDER BY application
"""


class Gathered(NamedTuple):
    """How many stored applications a sweep is compared with; how many cases it could not be."""

    applications: int = 0
    missed: int = 0


def gather(
    connection: duckdb.DuckDBPyConnection, store: Engine | None, work: Path, *, asked: bool = True
) -> Gathered:
    """Lays down below `work` what of the corpus its parts share; None is no corpus.

    `connection` has the view `applications` of the parts; `asked` is false where the user wants
    none of the corpus. A stored application that the sweep holds itself is left out. What no swept
    application was compared with is noted (`sweep.uncompared`). Raises CaseError where the database
    cannot be read, OSError where the folder cannot be written.
    """
    gathered = _gathered(connection, store, work)
    put_notes(work, "stored", of_every(_notes(gathered, asked)))
    return gathered


def _notes(gathered: Gathered, asked: bool) -> Iterator[Note]:
    """An earlier case that may have been confirmed is a stored one; other things are shared here.

    A stored application that could not be read leaves what is clear so in part, as where one
    application is examined.
    """
    if not asked:
        yield from (Note(signal, signal != EARLIER, LEFT_OUT) for signal in COMPARING)
        return
    if gathered.missed:
        many = "application" if gathered.missed == 1 else "applications"
        said = f"{gathered.missed:,} stored {many} could not be read to compare with"
        yield from (Note(signal, True, said) for signal in COMPARING)
    if not gathered.applications:
        yield Note(EARLIER, False, NOTHING)


def _gathered(connection: duckdb.DuckDBPyConnection, store: Engine | None, work: Path) -> Gathered:
    folder, parts = work / FOLDER, work / "parts"
    shutil.rmtree(folder, ignore_errors=True)  # of a comparison that was cut off
    put(STORED.empty_table(), folder / "applications" / "000000.parquet")
    if store is None:
        return Gathered()
    missed = len(fill(store))
    fill_sketches(store)
    with reading(store) as session:
        size = corpus_lookup.size(session)
        own = _own(session, parts) if size else np.empty(0, np.int64)
        if size > len(own):
            _gather(connection, session, parts, folder, own)
    return Gathered(size - len(own), missed)


def _own(session: Session, parts: Path) -> Ids:
    """Stored applications that are swept ones, seen again."""
    found = {
        known.number
        for part in parts_of(parts)
        for known in same(session, part_of(parts, part))
        if known is not None
    }
    return np.array(sorted(found), np.int64)


def _gather(
    connection: duckdb.DuckDBPyConnection, session: Session, parts: Path, folder: Path, own: Ids
) -> None:
    raw = folder / "raw"
    held = stage(shared_keys(connection, session, parts), raw / "keys", own)
    repeating, times = _repeating(connection, session, parts, raw, own)
    everyone = np.union1d(held, repeating)
    if not len(everyone):
        return
    stage(_heads(session, everyone), raw / "applications", own)
    connection.execute(_NUMBERED, {"heads": _every(raw / "applications")})
    while connection.execute(_APART).fetchall() != [(0,)]:
        continue  # every id stands for one application, however they are chosen
    lay(connection, f"{_APPLICATIONS} ORDER BY number", {}, STORED, folder / "applications")
    for table, schema in (("keys", KEYS), ("sketch", SKETCH)):
        if (raw / table).exists():
            files: dict[str, object] = {"found": _every(raw / table)}
            lay(connection, _OTHERS, files, schema, folder / table)
    # More in common than one passage may have: without that no two are compared word by word.
    near = repeating[times > KEPT]
    found = connection.sql("SELECT application, number FROM numbered ORDER BY application")
    known = found.fetchnumpy()
    number = known["number"][np.searchsorted(known["application"], near)]
    _passages(session, near, number, folder / "passages")
    shutil.rmtree(raw)


def _repeating(
    connection: duckdb.DuckDBPyConnection, session: Session, parts: Path, raw: Path, own: Ids
) -> tuple[Ids, Ids]:
    """Who holds a word sequence of the sweep, ascending, and how many; the table `sketch`."""
    likely = stage(likely_grams(session, parts), raw / "likely", own)
    if not len(likely):
        return likely, likely
    files: dict[str, object] = {"likely": _every(raw / "likely"), "swept": _every(parts / "sketch")}
    lay(connection, _SHARED, files, SKETCH, raw / "sketch")
    asked = {"sketch": _every(raw / "sketch")}
    found = connection.sql(_TIMES, params=asked).fetchnumpy()
    return np.asarray(found["application"], np.int64), np.asarray(found["times"], np.int64)


def _heads(session: Session, numbers: Ids) -> Iterator[pa.Table]:
    for some in _some(numbers):
        rows = map(_head, corpus_lookup.applications(session, some))
        yield pa.Table.from_pylist(list(rows), STORED)


def _head(stored: Stored) -> dict[str, object]:
    case = f": case {stored.case}, {stored.disposition or 'undecided'}" if stored.case else ""
    return {
        "application": stored.number,
        "id": stored.id,
        "name": stored.name,
        "submitted_at": stored.submitted_at,
        "stage": stored.stage,
        "disposition": stored.disposition,
        "note": f"{STORED_NOTE}{case}",
    }


def _passages(session: Session, stored: Ids, number: Ids, folder: Path) -> None:
    """Passages of some applications under their new numbers, those of one in one file."""
    new = dict(zip(stored.tolist(), number.tolist(), strict=True))
    for place, some in enumerate(_some(stored)):
        rows = [
            line._asdict() | {"application": new[line.application]}
            for line in corpus_bulk.lines(session, some)
        ]
        put(pa.Table.from_pylist(rows, PASSAGES), folder / f"{place:06}.parquet")


def _some(numbers: Ids) -> Iterator[list[int]]:
    for start in range(0, len(numbers), AT_ONCE):
        yield numbers[start : start + AT_ONCE].tolist()


def _every(folder: Path) -> str:
    return glob.escape(str(folder)) + "/*.parquet"
