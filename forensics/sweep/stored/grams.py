"""Word sequences that stored and swept applications share: every sketch of the store is read."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy.orm import Session

from forensics.store.corpus_sketches import sketches
from forensics.sweep.schemas import SKETCH

_ROOM = 64  # places for each sequence: of those that are not held one in 64 is taken for held
_MOST = 1 << 29  # places, a byte each, however many sequences there are

Bools = npt.NDArray[np.bool_]


def likely_grams(session: Session, parts: Path) -> Iterator[pa.Table]:
    """Tables of stored sketches (schemas.SKETCH) by the number an application has in the store.

    Some sequences that no swept application holds are among them, few unless the sweep is very
    large: what is put by to be joined is a small part of the store.
    """
    held = _held(parts)
    mask = np.uint64(len(held) - 1)
    for page in sketches(session):
        shared = held[page.gram & mask]
        if shared.any():
            yield pa.table([page.application[shared], page.gram[shared]], schema=SKETCH)


def _held(parts: Path) -> Bools:
    """For the last bits of a sequence whether a swept application may hold it."""
    files = sorted((parts / "sketch").glob("*.parquet"))
    total = sum(pq.read_metadata(path).num_rows for path in files)
    held = np.zeros(min(1 << (max(total, 1) * _ROOM - 1).bit_length(), _MOST), np.bool_)
    mask = np.uint64(len(held) - 1)
    for path in files:
        held[pq.read_table(path, columns=["gram"])["gram"].to_numpy() & mask] = True
    return held
