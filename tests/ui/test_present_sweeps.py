"""What the screens say of sweeps."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from forensics.sweep.background import Advance, Kept, Order, State
from ui.present import Held
from ui.present_sweeps import MOST_FILES, bar, duration, ended, refused, title

SINCE = datetime(2026, 3, 1, 9, tzinfo=UTC)
ORDER = Order(title="x", by="Ana", began=SINCE, paths=("/in",))


def advance(done: int, of: int | None, **more: object) -> Advance:
    at = SINCE + timedelta(seconds=10)
    told = Advance(step="examining", done=done, of=of, since=SINCE, at=at)
    return told.model_copy(update=more)


def test_progress_says_how_much_how_fast_and_how_long() -> None:
    told = bar(advance(500, 2000, errors=3))
    assert told.step == "Reading and examining"
    assert told.part == 0.25
    assert told.said == (
        "500 of 2,000 · 50.0 a second · about 30 seconds left in this step · 3 not read"
    )


def test_a_step_of_unknown_length_claims_no_share() -> None:
    assert bar(advance(0, None, step="linking")) == ("Looking for links", None, "")
    assert bar(None).part is None


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 second"), (89, "89 seconds"), (90, "2 minutes"), (7300, "2 hours")],
)
def test_durations(seconds: float, said: str) -> None:
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("stopped", "It was stopped."),
        ("failed", "the disk is full"),
        ("cut_off", "process is gone"),
    ],
)
def test_why_a_sweep_ended(tmp_path: Path, state: State, said: str) -> None:
    told = advance(1, 2, error="the disk is full")
    sweep = Kept("id", tmp_path, ORDER, told, state)
    assert said in ended(sweep)
    assert "begins it anew" in ended(sweep)
    (tmp_path / "found" / ".sweep").mkdir(parents=True)
    (tmp_path / "found" / ".sweep" / "plan.json").write_text("{}")
    assert "goes on from where it stood" in ended(sweep)


def test_a_sweep_is_called_by_its_files_or_folder() -> None:
    files = [Held("a.csv", b""), Held("b.pdf", b""), Held("c.pdf", b"")]
    assert title(files, "") == "a.csv and 2 more files"
    assert title(files[:1], "") == "a.csv"
    assert title([], "/in/box") == "/in/box"


def test_what_cannot_be_swept_is_told_by_name() -> None:
    assert refused([Held("a.csv", b"x"), Held("b.PDF", b"x")], "", "Ana") == []
    assert refused([], "/in", "Ana") == []
    said = dict(refused([Held("photo.exe", b""), Held("application.json", b"{}")], "", "Ana"))
    assert "is none of" in said["photo.exe"] and "is for folders" in said["application.json"]
    for files, folder, author, what in (
        ([], "", "Ana", "nothing to sweep"),
        ([Held("a.txt", b"")], "/in", "Ana", "not both"),
        ([Held("a.txt", b"")], "", "", "Say your name"),
        ([Held("a.txt", b"")] * (MOST_FILES + 1), "", "Ana", "are taken"),
    ):
        assert any(what in line for _, line in refused(files, folder, author))
