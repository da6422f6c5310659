"""Adding templates: many in one change; those that cannot be taken are told, not raised."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from sqlalchemy import Engine

from index import store
from index.cohort import NEAR_COPY, Bools
from index.curation import history
from index.curation.change import Action
from index.curation.history import Cause
from index.embedding import Embedder
from index.exchange.tlp import stated, strictest
from index.line_vectors import drop_orphans, vectors_of
from index.state import lock, raise_content, raise_revision
from index.template import Seal, Template, TemplateStatus
from index.vectors import Floats, VectorIndex

MIN_PASSAGES = 3
"""A template of fewer passages could not be told from chance."""
TAKEN = "the id is taken"
RETIRED = "held here as retired: restore it before it is taken again"
STOCK = "all of its passages are stock lines of ordinary resumes: it could never match"


class Rejection(NamedTuple):
    """A template that was not taken, and why."""

    template: str
    reason: str


class Taken(NamedTuple):
    """Ids added, ids held before with the same text that are stable now, and what was refused."""

    added: tuple[str, ...]
    promoted: tuple[str, ...]
    rejected: tuple[Rejection, ...]


def take(
    engine: Engine,
    embedder: Embedder,
    background: VectorIndex,
    offered: Sequence[Template],
    action: Action,
    why: Cause,
) -> Taken:
    """Adds what can be added, in one transaction. The lines are best embedded before."""
    added: dict[str, Template] = {}
    promoted: dict[str, Template] = {}
    rejected: list[Rejection] = []
    with engine.connect() as connection, connection.begin() as transaction:
        revision = raise_revision(connection, content=False)
        embed = partial(vectors_of, connection, embedder)
        taken = {template.id: template for template in store.templates(connection)}
        ids = [template.id for template in offered]
        numbers = history.last_numbers(connection, ids)
        for template in offered:
            number = numbers.get(template.id, 0) + 1
            held = taken.get(template.id)
            if template.id in added or template.id in promoted:
                rejected.append(Rejection(template.id, TAKEN))
            elif held is not None and _content(held) == _content(template):
                if held.status is TemplateStatus.RETIRED is not template.status:
                    rejected.append(Rejection(template.id, RETIRED))
                elif narrowed := _narrowed(held, template):
                    rejected.append(Rejection(template.id, narrowed))
                elif _promotes(held, template):
                    now = held.model_copy(update={"status": template.status, "revision": number})
                    store.replace_template(connection, embedder, held, now)
                    promoted[template.id] = now
            elif held is not None:
                rejected.append(Rejection(template.id, TAKEN))
            elif reason := unusable(background, embed, template):
                rejected.append(Rejection(template.id, reason))
            else:
                added[template.id] = template.model_copy(update={"revision": number})
                store.insert_template(connection, embedder, added[template.id])
        if not added and not promoted:
            transaction.rollback()
        else:
            if added:
                raise_content(connection)
            both = (*added.values(), *promoted.values())
            history.record(connection, action, both, why, revision)
    if rejected:  # their lines were embedded before
        with engine.begin() as connection:
            lock(connection)
            drop_orphans(connection)
    return Taken(tuple(added), tuple(promoted), tuple(rejected))


def _content(template: Template) -> tuple[str, Seal | None]:
    return template.text, template.seal


def _narrowed(held: Template, offered: Template) -> str | None:
    """How the same text is offered under narrower terms than it is held, which must not be lost."""
    if offered.expires is not None and offered.expires != held.expires:
        return f"held with this text and another expiry than {offered.expires}: set it"
    level, own = stated(offered), stated(held)
    if level is not None and level is not own and strictest((level, own)) is level:
        return f"held with this text at {own.label if own else 'no level'}, comes as {level.label}"
    return None


def _promotes(held: Template, offered: Template) -> bool:
    """Whether a template offered again moves on; it never goes back to the nursery that way."""
    later = {TemplateStatus.NURSERY: 0, TemplateStatus.STABLE: 1, TemplateStatus.RETIRED: 2}
    return later[offered.status] > later[held.status]


def unusable(
    background: VectorIndex, embed: Callable[[Sequence[str]], Floats], template: Template
) -> str | None:
    """Why a template's text could never match; None where it could."""
    if template.seal is not None:
        sealed = len(set(template.seal.digests))
        short = f"{sealed} sealed passages, {MIN_PASSAGES} are needed"
        return short if sealed < MIN_PASSAGES else None
    lines = [text for _, text in store.template_passages(template)]
    if len(lines) < MIN_PASSAGES:
        return f"{len(lines)} passages of four words or more, {MIN_PASSAGES} are needed"
    # The longest is the least likely to be a stock line: mostly one look is enough.
    lines.sort(key=len, reverse=True)
    for some in (lines[:1], lines[1:]):
        if not is_stock(background, embed(some)).all():
            return None
    return STOCK


def is_stock(background: VectorIndex, vectors: Floats) -> Bools:
    """For each vector (n, d) whether a line of the background says nearly the same."""
    nearest, _ = background.search(vectors, 1)
    return np.asarray((nearest > NEAR_COPY).any(axis=1))
