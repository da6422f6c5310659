"""Who holds any of very many values: one join, where a question a value would take hours."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import NamedTuple

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, insert, select
from sqlalchemy.orm import Session

from forensics.model import Evidence, KeyKind
from forensics.store.corpus import indexed
from forensics.store.corpus_tables import KeyRow

_BATCH = 5000  # rows written, or read, at a time
_SOUGHT = Table(
    "sought_values",
    MetaData(),
    Column("number", Integer),
    Column("kind", String(16)),
    Column("value", Text),
    prefixes=["TEMPORARY"],
)


class Sought(NamedTuple):
    """A key that is looked for; `number` is the searcher's own for what it belongs to."""

    number: int
    kind: KeyKind
    value: str


class Holder(NamedTuple):
    """That an application, by its number in the corpus, holds what `number` stands for: where."""

    application: int
    number: int
    evidence: tuple[Evidence, ...]


def holders(session: Session, sought: Iterable[Sought]) -> Iterator[Holder]:
    """Every application that holds any of the keys; one a number, application by application.

    Read as the database hands it out: ask nothing else of the session meanwhile.
    """
    connection = session.connection()
    _SOUGHT.create(connection)
    waiting = iter(dict.fromkeys(sought))
    while batch := list(islice(waiting, _BATCH)):
        rows = [one._asdict() | {"value": indexed(one.value)} for one in batch]
        connection.execute(insert(_SOUGHT), rows)
    query = (
        select(KeyRow.application, _SOUGHT.c.number, KeyRow.evidence)
        .join(_SOUGHT, (KeyRow.kind == _SOUGHT.c.kind) & (KeyRow.value == _SOUGHT.c.value))
        .order_by(KeyRow.application, _SOUGHT.c.number, KeyRow.position)
    )
    found = connection.execute(query.execution_options(yield_per=_BATCH))
    for (application, number), same in groupby(found, key=lambda row: (row[0], row[1])):
        quotes = (Evidence.model_validate_json(evidence) for *_, evidence in same)
        yield Holder(application, number, tuple(dict.fromkeys(quotes)))
    _SOUGHT.drop(connection)  # what is not read to its end is rolled back
