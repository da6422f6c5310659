"""Whether a library is whole: what is derived against what it is derived from, row by row.

Truth is the text of templates, their history, seals, learnt and published lines; passages, vectors
and files follow from it. ``index.mending`` makes again what follows, and never touches the truth.
Derived files that are absent, or made of an older state, are whole: the next search makes them
again.
"""

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from pydantic import ValidationError
from sqlalchemy import Connection, Select, func, literal, select

from index import leftovers, starter, store
from index.curation import history
from index.curation.change import Action, Change
from index.embedding import content_hash
from index.library import Library
from index.line_vectors import is_orphan
from index.passages import key
from index.snapshot import checksums
from index.tables import (
    CHUNK,
    BackgroundLine,
    LineVector,
    PublishedLine,
    SealedPassage,
    TemplateChangeRow,
    TemplatePassage,
    TemplateRow,
)
from index.template import Template
from index.vectors import Floats

UNIT_TOLERANCE = 1e-3
"""By how much a vector's length may differ from 1: half precision moves it by less."""
SAME_COSINE = 0.999
"""Below it a vector is not that of its line: shipped ones differ by 1e-4 at most."""


class Kind(StrEnum):
    """What is not as it should be."""

    ROW = "row"
    PASSAGES = "passages"
    VECTOR = "vector"
    LEARNT = "learnt line"
    ORPHAN = "orphan"
    SEAL = "seal"
    HISTORY = "history"
    FILE = "derived file"


MENDABLE = frozenset({Kind.PASSAGES, Kind.VECTOR, Kind.LEARNT, Kind.ORPHAN, Kind.FILE})
"""What is derived; the rest is truth, which is told and left alone."""


class Mismatch(NamedTuple):
    """One thing that is not as it should be; ``template`` is empty where none is concerned."""

    kind: Kind
    template: str
    what: str

    def __str__(self) -> str:
        return f"{self.template or 'library'}: {self.what}"


def verify(library: Library, *, embed: bool = False) -> tuple[Mismatch, ...]:
    """Every mismatch of a library; ``embed`` makes each vector anew and compares, which is slow."""
    with library.engine.connect() as connection:
        found = [
            *_templates(connection, library),
            *_vectors(connection, library, embed),
            *_learnt(connection),
            *_orphans(connection),
            *_seals(connection),
            *_history(connection),
        ]
        if not any(item.kind is Kind.ROW for item in found):
            found += _files(connection, library)
    return tuple(found)


def _ids(connection: Connection) -> list[str]:
    return list(connection.scalars(select(TemplateRow.id).order_by(TemplateRow.id)))


def _templates(connection: Connection, library: Library) -> Iterator[Mismatch]:
    """Passages against the texts they were cut from."""
    columns = [getattr(TemplatePassage, name) for name in ("quote", "text", "sha256", "embedder")]
    for name in _ids(connection):
        template = _template(connection, name)
        if isinstance(template, Mismatch):
            yield template
            continue
        query = select(*columns).where(TemplatePassage.template_id == name)
        rows = connection.execute(query.order_by(TemplatePassage.position)).all()
        expected = [(quote, text) for quote, text in store.template_passages(template)]
        if [(row.quote, row.text) for row in rows] != expected or any(
            row.sha256 != content_hash(row.text) for row in rows
        ):
            counts = f"{len(rows)} held, {len(expected)} cut"
            yield Mismatch(
                Kind.PASSAGES, name, f"its passages are not those of its text ({counts})"
            )
        others = sorted({row.embedder for row in rows} - {library.embedder.name})
        for other in others:
            yield Mismatch(Kind.VECTOR, name, f"passages embedded by {other}")


def _template(connection: Connection, name: str) -> Template | Mismatch:
    try:
        return store.templates(connection, template_id=name)[0]
    except (ValidationError, ValueError, TypeError, LookupError) as error:
        said = str(error).splitlines()[0][:120]
        return Mismatch(Kind.ROW, name, f"its row cannot be read: {said}")


