"""Reading and writing the library's tables: rows in, rows out, no judgement."""

import uuid
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, Engine, Executable, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from index.embedding import Embedder, Vectors, content_hash
from index.passages import passages, read_lines
from index.snapshot import Held
from index.tables import BackgroundLine, LibraryState, LineVector, TemplatePassage, TemplateRow
from index.template import Template, TemplateStatus
from index.vectors import Floats

CHUNK = 500
"""Values in one IN list: SQLite allows 32,766 variables, older ones 999."""


class State(NamedTuple):
    """A library's own id, its revision, and the revision of its content."""

    uid: str
    revision: int
    content: int


def state(connection: Connection) -> State:
    """Where the library stands; an empty id and zeros before the first change."""
    columns = (LibraryState.uid, LibraryState.revision, LibraryState.content)
    row = connection.execute(select(*columns)).first()
    return State(row.uid, row.revision, row.content) if row else State("", 0, 0)


def ensure_state(engine: Engine) -> None:
    """Gives a new library its id; of two processes that try, one wins and both go on."""
    with engine.begin() as connection:
        if state(connection).uid:
            return
    try:
        with engine.begin() as connection:
            connection.execute(
                insert(LibraryState).values(id=1, uid=uuid.uuid4().hex, revision=0, content=0)
            )
    except IntegrityError:
        with engine.begin() as connection:
            if not state(connection).uid:
                raise


def raise_revision(connection: Connection, *, content: bool) -> None:
    """Marks a change, of passages or stock lines if ``content``; in the change's transaction."""
    values = {"revision": LibraryState.revision + 1}
    if content:
        values["content"] = LibraryState.content + 1
    connection.execute(update(LibraryState).values(values))


def to_template(row: TemplateRow) -> Template:
    """The template of a row."""
    return Template(
        id=row.id,
        title=row.title,
        family=row.family,
        status=TemplateStatus(row.status),
        text=row.text,
        provenance=row.provenance,
        confidence=row.confidence,
        added=row.added,
        reviewed=row.reviewed,
        expires=row.expires,
        references=tuple(row.references),
    )


def vectors_of(connection: Connection, embedder: Embedder, lines: Sequence[str]) -> Vectors:
    """Vectors (n, d) of lines; those that are not kept yet are embedded and kept."""
    hashes = [content_hash(line) for line in lines]
    kept = _kept(connection, embedder.name, sorted(set(hashes)))
    missing = {sha: line for sha, line in zip(hashes, lines, strict=True) if sha not in kept}
    if missing:
        made = embedder.embed(list(missing.values()))
        rows = []
        for sha, vector in zip(missing, made, strict=True):
            kept[sha] = vector
            blob = vector.astype("<f4").tobytes()
            rows.append({"sha256": sha, "embedder": embedder.name, "vector": blob})
        connection.execute(_insert_unless_kept(connection), rows)
    if not lines:
        return np.zeros((0, embedder.dimensions), dtype=np.float32)
    return np.stack([kept[sha] for sha in hashes])


def _insert_unless_kept(connection: Connection) -> Executable:
    """An insert that leaves alone what another process has kept in the meantime."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(LineVector).on_conflict_do_nothing()
    return postgresql.insert(LineVector).on_conflict_do_nothing()


def _kept(connection: Connection, embedder: str, hashes: Sequence[str]) -> dict[str, Floats]:
    kept: dict[str, Floats] = {}
    for start in range(0, len(hashes), CHUNK):
        wanted = hashes[start : start + CHUNK]
        query = select(LineVector.sha256, LineVector.vector).where(
            LineVector.embedder == embedder, LineVector.sha256.in_(wanted)
        )
        for sha, blob in connection.execute(query):
            kept[sha] = np.frombuffer(blob, dtype="<f4").astype(np.float32)
    return kept


def template_passages(template: Template) -> list[tuple[str, str]]:
    """(quote, compared text) of a template's passages; a passage said twice is taken once."""
    lines = [line.text for line in read_lines(template.text)]
    found: dict[str, str] = {}
    for passage in passages(lines):
        found.setdefault(passage.text, passage.quote)
    return [(quote, text) for text, quote in found.items()]


def set_values(connection: Connection, template_id: str, values: dict[str, object]) -> bool:
    """Changes columns of a template; False where there is none of this id."""
    query = update(TemplateRow).where(TemplateRow.id == template_id).values(values)
    return connection.execute(query).rowcount > 0


