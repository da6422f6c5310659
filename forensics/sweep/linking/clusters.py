"""Clusters: what links hold together, with its names, its common things and its days.

The bits of a cluster are those of the things that its members hold in common, each thing once
however many hold it; things of one kind of link add up as within a link (`strength`), kinds of
links are taken as independent and summed. Where all names can be one person's, nothing tells who
copied from somebody else and who applied again: such a cluster is informational. A bare "Ana" may
be any Ana: where it alone makes one person of several who share more, they are several.
"""

import glob
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from forensics.linkage.names import parts, relation
from forensics.linkage.rarity import MOST
from forensics.model import Band, Cluster, Common
from forensics.sweep.linking.components import components
from forensics.sweep.linking.cutting import LEAST, Edges, Ids, groups
from forensics.sweep.linking.desk import Desk, desk
from forensics.sweep.linking.links import weigh_kinds
from forensics.sweep.linking.things import find_things
from forensics.weigh import FIRM_BITS, PRIORITY_BITS, REVIEW_BITS

SHOWN = 50
"""Common things of a cluster that are listed: most bits first, one person's own last."""
_AT_ONCE = 200  # clusters

_NODES = """
CREATE TABLE nodes AS
SELECT id, row_number() OVER (ORDER BY id) - 1 AS node
FROM (SELECT a AS id FROM links UNION SELECT b FROM links)
"""
_SAME = """
SELECT l.node AS l, r.node AS r
FROM links JOIN nodes l ON a = l.id JOIN nodes r ON b = r.id WHERE kind = 'same_person'
"""
_WITHIN_ONE = """
SELECT l.person, name_a, name_b
FROM links JOIN persons l ON a = l.id JOIN persons r ON b = r.id
WHERE kind <> 'same_person' AND l.person = r.person AND strength_bits >= $least
      AND name_a <> name_b
GROUP BY ALL
"""
_NAMES = """
SELECT person, list(DISTINCT name ORDER BY name)
FROM persons JOIN applications USING (id) SEMI JOIN several USING (person) GROUP BY person
"""
_EDGES = """
WITH sides AS (
    SELECT l.person AS one, r.person AS other, kind, strength_bits AS bits
    FROM links JOIN persons l ON a = l.id JOIN persons r ON b = r.id
    WHERE kind <> 'same_person' AND l.person <> r.person
), kinds AS (
    SELECT least(one, other) AS l, greatest(one, other) AS r, kind, max(bits) AS bits
    FROM sides GROUP BY ALL
)
SELECT l, r, least($cap, sum(bits ORDER BY kind)) AS bits FROM kinds GROUP BY l, r ORDER BY l, r
"""
_MEMBERS = """
CREATE TABLE members AS
SELECT id, label FROM persons JOIN labels USING (person)
QUALIFY min(person) OVER (PARTITION BY label) <> max(person) OVER (PARTITION BY label)
        OR bool_or(person IN (SELECT person FROM several)) OVER (PARTITION BY label)
"""
_WEIGHED = """
CREATE TABLE weighed AS
WITH ranked AS (
    SELECT label, link_kind, bits, following,
           row_number() OVER (PARTITION BY label, link_kind ORDER BY bits DESC, kind, value)
               AS place
    FROM common JOIN weights USING (kind) WHERE counts
), kinds AS (
    SELECT label, link_kind,
           least($cap, sum(bits * power(following, place - 1) ORDER BY place)) AS bits
    FROM ranked GROUP BY label, link_kind
)
SELECT label, round(sum(bits ORDER BY link_kind), 3) AS bits,
       count(*) FILTER (bits >= $firm) AS firm
FROM kinds GROUP BY label
"""
_CLUSTERS = """
WITH told AS (
    SELECT label, substr(sha256(to_json(list(id ORDER BY id))::VARCHAR), 1, 16) AS cluster,
           list(id ORDER BY id) AS applications,
           list_sort(list(DISTINCT name) FILTER (name IS NOT NULL)) AS names,
           list({'day': submitted_at, 'id': id} ORDER BY submitted_at, id)
               FILTER (submitted_at IS NOT NULL) AS timeline,
           bool_or(name IS NULL) AS nameless
    FROM members JOIN applications USING (id) GROUP BY label
), listed AS (
    SELECT label, list({'kind': kind, 'value': value, 'applications': applications}
                       ORDER BY counts DESC, bits DESC, kind, value) AS shared
    FROM (SELECT * FROM common
          QUALIFY row_number() OVER (
              PARTITION BY label ORDER BY counts DESC, bits DESC, kind, value) <= $shown)
    GROUP BY label
)
SELECT cluster, applications, coalesce(names, []), shared, coalesce(timeline, []), bits, firm,
       nameless
FROM told JOIN listed USING (label) JOIN weighed USING (label)
ORDER BY bits DESC, cluster
"""


