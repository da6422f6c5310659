"""One worker, in this process: what it keeps, and what fails without costing the others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from forensics.errors import ReadError, Unread
from forensics.settings import Settings
from forensics.sweep.part import Job, Worker, make
from forensics.sweep.rows import Made, held, place
from forensics.sweep.sources import Chunk, items, plan

SECRET = "Ann Lee lives in Elm Street"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    home = Settings(home=tmp_path / "home", llm_base_url=None)
    return Job(home, tmp_path / "work", "none", date(2026, 3, 1), "1")


@pytest.fixture
def worker(job: Job) -> Iterator[Worker]:
    with Worker(job) as made:
        yield made


@pytest.fixture
def chunk(tmp_path: Path) -> Chunk:
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "c"):
        text = f"{name * 4} {name * 5}\n- Kept the {name * 6} in repair for seven seasons\n"
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    (found,) = plan([str(tmp_path / "in")], tmp_path / "work", {})
    return found


def test_an_application_whose_examination_raises_is_one_error_and_tells_nothing_of_it(
    worker: Worker, chunk: Chunk, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    examined = worker.bench.examined

    def broken(application: object, *rest: object) -> object:
        if getattr(application, "id", "") == "b.txt":
            raise ValueError(SECRET)
        return examined(application, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(worker.bench, "examined", broken)
    assert make(worker, chunk) == Made(0, 2, 1)
    (row,) = pq.read_table(place(job.parts, "errors", 0)).to_pylist()
    assert (row["number"], row["application"], row["reason"]) == (1, "b.txt", "crashed")
    assert "ValueError" in row["message"]
    assert SECRET not in row["message"]
    ids = pq.read_table(place(job.parts, "applications", 0))["id"].to_pylist()
    assert ids == ["a.txt", "c.txt"]
    assert held(job.parts, 0, job.mark(chunk)) == Made(0, 2, 1)


def test_what_would_fail_for_every_application_ends_the_sweep(
    worker: Worker, chunk: Chunk, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(worker.bench, "examined", full)
    with pytest.raises(OSError, match="No space"):
        make(worker, chunk)
    assert held(job.parts, 0, job.mark(chunk)) is None


def test_a_document_that_took_too_long_once_is_read_again(
    worker: Worker, chunk: Chunk, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = next(items(chunk)).intake
    assert intake is not None

    def slow(*given: object) -> object:
        raise ReadError(Unread.TIMEOUT, "took longer than 15 seconds")

    with monkeypatch.context() as patched:
        patched.setattr(worker.bench._reader, "read", slow)
        assert [each.reason for each in worker.take(intake)[1].errors] == [Unread.TIMEOUT]
    assert worker.take(intake)[1].errors == ()


def test_what_was_examined_is_read_back_on_the_same_day_alone(
    worker: Worker, chunk: Chunk, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = next(items(chunk)).intake
    assert intake is not None
    dated = replace(
        intake,
        submission=intake.submission.model_copy(update={"submitted_at": date(2026, 1, 1)}),
    )
    before = worker.take(dated)
    worker.flush()

    def never(*given: object) -> object:
        raise AssertionError("read or examined again")

    monkeypatch.setattr(worker.bench, "application", never)
    monkeypatch.setattr(worker.bench, "examined", never)
    assert worker.take(dated) == before
    worker.job = replace(job, today=date(2026, 3, 2))  # a template may have expired
    with pytest.raises(AssertionError, match="again"):
        worker.take(dated)
