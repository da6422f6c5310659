"""Reworded passages among what applications share: those that no words in common tell already."""

import pyarrow as pa
import pyarrow.parquet as pq

from forensics.sweep.linking.desk import Desk
from forensics.sweep.uncompared import NOTES, put_notes

FILE = "reworded.parquet"
"""In the folder of a sweep's work: x, y, place_x, place_y, share (`sweep.rewording`)."""
ROWS = pa.schema(
    [
        ("x", pa.int64()),
        ("y", pa.int64()),
        ("place_x", pa.int32()),
        ("place_y", pa.int32()),
        ("share", pa.float64()),
    ]
)
"""Application numbers, `x` < `y`, the passages' positions, and how much of its bits each counts."""

_MARKED = "ALTER TABLE met ADD COLUMN reworded BOOLEAN DEFAULT false"
_MET = """
INSERT INTO met
WITH held AS (
    SELECT application, place, 1 + count(DISTINCT other) AS holders FROM (
        SELECT x AS application, place_x AS place, y AS other FROM found
        UNION ALL SELECT y, place_y, x FROM found
    ) GROUP BY ALL
)
SELECT x, y, NULL, place_x, place_y, greatest(l.holders, r.holders), share, NULL, true
FROM found
JOIN held l ON l.application = x AND l.place = place_x
JOIN held r ON r.application = y AND r.place = place_y
WHERE NOT EXISTS (
    SELECT 1 FROM met WHERE met.thing IS NULL AND met.x = found.x AND met.y = found.y
        AND (met.place_x = found.place_x OR met.place_y = found.place_y)
)
"""


def add_reworded(desk: Desk) -> None:
    """Adds to `met` what was found reworded, if it was looked for; `reworded` marks the rows."""
    desk.base.execute(_MARKED)
    path = desk.work / FILE
    if path.exists():
        desk.base.register("found", pq.read_table(path, schema=ROWS))
        desk.base.execute(_MET)
        desk.base.unregister("found")
    else:
        put_notes(desk.work, "reworded", NOTES.empty_table())  # of a sweep that was cut off
