"""Keys that stored and swept applications share, looked up by those of the sweep."""

import glob
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import get_args

import duckdb
import numpy as np
import pyarrow as pa
from sqlalchemy.orm import Session

from forensics.model import KeyKind
from forensics.store.corpus_bulk import AT_ONCE, holders
from forensics.store.corpus_lookup import values
from forensics.sweep.linking.looks import Hashes, near
from forensics.sweep.schemas import KEYS

_ROWS = 10_000  # at once: of one value there may be as many as there are applications
_VALUES = """
    SELECT DISTINCT value FROM read_parquet($keys)
    WHERE kind = $kind AND (kind <> 'url' OR contains(value, '/')) ORDER BY value
"""


def shared_keys(
    connection: duckdb.DuckDBPyConnection, session: Session, parts: Path
) -> Iterator[pa.Table]:
    """Tables of stored keys (schemas.KEYS) by the number an application has in the store.

    Pictures that look alike and IPv4 addresses of one neighbourhood of 256 count as shared.
    """
    for kind in get_args(KeyKind):
        for some in _wanted(connection.cursor(), session, parts, kind):
            held = holders(session, kind, some)
            while rows := [each._asdict() for each in islice(held, _ROWS)]:
                yield pa.Table.from_pylist(rows, KEYS)


def _wanted(
    cursor: duckdb.DuckDBPyConnection, session: Session, parts: Path, kind: KeyKind
) -> Iterator[list[str]]:
    """The values to ask the store for, some hundred at a time."""
    keys = glob.escape(str(parts / "keys")) + "/*.parquet"
    found = cursor.execute(_VALUES, {"keys": keys, "kind": kind})
    if kind in _ALIKE:
        alike = _ALIKE[kind](session, [row[0] for row in found.fetchall()])
        yield from (alike[start : start + AT_ONCE] for start in range(0, len(alike), AT_ONCE))
    else:
        while rows := found.fetchmany(AT_ONCE):
            yield [row[0] for row in rows]


def _looks(session: Session, own: list[str]) -> list[str]:
    """Hashes in the store of pictures that look like one of those of the sweep."""
    if not own:
        return []
    stored = [value for page in values(session, "phash") for value in page]
    left, right = near(np.concatenate([_hashes(own), _hashes(stored)]))
    count = len(own)
    across = (np.minimum(left, right) < count) & (np.maximum(left, right) >= count)
    alike = np.unique(np.maximum(left, right)[across] - count)
    return [stored[at] for at in alike.tolist()]


def _hashes(values: list[str]) -> Hashes:
    return np.frombuffer(bytes.fromhex("".join(values)), ">u8").astype(np.uint64)


def _addresses(session: Session, own: list[str]) -> list[str]:
    """Network addresses in the store that are, or stand beside, one of those of the sweep."""
    if not own:
        return []
    exact, beside = set(own), {_network(value) for value in own} - {None}
    pages = values(session, "ip")
    return [ip for page in pages for ip in page if ip in exact or _network(ip) in beside]


def _network(ip: str) -> str | None:
    """The first three numbers of an IPv4 address."""
    return ip.rpartition(".")[0] if ip.count(".") == 3 and ip.endswith("/32") else None


_ALIKE = {"phash": _looks, "ip": _addresses}
"""Kinds of which more than equal values are shared: all of the store's are looked at."""
