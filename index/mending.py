"""Making again whatever of a library does not follow from its texts; the texts stay as they are."""

from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from index import store
from index.embedding import content_hash
from index.library import Library
from index.line_vectors import drop_orphans, vectors_of
from index.passages import key
from index.state import raise_revision, truncate_log
from index.tables import (
    CHUNK,
    BackgroundLine,
    LineVector,
    PublishedLine,
    SealedPassage,
    TemplatePassage,
    TemplateRow,
)
from index.verify import MENDABLE, Kind, Mismatch, read_vector, stray_published, unaccounted, verify


class Mended(NamedTuple):
    """What was mended, and what is truth and was left as it is; templates and passages now."""

    mended: tuple[Mismatch, ...]
    left: tuple[Mismatch, ...]
    templates: int
    passages: int


def rebuild(library: Library, *, embed: bool = False) -> Mended:
    """Mends the tables in one transaction, then derives every file anew.

    Args:
        library: what to mend.
        embed: makes each vector anew and compares, which is slow.
    """
    found = verify(library, embed=embed)
    broken = {item.template for item in found if item.kind is Kind.PASSAGES}
    kinds = {item.kind for item in found}
    if kinds & (MENDABLE - {Kind.FILE}):
        with library.engine.begin() as connection:
            raise_revision(connection, content=True)
            _drop_strays(connection)
            drop_orphans(connection)
            _embed_again(connection, library, every=embed)
            for name in sorted(broken):
                _cut_again(connection, library, name)
            _digest_learnt(connection, library)
            _drop_unstated(connection)
            drop_orphans(connection)
    if any(item.kind is Kind.ROW for item in found):
        # Nothing can be laid out until the row is put right, which only a person can.
        mendable = tuple(item for item in found if item.kind in MENDABLE - {Kind.FILE})
        return Mended(mendable, tuple(item for item in found if item not in mendable), 0, 0)
    snapshot = library.rebuild()
    with library.engine.connect() as connection:
        truncate_log(connection)
    return Mended(
        tuple(item for item in found if item.kind in MENDABLE),
        tuple(item for item in found if item.kind not in MENDABLE),
        len(snapshot.held.templates),
        len(snapshot.held.ids),
    )


def _drop_strays(connection: Connection) -> None:
    held = select(TemplateRow.id)
    for table in (TemplatePassage, SealedPassage):
        connection.execute(delete(table).where(table.template_id.not_in(held)))


def _drop_unstated(connection: Connection) -> None:
    """Lines that no list states, and of lists those whose text is lost: once digests are right."""
    lost = PublishedLine.key_sha256.in_(stray_published())
    connection.execute(delete(PublishedLine).where(lost))
    unstated = BackgroundLine.key_sha256.in_(unaccounted())
    connection.execute(delete(BackgroundLine).where(unstated))


def _cut_again(connection: Connection, library: Library, name: str) -> None:
    (template,) = store.templates(connection, template_id=name)
    connection.execute(delete(TemplatePassage).where(TemplatePassage.template_id == name))
    drop_orphans(connection)  # a damaged vector of its own is not taken again
    store.insert_passages(connection, library.keeping, template.model_copy(update={"seal": None}))


def _digest_learnt(connection: Connection, library: Library) -> None:
    """Learnt lines under the digests of their text; of two of one text one stays."""
    columns = [BackgroundLine.id, BackgroundLine.text, BackgroundLine.sha256]
    rows = connection.execute(select(*columns, BackgroundLine.key_sha256)).all()
    taken = {row.key_sha256 for row in rows}
    for row in rows:
        sha256, key_sha256 = content_hash(row.text), content_hash(key(row.text))
        if (row.sha256, row.key_sha256) == (sha256, key_sha256):
            continue
        this = BackgroundLine.id == row.id
        if key_sha256 != row.key_sha256 and key_sha256 in taken:
            connection.execute(delete(BackgroundLine).where(this))
            continue
        vectors_of(connection, library.keeping, [row.text])
        values = {"sha256": sha256, "key_sha256": key_sha256, "embedder": library.embedder.name}
        connection.execute(update(BackgroundLine).where(this).values(values))
        taken.add(key_sha256)


def _embed_again(connection: Connection, library: Library, *, every: bool) -> None:
    """Vectors that are missing or of no use, or ``every`` one, from the lines themselves."""
    name, dimensions = library.embedder.name, library.embedder.dimensions
    wanted: dict[str, str] = {}
    for table in (TemplatePassage, BackgroundLine):
        joined = (LineVector.sha256 == table.sha256) & (LineVector.embedder == table.embedder)
        query = select(table.sha256, table.text, LineVector.vector).outerjoin(LineVector, joined)
        for sha256, text, vector in connection.execute(query.where(table.embedder == name)):
            if content_hash(text) != sha256:
                continue  # its row is wrong, and is made again from the text
            if every or read_vector(vector, dimensions)[0] is None:
                wanted[sha256] = text
    hashes = sorted(wanted)
    for start in range(0, len(hashes), CHUNK):
        some = hashes[start : start + CHUNK]
        embedder = library.embedder if every else library.keeping
        made = embedder.embed([wanted[sha256] for sha256 in some])
        present = set(
            connection.scalars(
                select(LineVector.sha256).where(
                    LineVector.embedder == name, LineVector.sha256.in_(some)
                )
            )
        )
        for sha256, vector in zip(some, made, strict=True):
            blob = vector.astype("<f4").tobytes()
            if sha256 in present:
                of_line = (LineVector.sha256 == sha256) & (LineVector.embedder == name)
                connection.execute(update(LineVector).where(of_line).values(vector=blob))
            else:
                row = {"sha256": sha256, "embedder": name, "vector": blob}
                connection.execute(insert(LineVector), [row])
