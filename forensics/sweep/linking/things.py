"""Things of clusters: what members hold in common, each once however it is written.

Of a passage, copied or reworded, every link quotes the wording of its two sides, and of a picture
two hashes: wordings that a chain of links joins are one thing, so that a ring which rewrote its
lines does not seem to have as many lines as it has spellings.
"""

import numpy as np
import pyarrow as pa

from forensics.model import KeyKind
from forensics.sweep.linking.components import components
from forensics.sweep.linking.desk import Desk

VARIED: tuple[KeyKind, ...] = ("passage", "reworded", "phash")
"""Kinds that count as shared though the two sides are not equal."""

_WITHIN = """
CREATE TABLE within AS
WITH told AS (
    SELECT l.label, links.kind AS link, a, b, unnest(from_json(evidence, '[{"kind": "VARCHAR",
        "value": "VARCHAR", "bits": "DOUBLE", "a": "VARCHAR", "b": "VARCHAR"}]')) AS thing
    FROM links JOIN members l ON l.id = a JOIN members r ON r.id = b AND r.label = l.label
), sorted AS (
    -- A line that one member copied and the next told anew is one line.
    SELECT *, CASE thing.kind WHEN 'reworded' THEN 'passage' ELSE thing.kind END AS sort FROM told
)
SELECT label, link, a, b, thing.kind AS kind, thing.value AS value, thing.bits AS bits,
       CASE WHEN list_contains($varied, thing.kind) THEN hash(label, sort, a, thing.a)
            ELSE hash(label, sort, thing.value) END AS one,
       CASE WHEN list_contains($varied, thing.kind) THEN hash(label, sort, b, thing.b)
            ELSE one END AS other
FROM sorted
"""
_COMMON = """
CREATE TABLE common AS
WITH placed AS (
    SELECT within.*, thing FROM within JOIN placed_things ON one = spot
), sides AS (
    SELECT label, link, kind, value, bits, thing, a AS id FROM placed
    UNION ALL
    SELECT label, link, kind, value, bits, thing, b FROM placed
)
SELECT label, min(kind) AS kind, min(value) AS value, max(bits) AS bits,
       bool_or(link <> 'same_person') AS counts, list(DISTINCT id ORDER BY id) AS applications
FROM sides GROUP BY label, thing
"""


def find_things(desk: Desk) -> None:
    """Table `common`: the things of each cluster (`members`, by label) and who holds them.

    `bits` are those of the link that gives it most, `counts` whether a link of two people has it.
    """
    desk.base.execute(_WITHIN, {"varied": list(VARIED)})
    met = desk.base.sql("SELECT one, other FROM within").fetchnumpy()
    spots, places = np.unique(np.concatenate([met["one"], met["other"]]), return_inverse=True)
    left, right = np.split(places.astype(np.int64), 2)
    found = pa.table({"spot": spots, "thing": components(len(spots), left, right)})
    desk.base.register("placed_things", found)
    desk.base.execute(_COMMON)
    desk.base.unregister("placed_things")
    desk.base.execute("DROP TABLE within")
