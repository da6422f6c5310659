"""Suppressing: of which two applications a shared thing says nothing, by somebody's word.

A picture is suppressed under its own hash and under the one by which its look is known here.
"""

import re
from collections.abc import Sequence

from forensics.model import Suppression
from forensics.model.suppression import STORED, plain_id
from forensics.sweep.linking.desk import Desk

_GIVEN = "CREATE TABLE suppressions (kind VARCHAR, value VARCHAR, said VARCHAR, among VARCHAR[])"
_HUSHED = """
CREATE TABLE hushed AS
WITH named AS (
    SELECT application, thing, said, among
    FROM stated JOIN things USING (kind, value)
    JOIN suppressions AS s ON s.kind = stated.kind AND s.value = stated.own
    UNION
    SELECT application, thing, said, among
    FROM stated JOIN things USING (kind, value)
    JOIN suppressions AS s ON s.kind = stated.kind AND s.value = stated.value
), sided AS (
    SELECT x, y, thing, said, among
    FROM met JOIN named USING (thing) WHERE application = x
    UNION ALL
    SELECT x, y, thing, said, among
    FROM met JOIN named USING (thing) WHERE application = y
)
SELECT x, y, thing, min(said) AS said
FROM sided JOIN people l ON l.application = x JOIN people r ON r.application = y
WHERE len(among) = 0 OR (
    list_contains(among, regexp_replace(l.id, $stored, ''))
    AND list_contains(among, regexp_replace(r.id, $stored, ''))
)
GROUP BY x, y, thing
"""


def find_suppressed(desk: Desk, given: Sequence[Suppression]) -> None:
    """Table `hushed`: pairs of `met`, the thing, and who suppressed it; of several one is named."""
    desk.base.execute(_GIVEN)
    rows = [(each.kind, each.value, each.said(), list(map(plain_id, each.among))) for each in given]
    if rows:
        desk.base.executemany("INSERT INTO suppressions VALUES (?, ?, ?, ?)", rows)
    desk.base.execute(_HUSHED, {"stored": f"({re.escape(STORED)})+$"})