def _vectors(connection: Connection, library: Library, embed: bool) -> Iterator[Mismatch]:
    """The vector of every passage and learnt line: there, of the right form, and of its line."""
    vector = LineVector.vector
    for table, owner in ((TemplatePassage, TemplatePassage.template_id), (BackgroundLine, None)):
        joined = (LineVector.sha256 == table.sha256) & (LineVector.embedder == table.embedder)
        query = select(table.text, vector, literal("") if owner is None else owner)
        query = query.outerjoin(LineVector, joined).order_by(table.id)
        pending: list[tuple[str, str, Floats]] = []
        for text, content, name in connection.execute(
            query.execution_options(yield_per=CHUNK)
        ).tuples():
            made, wrong = read_vector(content, library.embedder.dimensions)
            if made is None:
                yield Mismatch(_kind(name), name, f"{wrong}: {text[:60]!r}")
            elif embed:
                pending.append((name, text, made))
                if len(pending) >= CHUNK:
                    yield from _compared(library, pending)
                    pending = []
        yield from _compared(library, pending)


def _kind(name: str) -> Kind:
    return Kind.VECTOR if name else Kind.LEARNT


def read_vector(content: bytes | None, dimensions: int) -> tuple[Floats | None, str]:
    """The vector (d,) of a row, or None and what is wrong with it."""
    if content is None:
        return None, "a line without vector"
    if len(content) != 4 * dimensions:
        return None, f"a vector of {len(content) / 4:g} dimensions, not {dimensions}"
    vector = np.frombuffer(content, dtype="<f4").astype(np.float32)
    if not np.isfinite(vector).all():
        return None, "a vector that is not finite"
    length = float(np.linalg.norm(vector))
    if abs(length - 1.0) > UNIT_TOLERANCE:
        return None, f"a vector of length {length:.3g}, not 1"
    return vector, ""


def _compared(library: Library, pending: list[tuple[str, str, Floats]]) -> Iterator[Mismatch]:
    if not pending:
        return
    # Not what comes with the project: a wrong vector of it would be compared with itself.
    made = library.embedder.embed([text for _, text, _ in pending])
    for (name, text, held), again in zip(pending, made, strict=True):
        cosine = float(held @ again)
        if cosine < SAME_COSINE:
            what = f"a vector that is not its line's (cosine {cosine:.3f}): {text[:60]!r}"
            yield Mismatch(_kind(name), name, what)


def _learnt(connection: Connection) -> Iterator[Mismatch]:
    line = BackgroundLine
    query = select(line.text, line.sha256, line.key_sha256)
    for text, sha256, key_sha256 in connection.execute(query).tuples():
        if (sha256, key_sha256) != (content_hash(text), content_hash(key(text))):
            yield Mismatch(Kind.LEARNT, "", f"a learnt line under another's digest: {text[:60]!r}")


def _orphans(connection: Connection) -> Iterator[Mismatch]:
    query = select(func.count()).select_from(LineVector).where(is_orphan())
    count = connection.scalar(query) or 0
    if count:
        vectors = "vector of a line that is" if count == 1 else "vectors of lines that are"
        yield Mismatch(Kind.ORPHAN, "", f"{count} {vectors} not held")
    for lost, what in (
        (stray_published(), "published lists state {} whose text is lost"),
        (unaccounted(), "{} that no corpus taught and no published list states"),
    ):
        rows = connection.scalar(select(func.count()).select_from(lost.subquery())) or 0
        if rows:
            lines = "1 line" if rows == 1 else f"{rows} lines"
            yield Mismatch(Kind.ORPHAN, "", what.format(lines))
    held = select(TemplateRow.id)
    for table, what in ((TemplatePassage, "passages"), (SealedPassage, "sealed passages")):
        owner = table.template_id
        strays = select(owner, func.count()).where(owner.not_in(held)).group_by(owner)
        for name, rows in connection.execute(strays).tuples():
            yield Mismatch(Kind.ORPHAN, name, f"{rows} {what} of a template that is not held")


