"""A library in memory: as it stood at a revision, or as it would stand with one template more."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import create_engine, insert, select
from sqlalchemy.pool import StaticPool

from index import store
from index.curation import history
from index.embedding import content_hash
from index.library import Library
from index.line_vectors import kept_rows, vectors_of
from index.state import State, state
from index.tables import BackgroundLine, LibraryState, LineVector, PublishedList, metadata
from index.template import Template

TRIAL_ID = "dry-run"
"""The id a candidate has while it is tried, where it has none of its own."""


class Edition(NamedTuple):
    """A library as it stood.

    ``erased`` are the ids of templates that it held and that were erased since: they are missing.
    So are lines of the published lists ``withdrawn``, by name, that were changed since or are gone.
    ``day`` is the last day on which it stood so, by which expiry is judged.
    """

    library: Library
    erased: tuple[str, ...]
    day: date
    withdrawn: tuple[str, ...] = ()


def as_of(library: Library, revision: int) -> Edition:
    """The library as it stood at ``revision``; changes of what this gives are kept nowhere.

    Raises:
        UnknownRevisionError: the library is not that far, or its history begins later.
    """
    with library.engine.connect() as connection:
        now = state(connection)
        found = history.standing(connection, revision)
        lists = select(PublishedList.name).where(
            PublishedList.library_revision <= revision, PublishedList.withdrawn_revision > revision
        )
        withdrawn = tuple(connection.scalars(lists.order_by(PublishedList.name)))
    today = datetime.now(UTC).date()
    if revision == now.revision:
        return Edition(library, (), today)
    past = _in_memory(library, found.templates, now._replace(revision=revision))
    day = found.until.date() if found.until else today
    return Edition(past, found.erased, day, withdrawn)


def trial(library: Library, candidate: Template) -> Library:
    """The library as it would stand with ``candidate``, in place of any template of its id."""
    with library.engine.connect() as connection:
        now = state(connection)
        held = store.templates(connection)
    others = [template for template in held if template.id != candidate.id]
    return _in_memory(library, (*others, candidate), now)


def _in_memory(library: Library, templates: tuple[Template, ...], at: State) -> Library:
    """A library of these templates and of the stock lines learnt by a revision."""
    # One connection for all: a second one would be another, empty database.
    memory = create_engine(
        "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    metadata.create_all(memory)
    texts = [text for item in templates for _, text in store.template_passages(item)]
    with library.engine.connect() as source, memory.begin() as target:
        known = BackgroundLine.__table__
        query = select(known).where(known.c.library_revision <= at.revision)
        learnt = [dict(row) for row in source.execute(query).mappings()]
        hashes = {content_hash(text) for text in texts} | {line["sha256"] for line in learnt}
        kept = kept_rows(source, library.embedder.name, sorted(hashes))
        for table, rows in (
            (LineVector, kept),
            (BackgroundLine, learnt),
            (LibraryState, [{"id": 1, **at._asdict()}]),
        ):
            if rows:
                target.execute(insert(table), rows)
        vectors_of(target, library.keeping, texts)
        for template in templates:
            store.insert_template(target, library.keeping, template)
    return Library(memory, library.embedder, None, library.background)
