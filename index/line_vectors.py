"""Vectors of lines as the tables keep them: made once a line, and dropped when none holds it."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, Executable, and_, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from index.embedding import Embedder, Vectors, content_hash
from index.errors import StaleSnapshotError
from index.tables import CHUNK, BackgroundLine, LineVector, TemplatePassage
from index.vectors import Floats, Ids


def vectors_of(
    connection: Connection, embedder: Embedder, lines: Sequence[str], *, keep: bool = True
) -> Vectors:
    """Vectors (n, d) of lines; those that are not kept yet are embedded and kept.

    ``keep`` is False where the lines were read before and may be erased by now.
    """
    hashes = [content_hash(line) for line in lines]
    kept = _kept(connection, embedder, sorted(set(hashes)))
    missing = {sha: line for sha, line in zip(hashes, lines, strict=True) if sha not in kept}
    if missing:
        made = embedder.embed(list(missing.values()))
        rows = []
        for sha, vector in zip(missing, made, strict=True):
            kept[sha] = vector
            blob = vector.astype("<f4").tobytes()
            rows.append({"sha256": sha, "embedder": embedder.name, "vector": blob})
        if keep:
            connection.execute(_insert_unless_kept(connection), rows)
    if not lines:
        return np.zeros((0, embedder.dimensions), dtype=np.float32)
    return np.stack([kept[sha] for sha in hashes])


def _insert_unless_kept(connection: Connection) -> Executable:
    """An insert that leaves alone what another process has kept in the meantime."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(LineVector).on_conflict_do_nothing()
    return postgresql.insert(LineVector).on_conflict_do_nothing()


def _kept(connection: Connection, embedder: Embedder, hashes: Sequence[str]) -> dict[str, Floats]:
    """Vectors by hash; one of another length is damage (``index.verify``) and is not used."""
    length = 4 * embedder.dimensions
    return {
        row["sha256"]: np.frombuffer(row["vector"], dtype="<f4").astype(np.float32)
        for row in kept_rows(connection, embedder.name, hashes)
        if len(row["vector"]) == length
    }


def kept_rows(connection: Connection, embedder: str, hashes: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of the vectors that are kept of lines, by the lines' hashes."""
    rows: list[dict[str, Any]] = []
    for start in range(0, len(hashes), CHUNK):
        query = select(*LineVector.__table__.columns).where(
            LineVector.embedder == embedder, LineVector.sha256.in_(hashes[start : start + CHUNK])
        )
        rows += [dict(row) for row in connection.execute(query).mappings()]
    return rows


def vector_blocks(
    connection: Connection, embedder: Embedder, ids: Ids, block: int = 8192
) -> Iterator[Vectors]:
    """The vectors of passages in the order of ``ids``, some at a time; missing ones are made.

    Raises:
        StaleSnapshotError: a passage is no longer held.
    """
    for start in range(0, len(ids), block):
        some = ids[start : start + block]
        query = select(TemplatePassage.id, TemplatePassage.text).where(
            TemplatePassage.id.between(int(some[0]), int(some[-1]))
        )
        texts = dict(connection.execute(query).tuples().all())
        try:
            lines = [texts[id_] for id_ in some.tolist()]
        except KeyError:
            raise StaleSnapshotError("the library changed while it was read") from None
        yield vectors_of(connection, embedder, lines, keep=False)


def drop_orphans(connection: Connection) -> None:
    """Deletes vectors of lines that are no longer held: a vector tells much of its line."""
    connection.execute(delete(LineVector).where(is_orphan()))


def is_orphan() -> ColumnElement[bool]:
    """Whether a vector is of no passage and of no learnt line."""
    for_template = select(TemplatePassage.sha256).where(
        TemplatePassage.sha256 == LineVector.sha256, TemplatePassage.embedder == LineVector.embedder
    )
    for_background = select(BackgroundLine.sha256).where(
        BackgroundLine.sha256 == LineVector.sha256, BackgroundLine.embedder == LineVector.embedder
    )
    return and_(~for_template.exists(), ~for_background.exists())