def stray_published() -> Select[str]:
    """Digests under which a published list states a line that is not held."""
    held = select(BackgroundLine.key_sha256)
    return select(PublishedLine.key_sha256).where(PublishedLine.key_sha256.not_in(held))


def unaccounted() -> Select[str]:
    """Digests of lines of the background that nothing accounts for."""
    stated = select(PublishedLine.key_sha256)
    return select(BackgroundLine.key_sha256).where(
        BackgroundLine.owners == 0, BackgroundLine.key_sha256.not_in(stated)
    )


def _seals(connection: Connection) -> Iterator[Mismatch]:
    """A template has a text or a seal, and a seal has one salt."""
    salts = func.count(SealedPassage.salt.distinct())
    query = (
        select(TemplateRow.id, TemplateRow.text == "", func.count(SealedPassage.position), salts)
        .outerjoin(SealedPassage, SealedPassage.template_id == TemplateRow.id)
        .group_by(TemplateRow.id, TemplateRow.text)
        .order_by(TemplateRow.id)
    )
    for row in connection.execute(query).all():
        name, sealed, count, salted = row
        if sealed and not count:
            yield Mismatch(Kind.SEAL, name, "neither a text nor sealed passages")
        elif count and not sealed:
            yield Mismatch(Kind.SEAL, name, f"a text, and {count} sealed passages beside it")
        elif salted > 1:
            yield Mismatch(Kind.SEAL, name, f"sealed under {salted} salts")


def _history(connection: Connection) -> Iterator[Mismatch]:
    """The last change of every template against the template as it stands."""
    numbers = dict(
        connection.execute(
            select(TemplateChangeRow.template_id, func.max(TemplateChangeRow.number)).group_by(
                TemplateChangeRow.template_id
            )
        )
        .tuples()
        .all()
    )
    held = _ids(connection)
    for name in held:
        if name not in numbers:
            yield Mismatch(Kind.HISTORY, name, "no change of it is in the history")
            continue
        last, now = _last(connection, name), _template(connection, name)
        if isinstance(now, Mismatch):
            continue  # told with its row
        if last is None:
            yield Mismatch(Kind.HISTORY, name, "its last change cannot be read")
        elif last.content is None:
            yield Mismatch(Kind.HISTORY, name, "its last change says that it was erased")
        elif last.number != now.revision or last.content != now:
            what = f"it is not what its last change, {last.number}, made of it"
            yield Mismatch(Kind.HISTORY, name, what)
    for name in sorted(set(numbers) - set(held)):
        last = _last(connection, name)
        if last is None or last.action is not Action.ERASE:
            yield Mismatch(Kind.HISTORY, name, "not held, though nobody erased it")


def _last(connection: Connection, name: str) -> Change | None:
    try:
        return history.changes(connection, name)[-1]
    except (ValidationError, ValueError, TypeError):
        return None


def _files(connection: Connection, library: Library) -> Iterator[Mismatch]:
    folder = library.directory
    if folder is None or not folder.is_dir():
        return
    for path in leftovers.left_by_crashes(folder):
        yield Mismatch(Kind.FILE, "", f"{path.name} was left by a process that was killed")
    if not (folder / leftovers.STAMP).exists():
        return
    held = store.held(connection, library.embedder, starter.checksum(library.background))
    try:
        stamp = json.loads((folder / leftovers.STAMP).read_bytes())
        whole = checksums(folder)
        older = stamp["library"] == held.uid and stamp["content"] < held.content
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield Mismatch(Kind.FILE, "", f"{leftovers.STAMP} cannot be read ({error})")
        return
    for name, same in whole.items():
        if not same:
            yield Mismatch(Kind.FILE, "", f"{name} is not the file that was written")
    if older:
        return
    for name, value in held.stamp().items():
        if stamp.get(name) != value:
            what = f"{leftovers.STAMP} names {name} {stamp.get(name)!r}, the tables {value!r}"
            yield Mismatch(Kind.FILE, "", what)
