"""Looks: pictures whose hashes differ in few bits count as one picture."""

from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from forensics.linkage.photos import ONE
from forensics.sweep.linking.desk import Desk

_BANDS = 9
_EQUAL = _BANDS - ONE  # bands that are equal where at most ONE bits differ
_MOST = 64  # hashes of one bucket that are compared each with each
_NEAR = 8  # neighbours that are compared in a larger bucket

Hashes = npt.NDArray[np.uint64]
Ids = npt.NDArray[np.int64]


def find_looks(desk: Desk) -> None:
    """Table `looks`: for each hash that is like another, every hash it is like, itself among them.

    A look is a hash with all that are like it: likeness is not passed along, so that a chain of
    pictures, each a little unlike the next, does not become one picture that everybody has.
    """
    desk.base.execute(
        "CREATE TABLE hashes AS SELECT DISTINCT value, ('0x' || value)::UBIGINT AS number "
        "FROM keys WHERE kind = 'phash'"
    )
    stored = desk.base.sql("SELECT value, number FROM hashes ORDER BY number, value")
    table = stored.to_arrow_table()
    number = table["number"].to_numpy()
    left, right = near(number)
    alike = np.unique(np.concatenate([left, right]))
    value, look = np.concatenate([left, right, alike]), np.concatenate([right, left, alike])
    looks = pa.table(
        {"value": table["value"].take(pa.array(value)), "look": table["value"].take(pa.array(look))}
    )
    desk.base.register("found_looks", looks)
    desk.base.execute(
        "CREATE TABLE looks AS SELECT DISTINCT 'phash' AS kind, value, look FROM found_looks"
    )
    desk.base.unregister("found_looks")


def near(number: Hashes) -> tuple[Ids, Ids]:
    """Pairs of places whose hashes differ in at most `photos.ONE` bits.

    64 bits are cut into 9 bands: where at most 6 bits differ, 3 bands at least are equal, so that
    it is enough to compare hashes with equal bands, 84 times. Of a bucket with more than _MOST
    hashes, which no set of unlike pictures fills, only neighbours are compared.
    """
    edges = np.linspace(0, 64, _BANDS + 1).astype(int)
    bands = [((1 << int(end - start)) - 1) << int(start) for start, end in pairwise(edges)]
    found: list[tuple[Ids, Ids]] = [(np.empty(0, np.int64), np.empty(0, np.int64))]
    for chosen in combinations(bands, _EQUAL):
        key = number & np.uint64(sum(chosen))
        order = np.argsort(key, kind="stable")
        found += _in_buckets(number[order], key[order], order)
    return (
        np.concatenate([left for left, _ in found]),
        np.concatenate([right for _, right in found]),
    )


def _in_buckets(number: Hashes, key: Hashes, order: Ids) -> list[tuple[Ids, Ids]]:
    first = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else np.empty(0, int)
    length = np.diff(first, append=len(key))
    reach = np.repeat(np.where(length > _MOST, _NEAR, length - 1), length)
    found: list[tuple[Ids, Ids]] = []
    for step in range(1, int(reach.max(initial=0)) + 1):
        at = np.flatnonzero((reach[:-step] >= step) & (key[step:] == key[:-step]))
        alike = np.bitwise_count(number[at] ^ number[at + step]) <= ONE
        found.append((order[at[alike]], order[at[alike] + step]))
    return found
