"""Suppressing: of which two applications a shared thing says nothing, by somebody's word.

A picture is suppressed under its own hash and under the one by which its look is known here.
"""

import json
from collections.abc import Iterator, Sequence

import pyarrow as pa

from forensics.model import Suppression
from forensics.model.suppression import plain_id
from forensics.store.place import beside
from forensics.sweep.linking.desk import Desk

_GIVEN = "CREATE TABLE suppressions (kind VARCHAR, value VARCHAR, said VARCHAR, among VARCHAR[])"
_SIDED = """
CREATE TABLE sided AS
WITH named AS (
    SELECT application, thing, said, among
    FROM stated JOIN things USING (kind, value)
    JOIN suppressions AS s ON s.kind = stated.kind AND s.value = stated.own
    UNION
    SELECT application, thing, said, among
    FROM stated JOIN things USING (kind, value)
    JOIN suppressions AS s ON s.kind = stated.kind AND s.value = stated.value
)
SELECT x, y, thing, said, among
FROM met JOIN named USING (thing) WHERE application = x
UNION ALL
SELECT x, y, thing, said, among
FROM met JOIN named USING (thing) WHERE application = y
"""
_SCOPED = """
SELECT DISTINCT application, people.id, documents
FROM (SELECT unnest([x, y]) AS application FROM sided WHERE len(among) > 0)
JOIN people USING (application) LEFT JOIN swept USING (application)
"""
_HUSHED = """
CREATE TABLE hushed AS
SELECT x, y, thing, min(said) AS said
FROM sided LEFT JOIN ids l ON l.application = x LEFT JOIN ids r ON r.application = y
WHERE len(among) = 0 OR (list_contains(among, l.id) AND list_contains(among, r.id))
GROUP BY x, y, thing
"""


def find_suppressed(desk: Desk, given: Sequence[Suppression]) -> None:
    """Table `hushed`: pairs of `met`, the thing, and who suppressed it; of several one is named."""
    desk.base.execute(_GIVEN)
    rows = [(each.kind, each.value, each.said(), list(map(plain_id, each.among))) for each in given]
    if rows:
        desk.base.executemany("INSERT INTO suppressions VALUES (?, ?, ?, ?)", rows)
    desk.base.execute(_SIDED)
    ids = [row for found in desk.base.sql(_SCOPED).fetchall() for row in _ids(*found)]
    columns = list(zip(*ids, strict=True)) or [(), ()]
    arrays = [pa.array(columns[0], pa.int64()), pa.array(columns[1], pa.string())]
    desk.base.register("ids", pa.table(arrays, ["application", "id"]))
    desk.base.execute(_HUSHED)
    desk.base.unregister("ids")
    desk.base.execute("DROP TABLE sided")


def _ids(application: int, id_: str, documents: str | None) -> Iterator[tuple[int, str]]:
    """The ids by which somebody may name an application; a swept one is stored under either."""
    yield application, plain_id(id_)
    if documents is not None:
        files = {each["sha256"] for each in json.loads(documents)}
        yield application, plain_id(beside(id_, files))