def clusters(work: Path, memory_gb: float = 4.0, threads: int | None = None) -> Iterator[Cluster]:
    """The clusters of `links.parquet`, most bits first, one at a time.

    Raises OSError where a part cannot be read.
    """
    with desk(work, memory_gb, threads) as opened:
        opened.base.read_parquet(glob.escape(str(work / "links.parquet"))).create_view("links")
        _find_members(opened)
        weigh_kinds(opened)
        find_things(opened)
        opened.base.execute(_WEIGHED, {"cap": MOST, "firm": FIRM_BITS})
        found = opened.base.execute(_CLUSTERS, {"shown": SHOWN})
        while rows := found.fetchmany(_AT_ONCE):
            yield from map(_cluster, rows)


def _find_members(opened: Desk) -> None:
    """Table `members`: the applications of clusters of two people or more, and their label."""
    base = opened.base
    base.execute(_NODES)
    count = len(base.sql("SELECT node FROM nodes").fetchnumpy()["node"])
    same = base.sql(_SAME).fetchnumpy()
    person = components(count, _ids(same["l"]), _ids(same["r"]))
    base.register("merged", pa.table({"node": np.arange(count), "person": person}))
    base.execute("CREATE TABLE persons AS SELECT id, person FROM nodes JOIN merged USING (node)")
    found = base.sql(_EDGES, params={"cap": MOST}).fetchnumpy()
    edges = Edges(_ids(found["l"]), _ids(found["r"]), np.asarray(found["bits"], np.float64))
    label = groups(count, edges)
    base.register("labels", pa.table({"person": np.arange(count), "label": label}))
    _find_several(opened)
    base.execute(_MEMBERS)


def _find_several(opened: Desk) -> None:
    """Table `several`: those taken for one person whose names cannot all be one's.

    A link holds two of them together whose names differ, and no name of theirs agrees with all.
    """
    base = opened.base
    linked = base.execute(_WITHIN_ONE, {"least": LEAST}).fetchall()
    apart = {person for person, one, other in linked if relation(one, other) != "same"}
    base.execute("CREATE TABLE several (person BIGINT)")
    if apart:
        base.executemany("INSERT INTO several VALUES (?)", [[person] for person in sorted(apart)])
        for person, names in base.execute(_NAMES).fetchall():
            if _one(names):
                base.execute("DELETE FROM several WHERE person = ?", [person])


def _ids(column: npt.ArrayLike) -> Ids:
    return np.asarray(column, np.int64)


def _cluster(row: tuple[Any, ...]) -> Cluster:
    cluster, applications, names, shared, timeline, bits, firm, nameless = row
    return Cluster(
        id=cluster,
        applications=tuple(applications),
        names=tuple(names),
        shared=tuple(Common(**each) for each in shared),
        timeline=tuple((each["day"], each["id"]) for each in timeline),
        bits=bits,
        band=Band.INFORMATIONAL if not nameless and _one(names) else _band(bits, firm),
    )


def _band(bits: float, firm: int) -> Band:
    """As applications are banded: two firm kinds of links take the place of two families."""
    if bits >= PRIORITY_BITS and firm >= 2:
        return Band.PRIORITY
    return Band.REVIEW if bits >= REVIEW_BITS and firm else Band.INFORMATIONAL


def _one(names: list[str]) -> bool:
    """Whether all names can be one person's: who applies again may well have a new address.

    Each must agree with the fullest: "Ana" agrees with two Anas who do not agree with each other.
    """
    fullest = max(names, key=lambda name: len(parts(name)))
    return all(relation(fullest, name) == "same" for name in names if name != fullest)