def insert_template(connection: Connection, embedder: Embedder, template: Template) -> None:
    """Writes a template, its passages and their vectors."""
    values = template.model_dump()
    values |= {"status": template.status.value, "references": list(template.references)}
    connection.execute(insert(TemplateRow).values(values))
    insert_passages(connection, embedder, template)


def insert_passages(connection: Connection, embedder: Embedder, template: Template) -> None:
    """Writes the passages of a template and their vectors."""
    found = template_passages(template)
    vectors_of(connection, embedder, [text for _, text in found])
    rows = [
        {
            "template_id": template.id,
            "position": position,
            "quote": quote,
            "text": text,
            "sha256": content_hash(text),
            "embedder": embedder.name,
        }
        for position, (quote, text) in enumerate(found)
    ]
    if rows:
        connection.execute(insert(TemplatePassage), rows)


def delete_template(connection: Connection, template_id: str) -> None:
    """Deletes a template, its passages, and vectors that nothing else refers to."""
    connection.execute(delete(TemplatePassage).where(TemplatePassage.template_id == template_id))
    connection.execute(delete(TemplateRow).where(TemplateRow.id == template_id))
    drop_orphans(connection)


def drop_orphans(connection: Connection) -> None:
    """Deletes vectors of lines that are no longer held: a vector tells much of its line."""
    for_template = select(TemplatePassage.sha256).where(
        TemplatePassage.sha256 == LineVector.sha256, TemplatePassage.embedder == LineVector.embedder
    )
    for_background = select(BackgroundLine.sha256).where(
        BackgroundLine.sha256 == LineVector.sha256, BackgroundLine.embedder == LineVector.embedder
    )
    connection.execute(delete(LineVector).where(~for_template.exists(), ~for_background.exists()))


def reembed(connection: Connection, embedder: Embedder) -> int:
    """Cuts and embeds again all that was made with another embedder; counts the templates."""
    stale = select(TemplatePassage.template_id).where(TemplatePassage.embedder != embedder.name)
    query = select(TemplateRow).where(TemplateRow.id.in_(stale))
    old = [to_template(row) for row in _rows(connection, query)]
    for template in old:
        connection.execute(
            delete(TemplatePassage).where(TemplatePassage.template_id == template.id)
        )
        insert_passages(connection, embedder, template)
    stock = connection.execute(
        select(BackgroundLine.id, BackgroundLine.text).where(
            BackgroundLine.embedder != embedder.name
        )
    ).all()
    vectors_of(connection, embedder, [row.text for row in stock])
    for row in stock:
        connection.execute(
            update(BackgroundLine).where(BackgroundLine.id == row.id).values(embedder=embedder.name)
        )
    if old or stock:
        drop_orphans(connection)
        raise_revision(connection, content=True)
    return len(old)


def _rows(connection: Connection, query: object) -> Iterable[TemplateRow]:
    from sqlalchemy.orm import Session

    with Session(bind=connection) as session:
        return list(session.scalars(query))  # type: ignore[call-overload]


def templates(
    connection: Connection, status: TemplateStatus | None = None, template_id: str | None = None
) -> tuple[Template, ...]:
    """Templates in the order of ids."""
    query = select(TemplateRow).order_by(TemplateRow.id)
    if status is not None:
        query = query.where(TemplateRow.status == status.value)
    if template_id is not None:
        query = query.where(TemplateRow.id == template_id)
    return tuple(to_template(row) for row in _rows(connection, query))


def held(connection: Connection, embedder: Embedder, starter: str) -> Held:
    """All that a snapshot is made of, vectors aside."""
    now = state(connection)
    found = templates(connection)
    number = {template.id: place for place, template in enumerate(found)}
    rows = connection.execute(
        select(
            TemplatePassage.id,
            TemplatePassage.template_id,
            TemplatePassage.quote,
            TemplatePassage.text,
        ).order_by(TemplatePassage.id)
    ).all()
    # A template added between the two reads is left for the next revision.
    rows = [row for row in rows if row.template_id in number]
    learnt = connection.execute(select(func.count()).select_from(BackgroundLine)).scalar_one()
    return Held(
        uid=now.uid,
        revision=now.revision,
        content=now.content,
        embedder=embedder.name,
        starter=starter,
        templates=found,
        ids=np.array([row.id for row in rows], dtype=np.int64),
        owners=np.array([number[row.template_id] for row in rows], dtype=np.int64),
        quotes=tuple(row.quote for row in rows),
        texts=tuple(row.text for row in rows),
        learnt=learnt,
    )
