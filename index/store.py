"""Reading and writing templates and their passages: rows in, rows out, no judgement."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, delete, insert, select, update
from sqlalchemy.orm import Session

from index.embedding import Embedder, content_hash
from index.errors import StaleSnapshotError
from index.line_vectors import drop_orphans, vectors_of
from index.on_demand import LINES_IN_MEMORY, LinesOnDemand
from index.passages import passages, read_lines
from index.snapshot import Held
from index.state import state
from index.tables import (
    CHUNK,
    BackgroundLine,
    SealedPassage,
    TemplatePassage,
    TemplateRow,
)
from index.template import Seal, Template, TemplateStatus
from index.vectors import Ids

UNHELD = Seal(salt="0" * 64, digests=())
"""The seal of a row that has neither text nor digests: only damage makes one."""


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
    cut = [
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
    if cut:
        connection.execute(insert(TemplatePassage), cut)


def delete_template(connection: Connection, template_id: str) -> None:
    """Deletes a template, its passages, and vectors that nothing else refers to."""
    connection.execute(delete(TemplatePassage).where(TemplatePassage.template_id == template_id))
    connection.execute(delete(SealedPassage).where(SealedPassage.template_id == template_id))
    connection.execute(delete(TemplateRow).where(TemplateRow.id == template_id))
    drop_orphans(connection)


def rows(connection: Connection, query: Select[TemplateRow]) -> list[TemplateRow]:
    """The rows of templates that a query asks for."""
    with Session(bind=connection) as session:
        return list(session.scalars(query))


def templates(
    connection: Connection, status: TemplateStatus | None = None, template_id: str | None = None
) -> tuple[Template, ...]:
    """Templates in the order of ids."""
    query = select(TemplateRow).order_by(TemplateRow.id)
    if status is not None:
        query = query.where(TemplateRow.status == status.value)
    if template_id is not None:
        query = query.where(TemplateRow.id == template_id)
    found = rows(connection, query)
    seals = _seals(connection, [row.id for row in found if not row.text])
    return tuple(to_template(row, seals.get(row.id)) for row in found)


def held(connection: Connection, embedder: Embedder, starter: str) -> Held:
    """All that a snapshot is made of, vectors aside."""
    now = state(connection)
    found = templates(connection)
    number = {template.id: place for place, template in enumerate(found)}
    query = select(
        TemplatePassage.id, TemplatePassage.template_id, TemplatePassage.sha256
    ).order_by(TemplatePassage.id)
    # A template added between the two reads is left for the next revision.
    cut = [
        (id_, number[template_id], int(sha256[:16], 16))
        for id_, template_id, sha256 in connection.execute(query)
        if template_id in number
    ]
    ids = np.array([row[0] for row in cut], dtype=np.int64)
    keys = np.array([row[2] for row in cut], dtype=np.uint64)
    learnt, learnt_sum = 0, hashlib.sha256()
    for row in connection.execute(
        select(BackgroundLine.id, BackgroundLine.sha256).order_by(BackgroundLine.id)
    ):
        learnt += 1
        learnt_sum.update(f"{row.id} {row.sha256}\n".encode())
    return Held(
        uid=now.uid,
        revision=now.revision,
        content=now.content,
        embedder=embedder.name,
        starter=starter,
        templates=found,
        ids=ids,
        owners=np.array([row[1] for row in cut], dtype=np.int64),
        quotes=_lines(connection, ids, keys, "quote"),
        texts=_lines(connection, ids, keys, "text"),
        learnt=learnt,
        keys=keys,
        learnt_sum=learnt_sum.hexdigest(),
    )


def _lines(
    connection: Connection,
    ids: Ids,
    keys: NDArray[np.uint64],
    column: Literal["quote", "text"],
) -> Sequence[str]:
    """The lines of passages by row: held where they are few, else read when asked for."""
    if len(ids) >= LINES_IN_MEMORY:
        return LinesOnDemand(connection.engine, ids, keys, column)
    query = select(TemplatePassage.id, getattr(TemplatePassage, column))
    found: dict[int, str] = dict(connection.execute(query).tuples().all())
    try:
        return tuple(found[id_] for id_ in ids.tolist())
    except KeyError:
        raise StaleSnapshotError("the library changed while it was read") from None
