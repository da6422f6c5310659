"""What a sweep read enters the corpus once, whatever is stored already and wherever it is cut."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Engine, func, select, update

from forensics.assembly.filling import case_entry, swept_entry
from forensics.catalogue.lists.tables import StateRow
from forensics.engine import prepare
from forensics.model import Application, Document, Tools
from forensics.settings import Settings
from forensics.store.cases import Cases
from forensics.store.corpus import remove
from forensics.store.corpus_lookup import holding
from forensics.store.corpus_tables import AnchorRow, ApplicationRow, KeyRow, PassageRow, SketchRow
from forensics.store.database import open_database
from forensics.store.looked_back import Mark, advance, peek
from forensics.store.transaction import reading, writing
from forensics.sweep.bench import Nobody, SweepBench
from forensics.sweep.part import Job, Worker
from forensics.sweep.rows import Rows
from forensics.sweep.sources import Item
from forensics.sweep.stored.identity import Swept, places
from forensics.sweep.stored.saving import Saved, Some, save
from tests.store.build import open_case
from tests.store.received import entry, key, receive
from tests.sweep.test_run import FILES

TABLES = (ApplicationRow, KeyRow, PassageRow, AnchorRow, SketchRow)
TODAY = date(2026, 3, 1)
TWO = {name: FILES[name] for name in ("a.txt", "c.txt")}
Order = TypeVar("Order")
Result = TypeVar("Result")


class Here:
    """One worker in this process: an engine as small as it can be."""

    workers = 1

    def __init__(self, job: Job) -> None:
        self._job = job

    def run(
        self, task: Callable[[Worker, Order], Result], orders: Iterable[Order]
    ) -> Iterator[tuple[Order, Result | None]]:
        with Worker(self._job) as worker:
            for order in orders:
                yield order, task(worker, order)

    def close(self) -> None:
        """Nothing is held open."""


@pytest.fixture
def store(database: str) -> Iterator[Engine]:
    engine = open_database(database)
    yield engine
    engine.dispose()


def application(name: str, text: str) -> Application:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(sha256=sha256, name=name, media_type="text/plain", text=text)
    return Application(id=name, documents=(document,))


def swept(work: Path, files: Mapping[str, str] = TWO, size: int = 1) -> Job:
    """The parts of a sweep of these files, `size` each."""
    settings = Settings(home=work / "home", llm_base_url=None)
    job = Job(settings, work, "none", TODAY, "versions", cached=False)
    with SweepBench(settings, "none", TODAY) as bench:
        rows = Rows()
        for number, (name, text) in enumerate(files.items()):
            read = application(name, text)
            found = bench.examined(read, (), Nobody())
            rows.examined(Item(number, name, f"in/{name}", None), read, found)
            if (number + 1) % size == 0:
                rows.write(job.parts, number // size, "mark")
                rows = Rows()
    return job


def stored(store: Engine, job: Job) -> list[Saved]:
    return list(save(Here(job), store, job))


def counts(store: Engine) -> list[int]:
    with reading(store) as session:
        return [session.scalars(select(func.count()).select_from(part)).one() for part in TABLES]


def ids(store: Engine) -> list[str]:
    with reading(store) as session:
        return sorted(session.scalars(select(ApplicationRow.id)))


def test_what_is_saved_twice_is_stored_once(store: Engine, tmp_path: Path) -> None:
    job = swept(tmp_path)
    assert stored(store, job) == [Saved(1, 0), Saved(1, 0)]
    first = counts(store)
    assert first[0] == first[4] == 2
    assert min(first) > 0
    stored(store, job)
    assert counts(store) == first
    with reading(store) as session:
        (found,), count = holding(session, "phone", ["+12127365000"], 9)
    assert (found.application.id, found.application.case, count) == ("a.txt", None, 1)


def test_the_corpus_takes_of_a_swept_application_what_it_takes_of_a_case() -> None:
    read = application("a.txt", FILES["a.txt"])
    swept = swept_entry(read, TODAY)
    case = case_entry("a.txt", prepare(read, Tools(), TODAY))
    assert swept == case._replace(origin="sweep", case_id=None)
    assert len(swept.passages) == 4


def test_a_save_that_was_cut_off_is_completed_by_the_next(store: Engine, tmp_path: Path) -> None:
    job = swept(tmp_path, FILES)
    cut_off = save(Here(job), store, job)
    for _ in range(3):
        next(cut_off)
    cut_off.close()
    assert len(ids(store)) == 3
    stored(store, job)
    assert ids(store) == sorted(FILES)


def test_what_came_to_be_known_during_the_sweep_is_looked_for_again(
    store: Engine, tmp_path: Path
) -> None:
    with writing(store) as session:
        session.execute(update(StateRow).values(revision=7))
        advance(session, Mark(7, 0), turn=0)
    job = swept(tmp_path)
    for known, back in ((Mark(7, 0), Mark(7, 0)), (Mark(6, 0), Mark(6, 0))):
        list(save(Here(job), store, job, known))
        with reading(store) as session:
            assert peek(session)[0] == back


def test_other_bytes_under_a_stored_name_are_kept_beside_it(store: Engine, tmp_path: Path) -> None:
    stored(store, swept(tmp_path / "one", {"a.txt": FILES["a.txt"]}))
    other = swept(tmp_path / "other", {"a.txt": FILES["c.txt"]})
    for _ in range(2):
        stored(store, other)
    first, second = ids(store)
    assert first == "a.txt"
    assert second.startswith("a.txt~")


def test_an_application_that_is_a_case_stays_the_case_s(store: Engine, tmp_path: Path) -> None:
    same_id = entry("c.txt", keys=[key("sha256", file_of("c.txt"))], case_id="c.txt")
    same_file = entry("case-1", "Alder, Ana", [key("sha256", file_of("a.txt"))], case_id="case-1")
    open_case(Cases(store), "c.txt", entry=same_id)
    open_case(Cases(store), "case-1", entry=same_file)
    assert stored(store, swept(tmp_path)) == [Saved(0, 1), Saved(0, 1)]
    assert ids(store) == ["c.txt", "case-1"]


def test_the_file_of_a_case_under_another_name_or_day_is_another_application(
    store: Engine,
) -> None:
    held = entry("case-1", "Ann Lee", [key("sha256", "aa")], case_id="case-1")
    open_case(Cases(store), "case-1", entry=held)  # of 1 October 2026
    same = Swept(0, "x.pdf", False, "Ann Lee", None, frozenset({"aa"}))
    asked = [
        same,
        same._replace(submitted_at=date(2026, 10, 1)),
        same._replace(submitted_at=date(2026, 10, 9)),
        same._replace(name="Bo Ek"),
        same._replace(name=None),
        same._replace(files=frozenset({"aa", "bb"})),
        same._replace(files=frozenset()),
    ]
    with reading(store) as session:
        assert places(session, asked) == [None, None, *["x.pdf"] * 5]


def test_a_stated_id_is_the_same_application_whatever_its_bytes(store: Engine) -> None:
    receive(store, entry("R-77", keys=[key("sha256", "aa")]))
    other = Swept(0, "R-77", True, "Ann Lee", None, frozenset({"bb"}))
    with reading(store) as session:
        assert places(session, [other]) == ["R-77"]
        assert places(session, [other._replace(named=False)]) == [other.other_id]


def test_what_a_sweep_stored_can_be_taken_away_wholly_and_a_case_not(
    store: Engine, tmp_path: Path
) -> None:
    stored(store, swept(tmp_path))
    open_case(Cases(store), "case-1", entry=entry("case-1", case_id="case-1"))
    with writing(store) as session:
        assert remove(session, "a.txt")
        assert remove(session, "c.txt")
        assert not remove(session, "a.txt")
        assert not remove(session, "case-1")
    assert counts(store) == [1, 0, 0, 0, 0]


def file_of(name: str) -> str:
    return hashlib.sha256(FILES[name].encode()).hexdigest()


def test_what_ends_its_worker_is_counted_and_the_rest_of_its_part_is_stored(
    store: Engine, tmp_path: Path
) -> None:
    job = swept(tmp_path, TWO, size=2)

    class Ending(Here):
        def run(
            self, task: Callable[[Worker, Order], Result], orders: Iterable[Order]
        ) -> Iterator[tuple[Order, Result | None]]:
            for order, result in super().run(task, orders):
                yield order, None if order in (Some(0), Some(0, 1)) else result

    assert list(save(Ending(job), store, job)) == [Saved(1, 0), Saved(0, 0, 1)]
    assert ids(store) == ["a.txt"]
