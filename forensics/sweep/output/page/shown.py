"""Which clusters stand on the page, and what of the tables stands with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
from pydantic import TypeAdapter

from forensics.model import Cluster, KeyKind, Shared

MOST_CLUSTERS = 200
MOST_MEMBERS = 30  # of one cluster
MOST_PAIRS = 4
MOST_STRENGTHS = 40
_MOST_READ = 500  # things that one link rests on; the strongest are then taken

_CHOSEN = """
CREATE TEMP TABLE chosen AS
    SELECT row_number() OVER (ORDER BY bits DESC, id) AS number, applications, json
    FROM (FROM clusters ORDER BY bits DESC, id LIMIT $most)
"""
_SHOWN = "CREATE TEMP TABLE shown AS SELECT number, unnest(applications) AS id FROM chosen"
_INSIDE = """
CREATE TEMP TABLE inside AS
    SELECT one.number, kind, a, b, name_a, name_b, strength_bits, evidence
    FROM linked JOIN shown one ON one.id = a JOIN shown other ON other.id = b
    WHERE one.number = other.number
"""
_STRENGTHS = """
CREATE TEMP TABLE strengths AS
    WITH items AS (
        SELECT number, unnest(from_json(evidence, '[{"kind": "VARCHAR", "value": "VARCHAR",
            "bits": "DOUBLE", "holders": "BIGINT", "suppressed_by": "VARCHAR"}]')) AS it
        FROM inside
    ), things AS (
        SELECT number, it.kind AS kind, it.value AS value, max(it.bits) AS bits,
               max(it.holders) AS holders, any_value(it.suppressed_by) AS suppressed_by
        FROM items GROUP BY ALL
    )
    SELECT * FROM things
    QUALIFY row_number() OVER (
        PARTITION BY number, suppressed_by IS NULL ORDER BY bits DESC, kind, value
    ) <= $most
"""
_MEMBERS = """
CREATE TEMP TABLE members AS
    SELECT number, id, left(name, 400), submitted_at, band, total_bits
    FROM shown JOIN written USING (id)
    QUALIFY row_number() OVER (PARTITION BY number ORDER BY submitted_at NULLS LAST, id) <= $most
"""
# The strongest link of each kind comes before the second of any: they show different things.
_PAIRS = """
CREATE TEMP TABLE pairs AS
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
    """An application of a cluster; band and bits are None where it was not examined."""

    id: str
    name: str | None
    day: date | None
    band: str | None
    bits: float | None


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


@dataclass(frozen=True)
class Shown:
    """A cluster with what is shown of its members and links."""

    number: int
    cluster: Cluster
    members: tuple[Member, ...]
    strengths: tuple[Strength, ...]
    sides: tuple[Sides, ...]


def choose(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of the strongest clusters, and what stands with them."""
    connection.execute(_CHOSEN, {"most": MOST_CLUSTERS})
    connection.execute(_SHOWN)
    connection.execute(_INSIDE)
    connection.execute(_STRENGTHS, {"most": MOST_STRENGTHS})
    connection.execute(_MEMBERS, {"most": MOST_MEMBERS})
    connection.execute(_PAIRS, {"most": MOST_PAIRS, "read": _MOST_READ})


def strongest(connection: duckdb.DuckDBPyConnection) -> Iterator[Shown]:
    """The chosen clusters one by one, most bits first."""
    for number in range(1, MOST_CLUSTERS + 1):
        found = connection.execute(
            "SELECT json FROM chosen WHERE number = $number", {"number": number}
        ).fetchone()
        if found is None:
            return
        yield Shown(
            number=number,
            cluster=Cluster.model_validate_json(found[0]),
            members=tuple(
                Member(*row) for row in _of(connection, number, "members", "submitted_at, id")
            ),
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


def _ranked(evidence: str) -> tuple[Shared, ...]:
    return tuple(sorted(_SHARED.validate_json(evidence), key=lambda item: -item.bits))
