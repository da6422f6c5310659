from typing import Any, NamedTuple

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.align import Query
from index.candidates import candidates
from index.cohort import nearest_mean
from index.vectors import Ids
from index.wording import wording


class Held(NamedTuple):
    templates: tuple[int, ...]


class Cohort(NamedTuple):
    kin: tuple[Ids, ...]


class Snapshot(NamedTuple):
    held: Held
    cohort: Cohort


def by_hand(query: Query, count: int) -> list[int]:
    """Every template's promise, one by one."""
    beside = query.beside.copy()
    for row, owners in enumerate(query.owners):
        if owners[0] >= 0:
            beside[row][owners % 3 == owners[0] % 3] = -np.inf
        beside[row][owners < 0] = query.beside[row][owners < 0]
    around = nearest_mean(query.behind, beside)
    promise = np.zeros(count)
    for number in range(count):
        for row, owners in enumerate(query.owners):
            lifts = query.beside[row][owners == number] - around[row]
            promise[number] += max(lifts.max(initial=0.0), 0.0)
    return sorted(range(count), key=lambda number: (-round(float(promise[number]), 5), number))


@given(st.integers(0, 10_000), st.integers(1, 9), st.integers(1, 6), st.integers(1, 12))
def test_the_order_is_that_of_all_promises(seed: int, rows: int, depth: int, count: int) -> None:
    chance = np.random.default_rng(seed)
    beside = -np.sort(-chance.uniform(0, 1, (rows, depth)).astype(np.float32), axis=1)
    owners = chance.integers(-1, count, (rows, depth))
    texts = tuple("abcdefghi"[:rows])
    behind = np.zeros((rows, 1), dtype=np.float32)
    vectors = np.zeros((rows, 4), dtype=np.float32)
    seen = np.zeros(rows, dtype=np.int64)
    query = Query(vectors, texts, tuple(map(wording, texts)), behind, beside, owners, seen)
    numbers = np.arange(count)
    kin = tuple(numbers[numbers % 3 == number % 3] for number in range(count))
    snapshot: Any = Snapshot(Held(tuple(range(count))), Cohort(kin))
    assert list(candidates(snapshot, query)) == by_hand(query, count)


def test_a_text_without_passages_has_none() -> None:
    nothing = np.zeros((0, 4), dtype=np.float32)
    none = np.zeros(0, dtype=np.int64)
    snapshot: Any = Snapshot(Held((1, 2)), Cohort(()))
    query = Query(nothing, (), (), nothing, nothing, none.reshape(0, 1), none)
    assert list(candidates(snapshot, query)) == []
