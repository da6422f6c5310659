"""Which clusters stand on the page, and what of the tables stands with them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import duckdb
from pydantic import TypeAdapter

from forensics.model import Cluster, Evidence, KeyKind, Shared
from forensics.sweep.schemas import STORED_NOTE

MOST_CLUSTERS = 200
MOST_MEMBERS = 30  # of one cluster
MOST_PAIRS = 4
MOST_STRENGTHS = 40
_MOST_READ = 500  # things that one link rests on; the strongest are then taken

_CHOSEN = """
CREATE OR REPLACE TEMP TABLE chosen AS
    SELECT row_number() OVER (ORDER BY bits DESC, id) AS number, applications, json
    FROM (FROM clusters ORDER BY bits DESC, id LIMIT $most)
"""
_SHOWN = (
    "CREATE OR REPLACE TEMP TABLE shown AS SELECT number, unnest(applications) AS id FROM chosen"
)
_INSIDE = """
CREATE OR REPLACE TEMP TABLE inside AS
    SELECT one.number, kind, a, b, name_a, name_b, strength_bits, evidence
    FROM linked JOIN shown one ON one.id = a JOIN shown other ON other.id = b
    WHERE one.number = other.number
"""
_STRENGTHS = """
CREATE OR REPLACE TEMP TABLE strengths AS
    WITH items AS (
        SELECT number, unnest(from_json(evidence, '[{"kind": "VARCHAR", "value": "VARCHAR",
            "bits": "DOUBLE", "holders": "BIGINT", "suppressed_by": "VARCHAR"}]')) AS it
        FROM inside
    ), things AS (
        SELECT number, it.kind AS kind, it.value AS value, max(it.bits) AS bits,
               max(it.holders) AS holders,
               CASE WHEN bool_and(it.suppressed_by IS NOT NULL) THEN min(it.suppressed_by) END
                   AS suppressed_by
        FROM items GROUP BY ALL
    )
    SELECT * FROM things
    QUALIFY row_number() OVER (
        PARTITION BY number, suppressed_by IS NULL ORDER BY bits DESC, kind, value
    ) <= $most
"""
# Of stored applications stands here what their links say.
_STORED = """
CREATE OR REPLACE TEMP TABLE stored AS
    WITH ends AS (
        SELECT number, a AS id, name_a AS name, evidence ->> '$[0].a.note' AS kept FROM inside
        UNION SELECT number, b, name_b, evidence ->> '$[0].b.note' FROM inside
    )
    SELECT number, id, any_value(name) AS name, any_value(kept) AS kept
    FROM ends ANTI JOIN written USING (id) GROUP BY number, id
"""
_MEMBERS = """
CREATE OR REPLACE TEMP TABLE members AS
    SELECT number, id, left(coalesce(written.name, stored.name), 400), submitted_at, band,
           total_bits, kept
    FROM shown LEFT JOIN written USING (id) LEFT JOIN stored USING (number, id)
    QUALIFY row_number() OVER (PARTITION BY number ORDER BY submitted_at NULLS LAST, id) <= $most
"""
# The strongest link of each kind comes before the second of any: they show different things.
_PAIRS = """
CREATE OR REPLACE TEMP TABLE pairs AS
    WITH turns AS (
        SELECT *, row_number() OVER (
            PARTITION BY number, kind ORDER BY strength_bits DESC, a, b
        ) AS turn FROM inside
    )
    SELECT number, kind, a, b, name_a, name_b, strength_bits,
           to_json(from_json(evidence, '["JSON"]')[1:$read]) AS evidence,
           row_number() OVER (PARTITION BY number ORDER BY turn, strength_bits DESC, kind) AS place
    FROM turns QUALIFY place <= $most
"""
_SHARED = TypeAdapter(tuple[Shared, ...])


@dataclass(frozen=True)
class Member:
    """An application of a cluster; band and bits are None where it was not examined.

    `kept` says of a stored one how it is kept: "stored: case a-1, confirmed".
    """

    id: str
    name: str | None
    day: date | None
    band: str | None
    bits: float | None
    kept: str | None = None


@dataclass(frozen=True)
class Strength:
    """What sharing something says, by the links inside a cluster."""

    kind: KeyKind
    value: str
    bits: float
    holders: int
    suppressed_by: str | None


@dataclass(frozen=True)
class Sides:
    """A link inside a cluster with what it rests on, the strongest first."""

    kind: str
    a: str
    b: str
    name_a: str | None
    name_b: str | None
    bits: float
    shared: tuple[Shared, ...]

    @property
    def kept_a(self) -> str | None:
        """How the one is kept; None of a swept one."""
        return _kept(self.shared[0].a)

    @property
    def kept_b(self) -> str | None:
        """How the other is kept; None of a swept one."""
        return _kept(self.shared[0].b)


@dataclass(frozen=True)
class Shown:
    """A cluster with what is shown of its members and links."""

    number: int
    cluster: Cluster
    members: tuple[Member, ...]
    strengths: tuple[Strength, ...]
    sides: tuple[Sides, ...]


def choose(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `chosen` of the strongest clusters, and those of what stands with them."""
    connection.execute(_CHOSEN, {"most": MOST_CLUSTERS})
    gather(connection)


def gather(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of what stands with the clusters of `chosen` (number, applications, json)."""
    connection.execute(_SHOWN)
    connection.execute(_INSIDE)
    connection.execute(_STRENGTHS, {"most": MOST_STRENGTHS})
    connection.execute(_STORED)
    connection.execute(_MEMBERS, {"most": MOST_MEMBERS})
    connection.execute(_PAIRS, {"most": MOST_PAIRS, "read": _MOST_READ})


def strongest(connection: duckdb.DuckDBPyConnection) -> Iterator[Shown]:
    """The chosen clusters one by one, by their numbers: most bits first."""
    numbers = connection.execute("SELECT number FROM chosen ORDER BY number").fetchall()
    for (number,) in numbers:
        (json,) = connection.execute(
            "SELECT json FROM chosen WHERE number = $number", {"number": number}
        ).fetchall()[0]
        cluster = Cluster.model_validate_json(json)
        days = {id_: day for day, id_ in cluster.timeline}
        members = [Member(*row) for row in _of(connection, number, "members", "submitted_at, id")]
        yield Shown(
            number=number,
            cluster=cluster,
            members=tuple(replace(member, day=days.get(member.id)) for member in members),
            strengths=tuple(
                Strength(*row) for row in _of(connection, number, "strengths", "bits DESC, value")
            ),
            sides=tuple(
                Sides(kind, a, b, name_a, name_b, bits, _ranked(evidence))
                for kind, a, b, name_a, name_b, bits, evidence, _ in _of(
                    connection, number, "pairs", "place"
                )
            ),
        )


def _of(
    connection: duckdb.DuckDBPyConnection, number: int, table: str, order: str
) -> list[tuple[Any, ...]]:
    # `table` and `order` are this module's own words.
    query = f"SELECT * EXCLUDE (number) FROM {table} WHERE number = $number ORDER BY {order}"
    return connection.execute(query, {"number": number}).fetchall()


def _kept(evidence: Evidence) -> str | None:
    note = evidence.note or ""
    return note if note.startswith(STORED_NOTE) else None


def _ranked(evidence: str) -> tuple[Shared, ...]:
    return tuple(sorted(_SHARED.validate_json(evidence), key=lambda item: -item.bits))
