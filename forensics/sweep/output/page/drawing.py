"""Drawing the clusters of a page and the links inside and across them."""

from datetime import date
from itertools import groupby

import duckdb
import numpy as np

from forensics.report.html.templating import clip
from forensics.report.plain import plain
from forensics.sweep.output.page.graph import Edge, Frame, Graph, Node
from forensics.sweep.output.page.layout import MARGIN, Places, shelves, spring
from forensics.sweep.output.page.words import KINDS

MOST_NODES = 1500
MOST_OF_ONE = 150  # applications of one cluster, those with most links
MOST_EDGES = 6000
_ROOM = 60  # characters of a name or an id
_LEAST = (200.0, 0.0)  # units across a cluster: its number has room from afar

# Clusters come in their order, and one only with all of its nodes that are ever drawn.
_NODES = """
CREATE TEMP TABLE nodes AS
    WITH ends AS (
        SELECT number, a AS id FROM inside UNION ALL SELECT number, b FROM inside
    ), degrees AS (
        SELECT number, id, count(*) AS degree FROM ends GROUP BY ALL
    ), ranked AS (
        SELECT number, id, coalesce(degree, 0) AS degree
        FROM shown LEFT JOIN degrees USING (number, id)
        WHERE number <= $clusters
        QUALIFY row_number() OVER (PARTITION BY number ORDER BY degree DESC NULLS LAST, id) <= $of
    ), room AS (
        SELECT number, sum(count(*)) OVER (ORDER BY number) AS used FROM ranked GROUP BY number
    )
    SELECT row_number() OVER (ORDER BY number, degree DESC, id) - 1 AS node, number, id,
           left(coalesce(written.name, stored.name), 400) AS name, submitted_at
    FROM ranked JOIN room USING (number) LEFT JOIN written USING (id)
         LEFT JOIN stored USING (number, id)
    WHERE used <= $most
"""
_EDGES = """
    SELECT one.node, other.node, list(kind ORDER BY strength_bits DESC, kind) AS kinds,
           max(strength_bits) AS bits, one.number = other.number AS within
    FROM linked JOIN nodes one ON one.id = a JOIN nodes other ON other.id = b
    GROUP BY ALL ORDER BY within DESC, bits DESC, one.node, other.node
"""


_Row = tuple[int, str, str | None, date | None]  # number of the cluster, id, name, day


def draw(connection: duckdb.DuckDBPyConnection, clusters: int) -> Graph:
    """The picture of the first `clusters` on the page, as many as have room."""
    connection.execute(_NODES, {"of": MOST_OF_ONE, "most": MOST_NODES, "clusters": clusters})
    found = connection.execute(_EDGES)
    edges = [_edge(*row) for row in found.fetchmany(MOST_EDGES)]
    more = 0
    while rest := found.fetchmany(MOST_EDGES):
        more += len(rest)
    rows: list[_Row] = connection.execute(
        "SELECT number, id, name, submitted_at FROM nodes ORDER BY node"
    ).fetchall()
    parts = [(number, list(group)) for number, group in groupby(rows, key=lambda row: row[0])]
    placed = _placed([group for _, group in parts], edges)
    sizes = [np.maximum(np.ptp(places, axis=0) + 2 * MARGIN, _LEAST) for places in placed]
    centres, width, height = shelves([(float(wide), float(high)) for wide, high in sizes])
    nodes: list[Node] = []
    frames: list[Frame] = []
    for (number, group), places, (wide, high), (x, y) in zip(
        parts, placed, sizes, centres, strict=True
    ):
        frames.append(Frame(number, x, y, float(wide), float(high), len(group)))
        nodes += [
            _node(row, x + float(place[0]), y + float(place[1]))
            for row, place in zip(group, places, strict=True)
        ]
    return Graph(tuple(nodes), tuple(edges), tuple(frames), width, height, more)


def _placed(groups: list[list[_Row]], edges: list[Edge]) -> list[Places]:
    placed, first = [], 0
    for group in groups:
        last = first + len(group)
        inside = [(e.a - first, e.b - first) for e in edges if e.within and first <= e.a < last]
        placed.append(spring(len(group), inside))
        first = last
    return placed


def _node(row: _Row, x: float, y: float) -> Node:
    cluster, id_, name, day = row
    said = _said(name) if name else ""
    return Node(cluster, _said(id_), said, day.isoformat() if day else "", x, y)


def _edge(a: int, b: int, kinds: list[str], bits: float, within: bool) -> Edge:
    style = kinds[0].rpartition("_")[2].rpartition(".")[2]
    words = ", ".join(KINDS.get(kind, kind) for kind in dict.fromkeys(kinds))
    return Edge(a, b, style, words, bits, within)


def _said(text: str) -> str:
    return plain(clip(text, _ROOM))
