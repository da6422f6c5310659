"""Progress as a file: rate, remaining time, the last word."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from forensics.sweep.background.advance import ADVANCE, Advance, Journal, read_advance
from forensics.sweep.run import Step

SINCE = datetime(2026, 3, 1, 9, tzinfo=UTC)


def advance(done: int, of: int | None, seconds: float) -> Advance:
    at = SINCE + timedelta(seconds=seconds)
    return Advance(step="examining", done=done, of=of, since=SINCE, at=at)


def test_rate_and_remaining_time_are_known_once_something_is_done() -> None:
    assert advance(50, 200, 10).rate == 5
    assert advance(50, 200, 10).seconds_left == 30
    assert advance(0, 200, 10).seconds_left is None
    assert advance(50, None, 10).seconds_left is None


def test_a_step_is_told_and_the_end_is_the_last_word(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.tell(Step("examining", 0, 9))
    journal.tell(Step("examining", 4, 9, applications=4, errors=1))
    journal.tell(Step("writing", 0, None))
    journal.end("failed", "the disk is full")
    told = read_advance(tmp_path)
    assert told is not None
    assert (told.step, told.applications, told.errors) == ("writing", 4, 1)
    assert (told.ended, told.error) == ("failed", "the disk is full")


def test_a_damaged_file_tells_nothing(tmp_path: Path) -> None:
    assert read_advance(tmp_path) is None
    (tmp_path / ADVANCE).write_text('{"step": 3')
    assert read_advance(tmp_path) is None
