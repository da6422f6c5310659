"""The tables a sweep leaves in its folder: what stands in each column, for pandas and DuckDB."""

from collections.abc import Iterable

import pyarrow as pa

VERSION = 1
"""Raised when a column changes its meaning, its type or goes; a new column alone raises nothing."""


def _table(name: str, columns: Iterable[tuple[str, pa.DataType, str]]) -> pa.Schema:
    fields = [pa.field(column, kind, metadata={"says": says}) for column, kind, says in columns]
    return pa.schema(fields, metadata={"table": name, "schema": str(VERSION)})


APPLICATIONS = _table(
    "applications",
    [
        ("id", pa.string(), "as `application.json` gives it, else the path below the swept folder"),
        ("name", pa.string(), "as stated; null where none is"),
        (
            "band",
            pa.string(),
            "how soon to look, of `Band`; it decides nothing, `nothing_seen` verifies nobody",
        ),
        ("total_bits", pa.float64(), "log2 Bayes factors of what was found; null: not examined"),
        ("submitted_at", pa.date32(), "null where not stated"),
        ("stage", pa.string(), "of hiring, as stated"),
        ("requisition", pa.string(), "as stated"),
        ("agency", pa.string(), "as stated"),
        ("origin", pa.string(), "the path it came from, or table and row"),
        ("assessed", pa.int32(), "how many checks ran on something"),
        ("not_assessed", pa.int32(), "how many lacked the means: unknown is not clean"),
        ("not_applicable", pa.int32(), "how many had nothing to look at"),
        ("error", pa.int32(), "how many broke"),
        ("hits", pa.list_(pa.string()), "names of the checks that found something"),
        ("findings", pa.string(), "JSON list of those runs, with their quotes; null: not examined"),
        (
            "reasons",
            pa.string(),
            "JSON list of signal, outcome, reason: what lacked the means, broke, was clear in part",
        ),
        ("links", pa.int64(), "in how many rows of `links.parquet` it stands"),
        ("cluster", pa.string(), "id in `clusters.json`; null where in none"),
        (
            "documents",
            pa.string(),
            "JSON list: name, sha256, media_type, characters, pages, partial (why, or null)",
        ),
    ],
)
LINKS = _table(
    "links",
    [
        ("kind", pa.string(), "name of the corpus check, or `same_person` (weighs 0)"),
        ("a", pa.string(), "id of one application; a link has no direction"),
        ("b", pa.string(), "id of the other"),
        ("name_a", pa.string(), "as stated; null where none is"),
        ("name_b", pa.string(), "as stated; null where none is"),
        ("strength_bits", pa.float64(), "how much rarer it is among strangers, log2"),
        (
            "evidence",
            pa.string(),
            "JSON list of `Shared`: what both hold, quoted on both sides",
        ),
    ],
)
COMMON = _table(
    "common",
    [
        ("kind", pa.string(), "of what is held: `phone`, `url`, `picture` and so on"),
        ("value", pa.string(), "in the form in which it is compared"),
        ("holders", pa.int64(), "how many applications hold it"),
        ("people", pa.int64(), "how many different people, as they name themselves"),
    ],
)
TABLES = {"applications": APPLICATIONS, "links": LINKS, "common": COMMON}
