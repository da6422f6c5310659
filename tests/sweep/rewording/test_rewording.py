"""What a model told anew is found between applications, within a budget and whatever the parts."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from forensics.sweep.engines import Order, Result
from forensics.sweep.engines.local import Local
from forensics.sweep.linking.reworded import FILE, ROWS
from forensics.sweep.part import Job, Worker
from forensics.sweep.rewording import Looked, find_reworded
from forensics.sweep.rewording.choosing import FEWEST, MOST
from forensics.sweep.rewording.confirming import confirm
from forensics.sweep.rewording.leaving import STEP
from forensics.sweep.rewording.meaning import embed
from forensics.sweep.rewording.nearest import find_nearest
from forensics.sweep.rewording.place import place
from forensics.sweep.rewording.stems import count_stems
from forensics.sweep.rows import put
from tests.sweep.engines.tasks import job
from tests.sweep.linking.linked import linked, notes
from tests.sweep.parts import Given, write_parts
from tests.sweep.rewording.texts import RETOLD, TOLD, strangers

ANA, BO = "Ana Flores", "Bo Keller"
MANY = [*strangers(34), Given("a", ANA, {}, TOLD), Given("b", BO, {}, RETOLD)]
Rows = list[dict[str, object]]


class Look:
    """Looks through applications given as dicts."""

    def __init__(self, asked: Job, engine: Local) -> None:
        self._asked, self._engine = asked, engine
        self.embedded = 0

    def __call__(
        self, given: Sequence[Given], size: int = 100, most: int = MOST, ending: object = None
    ) -> tuple[Looked, Rows]:
        """What was found; the orders of the task `ending` end their worker."""
        shutil.rmtree(self._asked.work, ignore_errors=True)
        write_parts(self._asked.work, given, size)
        engine = Ending(self._engine, ending)
        self.embedded = 0
        with duckdb.connect() as connection:
            found = find_reworded(engine, connection, self._asked, len(given), most, self._told)
        assert not place(self._asked.work).exists()
        return found, pq.read_table(self._asked.work / FILE).to_pylist()

    def _told(self, done: int, of: int) -> None:
        assert done <= of
        self.embedded = done

    def notes(self) -> Rows:
        """Of single applications, what was not compared."""
        return [row for row in notes(self._asked.work, STEP) if row["application"] is not None]


class Ending:
    """An engine whose workers end wherever they are given one task."""

    def __init__(self, engine: Local, ending: object) -> None:
        self._engine, self._ending = engine, ending
        self.workers = engine.workers

    def run(
        self, task: Callable[[Worker, Order], Result], orders: Iterable[Order]
    ) -> Iterator[tuple[Order, Result | None]]:
        if task is self._ending:
            yield from ((order, None) for order in orders)
        else:
            yield from self._engine.run(task, orders)

    def close(self) -> None:
        """The engine behind it goes on."""


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """One worker serves all, as its start takes long."""
    asked = job(tmp_path_factory.mktemp("home"))
    engine = Local(asked, 1)
    yield Look(asked, engine)
    engine.close()


@pytest.fixture(scope="module")
def found(look: Look) -> tuple[Looked, Rows]:
    return look(MANY)


def test_lines_told_anew_are_found_beside_each_other(found: tuple[Looked, Rows]) -> None:
    told, rows = found
    assert told.reworded == 1 and told.left == 0
    assert {(row["x"], row["y"]) for row in rows} == {(34, 35)}
    assert len(rows) >= 3
    assert all(row["place_x"] == row["place_y"] for row in rows)


def test_a_link_quotes_both_sides(found: tuple[Looked, Rows], tmp_path: Path) -> None:
    put(pa.Table.from_pylist(found[1], schema=ROWS), tmp_path / FILE)
    (link,) = linked(tmp_path, MANY)
    assert (link.kind, link.a, link.b) == ("corpus.shared_passages", "a", "b")
    assert {shared.kind for shared in link.evidence} == {"reworded"}
    for shared in link.evidence:
        assert RETOLD[TOLD.index(shared.a.quote)] == shared.b.quote
        assert 0 < shared.bits <= 2


def test_what_is_copied_as_well_counts_once(found: tuple[Looked, Rows], tmp_path: Path) -> None:
    put(pa.Table.from_pylist(found[1], schema=ROWS), tmp_path / FILE)
    (link,) = linked(tmp_path, [*MANY[:34], *(Given(name, name, {}, TOLD) for name in "ab")])
    assert {shared.kind for shared in link.evidence} == {"passage"}


def test_rows_are_the_same_for_any_number_of_parts(found: tuple[Looked, Rows], look: Look) -> None:
    assert look(MANY, size=7) == found


def test_what_the_budget_does_not_reach_is_counted(look: Look) -> None:
    told, rows = look(MANY, most=100)
    assert (told.compared, told.reworded, rows) == (0, 0, [])
    assert told.left >= 1


def test_what_was_not_compared_is_noted_of_both_sides(look: Look) -> None:
    look(MANY, most=100)
    rows = {row["application"]: row for row in look.notes()}
    assert {34, 35} <= set(rows)
    assert (rows[34]["signal"], rows[34]["part"]) == ("corpus.shared_passages", False)
    assert "may tell the same in other words" in str(rows[34]["reason"])
    look(MANY)
    assert look.notes() == [] and look.embedded


@pytest.mark.parametrize("task", [count_stems, find_nearest, embed, confirm])
def test_what_ends_its_worker_is_left_and_noted(look: Look, task: object) -> None:
    told, rows = look(MANY, ending=task)
    assert (told.reworded, rows) == (0, [])
    assert told.left or told.unsought
    assert {34, 35} <= {row["application"] for row in look.notes()}


def test_among_few_nothing_is_compared_and_that_is_counted(look: Look) -> None:
    few = MANY[-FEWEST + 1 :]
    told, rows = look(few)
    assert (told.compared, rows) == (0, [])
    assert told.left >= 1
    assert look.embedded == 0


def test_applications_without_passages_are_no_error(look: Look) -> None:
    same = {"phone": ["+14155550100"]}
    empty = [Given("a", ANA, same), Given("b", BO, same)]
    told, rows = look([*strangers(FEWEST), *empty])
    assert told.compared >= 1 and rows == []
    assert look(empty)[1] == []


def test_copies_are_left_to_the_comparison_of_words(look: Look) -> None:
    _, rows = look([*strangers(FEWEST), *(Given(name, name, {}, TOLD) for name in "ab")])
    assert rows == []
