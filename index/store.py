"""Reading and writing the library's tables: rows in, rows out, no judgement."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

import numpy as np
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Executable,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from index.embedding import Embedder, Vectors, content_hash
from index.on_demand import LINES_IN_MEMORY, LinesOnDemand
from index.passages import passages, read_lines
from index.snapshot import Held
from index.tables import (
    BackgroundLine,
    LibraryState,
    LineVector,
    SealedPassage,
    TemplatePassage,
    TemplateRow,
)
from index.template import Seal, Template, TemplateStatus
from index.vectors import Floats, Ids

UNHELD = Seal(salt="0" * 64, digests=())
"""The seal of a row that has neither text nor digests: only damage makes one."""
CHUNK = 500
"""Values in one IN list: SQLite allows 32,766 variables, older ones 999."""


class State(NamedTuple):
    """A library's own id, its revision, that of its content, and the first that can be told."""

    uid: str
    revision: int
    content: int
    history_from: int


def state(connection: Connection) -> State:
    """Where the library stands; an empty id and zeros before the first change."""
    columns = [getattr(LibraryState, name) for name in State._fields]
    row = connection.execute(select(*columns)).first()
    return State(*row) if row else State("", 0, 0, 0)


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


def raise_revision(connection: Connection, *, content: bool) -> int:
    """Marks a change and gives its number; of passages, families or stock lines if ``content``.

    Call it first in the change's transaction: from then on other writers wait.
    """
    connection.execute(update(LibraryState).values(revision=LibraryState.revision + 1))
    if content:
        raise_content(connection)
    return state(connection).revision


def lock(connection: Connection) -> State:
    """Where the library stands; other writers wait from here to the end of the transaction."""
    connection.execute(update(LibraryState).values(revision=LibraryState.revision))
    return state(connection)


def raise_content(connection: Connection) -> None:
    """Marks that a change is one of content; in the change's transaction."""
    connection.execute(update(LibraryState).values(content=LibraryState.content + 1))


def to_template(row: TemplateRow, seal: Seal | None = None) -> Template:
    """The template of a row; ``seal`` is that of a row without text."""
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
        revision=row.revision,
        seal=None if row.text else seal or UNHELD,
    )


def _seals(connection: Connection, ids: Sequence[str]) -> dict[str, Seal]:
    """The seals of some templates."""
    salts: dict[str, str] = {}
    digests: dict[str, list[str]] = defaultdict(list)
    columns = (SealedPassage.template_id, SealedPassage.salt, SealedPassage.digest)
    for start in range(0, len(ids), CHUNK):
        query = select(*columns).where(SealedPassage.template_id.in_(ids[start : start + CHUNK]))
        for row in connection.execute(query.order_by(SealedPassage.position)):
            salts[row.template_id] = row.salt
            digests[row.template_id].append(row.digest)
    return {name: Seal(salt=salts[name], digests=tuple(digests[name])) for name in salts}


def vectors_of(connection: Connection, embedder: Embedder, lines: Sequence[str]) -> Vectors:
    """Vectors (n, d) of lines; those that are not kept yet are embedded and kept."""
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


def template_passages(template: Template) -> list[tuple[str, str]]:
    """(quote, compared text) of a template's passages; a passage said twice is taken once."""
    lines = [line.text for line in read_lines(template.text)]
    found: dict[str, str] = {}
    for passage in passages(lines):
        found.setdefault(passage.text, passage.quote)
    return [(quote, text) for text, quote in found.items()]


def replace_template(
    connection: Connection, embedder: Embedder, old: Template, new: Template
) -> None:
    """Writes a template over the one of its id; its passages and vectors where the text differs."""
    query = update(TemplateRow).where(TemplateRow.id == old.id).values(_values(new))
    connection.execute(query)
    if (new.text, new.seal) != (old.text, old.seal):
        connection.execute(delete(TemplatePassage).where(TemplatePassage.template_id == old.id))
        connection.execute(delete(SealedPassage).where(SealedPassage.template_id == old.id))
        insert_passages(connection, embedder, new)
        drop_orphans(connection)


