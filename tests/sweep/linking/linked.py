"""Links and clusters of applications given as dicts, and lines for them to share."""

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
from pydantic import TypeAdapter

from forensics.model import Cluster, Link, Shared, Suppression
from forensics.sweep.linking import clusters, link
from forensics.sweep.uncompared import FOLDER
from tests.sweep.parts import Given, write_parts

TODAY = date(2026, 3, 1)
NAMES = ("Ana Flores", "Bruno Keller", "Chidi Okoro", "Dana Weiss", "Emil Novak", "Farid Haddad")
_SHARED = TypeAdapter(tuple[Shared, ...])


def linked(
    work: Path,
    given: Sequence[Given],
    suppressions: Sequence[Suppression] = (),
    size: int = 100,
    threads: int | None = None,
    common: Sequence[str] = (),
) -> list[Link]:
    """The links of these applications in the order they are written."""
    write_parts(work, given, size)
    return read_links(work, suppressions, threads, common=common)


def read_links(
    work: Path,
    suppressions: Sequence[Suppression] = (),
    threads: int | None = None,
    stored: int = 0,
    common: Sequence[str] = (),
) -> list[Link]:
    """The links of the parts that lie in `work`, beside `stored` applications."""
    more = {"stored": stored, "common": common}
    count = link(work, suppressions, TODAY, memory_gb=1, threads=threads, **more)
    rows = pq.read_table(work / "links.parquet").to_pylist()
    assert count == len(rows)
    return [
        Link(**row | {"evidence": _SHARED.validate_json(row["evidence"])})  # type: ignore[arg-type]
        for row in rows
    ]


def clustered(work: Path, given: Sequence[Given]) -> list[Cluster]:
    """The clusters of these applications in the order they are given out."""
    linked(work, given)
    return list(clusters(work, memory_gb=1))


def kinds(links: Sequence[Link]) -> list[tuple[str, str, str]]:
    """Each link's kind and its two applications."""
    return [(each.kind, each.a, each.b) for each in links]


def lines(seed: int, count: int, words: int = 14) -> list[str]:
    """Lines that nobody else writes: words drawn at random."""
    drawn = random.Random(seed)
    return [
        " ".join("".join(drawn.choices("abcdefghiklmnoprstu", k=6)) for _ in range(words))
        for _ in range(count)
    ]


def edited(line: str, word: int = 5) -> str:
    """The line with one word exchanged."""
    found = line.split()
    return " ".join([*found[:word], "otherwise", *found[word + 1 :]])


def notes(work: Path, step: str) -> list[dict[str, object]]:
    """What a step noted that was not compared."""
    rows: list[dict[str, object]] = pq.read_table(work / FOLDER / f"{step}.parquet").to_pylist()
    return rows
