"""A column among very many values: beyond some thousand, which a statement takes, they are a table.

SQLite takes 32,766 values in a statement, PostgreSQL 65,535.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Column, ColumnElement, MetaData, Table, Text, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

IN_A_STATEMENT = 5000
_TABLE = Table("asked_values", MetaData(), Column("value", Text), prefixes=["TEMPORARY"])


@contextmanager
def among(
    session: Session, column: InstrumentedAttribute[str], values: Collection[str]
) -> Iterator[ColumnElement[bool]]:
    """The condition that a column holds one of `values`, good while the context lasts.

    One at a time in a session.
    """
    if len(values) <= IN_A_STATEMENT:
        yield column.in_(values)
        return
    connection = session.connection()
    _TABLE.create(connection)
    waiting = iter(values)
    while some := list(islice(waiting, IN_A_STATEMENT)):
        rows: list[dict[str, Any]] = [{"value": value} for value in some]
        connection.execute(insert(_TABLE), rows)
    yield column.in_(select(_TABLE.c.value))
    _TABLE.drop(connection)  # where an error ends the context, it is rolled back