def insert_template(connection: Connection, embedder: Embedder, template: Template) -> None:
    """Writes a template, its passages and their vectors."""
    connection.execute(insert(TemplateRow).values(_values(template)))
    insert_passages(connection, embedder, template)


def _values(template: Template) -> dict[str, object]:
    values = template.model_dump(exclude={"seal"})
    return values | {"status": template.status.value, "references": list(template.references)}


def insert_passages(connection: Connection, embedder: Embedder, template: Template) -> None:
    """Writes the passages of a template and their vectors, or the digests of a sealed one."""
    if template.seal is not None and template.seal.digests:
        sealed = [
            {
                "template_id": template.id,
                "position": position,
                "salt": template.seal.salt,
                "digest": digest,
            }
            for position, digest in enumerate(template.seal.digests)
        ]
        connection.execute(insert(SealedPassage), sealed)
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
    connection.execute(delete(SealedPassage).where(SealedPassage.template_id == template_id))
    connection.execute(delete(TemplateRow).where(TemplateRow.id == template_id))
    drop_orphans(connection)


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


def reembed(connection: Connection, embedder: Embedder) -> int:
    """Cuts and embeds again all that was made with another embedder; counts the templates."""
    stale = select(TemplatePassage.template_id).where(TemplatePassage.embedder != embedder.name)
    other = select(BackgroundLine.id).where(BackgroundLine.embedder != embedder.name)
    if connection.execute(select(stale.exists() | other.exists())).scalar() is not True:
        return 0
    raise_revision(connection, content=True)  # from here on no other process does the same
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
    drop_orphans(connection)
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
    rows = list(_rows(connection, query))
    seals = _seals(connection, [row.id for row in rows if not row.text])
    return tuple(to_template(row, seals.get(row.id)) for row in rows)


def held(connection: Connection, embedder: Embedder, starter: str) -> Held:
    """All that a snapshot is made of, vectors aside."""
    now = state(connection)
    found = templates(connection)
    number = {template.id: place for place, template in enumerate(found)}
    query = select(
        TemplatePassage.id, TemplatePassage.template_id, TemplatePassage.sha256
    ).order_by(TemplatePassage.id)
    # A template added between the two reads is left for the next revision.
    rows = [
        (id_, number[template_id], int(sha256[:16], 16))
        for id_, template_id, sha256 in connection.execute(query)
        if template_id in number
    ]
    ids = np.array([row[0] for row in rows], dtype=np.int64)
    learnt = connection.execute(select(func.count()).select_from(BackgroundLine)).scalar_one()
    return Held(
        uid=now.uid,
        revision=now.revision,
        content=now.content,
        embedder=embedder.name,
        starter=starter,
        templates=found,
        ids=ids,
        owners=np.array([row[1] for row in rows], dtype=np.int64),
        quotes=_lines(connection, ids, "quote"),
        texts=_lines(connection, ids, "text"),
        learnt=learnt,
        keys=np.array([row[2] for row in rows], dtype=np.uint64),
    )


def _lines(connection: Connection, ids: Ids, column: Literal["quote", "text"]) -> Sequence[str]:
    """The lines of passages by row: held where they are few, else read when asked for."""
    if len(ids) >= LINES_IN_MEMORY:
        return LinesOnDemand(connection.engine, ids, column)
    query = select(TemplatePassage.id, getattr(TemplatePassage, column))
    found: dict[int, str] = dict(connection.execute(query).tuples().all())
    return tuple(found[id_] for id_ in ids.tolist())


def vector_blocks(
    connection: Connection, embedder: Embedder, ids: Ids, block: int = 8192
) -> Iterator[Vectors]:
    """The vectors of passages in the order of ``ids``, some at a time; missing ones are made."""
    for start in range(0, len(ids), block):
        some = ids[start : start + block]
        query = select(TemplatePassage.id, TemplatePassage.text).where(
            TemplatePassage.id.between(int(some[0]), int(some[-1]))
        )
        texts = dict(connection.execute(query).tuples().all())
        yield vectors_of(connection, embedder, [texts[id_] for id_ in some.tolist()])
