from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forensics.sweep.engines.local import Local
from tests.sweep.engines.tasks import die_of_three, die_once, double, fail, job, where


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Local]:
    made = Local(job(tmp_path), 2)
    yield made
    made.close()


def test_every_order_comes_back_with_its_result(engine: Local) -> None:
    assert dict(engine.run(double, range(20))) == {order: 2 * order for order in range(20)}


def test_orders_are_taken_as_workers_become_free(engine: Local) -> None:
    taken: list[int] = []

    def orders() -> Iterator[int]:
        for order in range(100):
            taken.append(order)
            yield order

    done = engine.run(where, orders())
    next(done)
    assert len(taken) < 10
    assert len({process for _, process in done}) <= 2
    assert taken == list(range(100))


def test_an_order_that_ends_its_process_twice_is_given_up_and_no_other_is_lost(
    engine: Local,
) -> None:
    found = dict(engine.run(die_of_three, range(8)))
    assert found == {order: None if order == 3 else 2 * order for order in range(8)}


def test_an_order_that_ended_its_process_once_is_tried_again(engine: Local) -> None:
    assert dict(engine.run(die_once, range(8)))[3] == 6


def test_what_keeps_a_worker_from_beginning_is_the_callers_to_see(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    engine = Local(replace(job(tmp_path / "home"), cached=True), 1)
    with pytest.raises(OSError, match="home"):
        list(engine.run(double, [1]))
    engine.close()


def test_an_error_of_a_task_is_the_callers_to_see(engine: Local) -> None:
    with pytest.raises(OSError, match="No space left"):
        list(engine.run(fail, [1]))
