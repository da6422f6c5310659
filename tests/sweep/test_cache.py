import sqlite3
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from forensics.sweep.cache import DAYS, FILE, Cache, digest


def test_what_was_put_is_read_back_by_another_process_later(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put("one", "Jane Doe — “quoted”")
    with Cache(tmp_path) as again:
        assert again.get("one") == "Jane Doe — “quoted”"
        assert again.get("two") is None


def test_an_answer_waits_until_it_is_flushed(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache, Cache(tmp_path) as other:
        cache.put("one", "1")
        assert other.get("one") is None
        cache.flush()
        assert other.get("one") == "1"


def test_a_damaged_answer_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put("one", "1")
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE answers SET answer = x'00ff'")
    with Cache(tmp_path) as cache:
        assert cache.get("one") is None


def test_old_answers_are_forgotten_and_new_ones_stay(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    with Cache(tmp_path) as cache:
        cache.put("one", "1")
        cache.flush()
        assert cache.prune(now + timedelta(days=DAYS - 1)) == 0
        assert cache.prune(now + timedelta(days=DAYS + 1)) == 1
        assert cache.get("one") is None


def _write(home: Path, who: int) -> None:
    with Cache(home) as cache:
        for number in range(200):
            cache.put(f"{who}/{number}", "x" * 500)


def test_several_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    context = get_context("spawn")
    writers = [context.Process(target=_write, args=(tmp_path, who)) for who in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with Cache(tmp_path) as cache:
        assert all(cache.get(f"{who}/{n}") for who in range(3) for n in range(200))


def test_a_file_that_is_no_cache_is_set_aside_and_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    content = b"no database, but longer than its header " * 100
    (tmp_path / FILE).write_bytes(content)
    with Cache(tmp_path) as cache:
        cache.put("one", "1")
        cache.flush()
        assert cache.get("one") == "1"
    assert (tmp_path / f"{FILE}.damaged").read_bytes() == content
    assert FILE in caplog.text


def test_a_cache_that_breaks_while_it_is_used_holds_nothing_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Cache(tmp_path) as cache:
        with sqlite3.connect(tmp_path / FILE) as connection:
            connection.execute("DROP TABLE answers")
        cache.put("one", "1")
        cache.flush()
        assert cache.get("one") is None
        assert cache.prune(datetime.now(UTC)) == 0
    assert "going on without it" in caplog.text


def test_only_its_owner_reads_it_and_what_was_forgotten_is_in_no_file(tmp_path: Path) -> None:
    secret = "".join(chr(97 + number * 7 % 26) for number in range(3000))
    with Cache(tmp_path) as cache:
        cache.put("a key that is told apart", secret)
        cache.flush()
        assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
        cache.prune(datetime.now(UTC) + timedelta(days=DAYS + 1))
        files = list(tmp_path.glob(f"{FILE}*"))
        assert not any(b"a key that is told apart" in file.read_bytes() for file in files)


def test_a_home_that_cannot_be_written_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(OSError, match=FILE):
        Cache(tmp_path)


def test_a_digest_depends_on_every_part_and_not_on_their_order() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest({"a": 1, "b": 2}) != digest({"a": 1, "b": 3})
