"""Sweeps in processes of their own: begun, killed, taken up, stopped, removed."""

import os
import signal
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from forensics.assembly.catalogue import open_catalogue
from forensics.settings import Settings
from forensics.sweep.background import Kept, Order, find, kept, remove, resume, start, stop
from forensics.sweep.background.advance import ADVANCE
from forensics.sweep.background.kept import LOCK, ORDER, running
from forensics.sweep.browsing import opened
from forensics.sweep.output import RUN
from forensics.sweep.workplace import SweepError

BEGAN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PATIENCE = 120  # seconds a small sweep may take on a busy machine


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv("FORENSICS_DATABASE_URL", raising=False)
    settings = Settings(home=tmp_path / "home", llm_base_url=None)
    open_catalogue(settings)  # the database stands, as it does where the screens run
    return settings


def fill(folder: Path) -> Order:
    """Two people who state the same telephone number, and a file that cannot be read."""
    for name, phone in (("Ana Alder", "(312) 736-5002"), ("Bo Birch", "312.736.5002")):
        text = f"{name}\n{phone}\n- Rebuilt the ledger of {name.split()[1]} harbour in a year\n"
        (folder / f"{name}.txt").write_text(text)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 no more")
    return Order(title="two", by="Ana", began=BEGAN, paths=(str(folder),), examine="none")


def begin(home: Settings) -> Kept:
    made = find(home, start(home, BEGAN, fill))
    assert made is not None
    return made


def over(home: Settings, id_: str) -> Kept:
    """The sweep, once its process is gone."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = find(home, id_)
        assert found is not None
        if found.state != "running":
            return found
        time.sleep(0.05)
    raise AssertionError(f"still running: {found.log()}")


def leader(sweep: Kept) -> int:
    """The process that holds a sweep's lock, as the system's own list of locks tells."""
    inode = f":{(sweep.folder / LOCK).stat().st_ino} "
    lines = Path("/proc/locks").read_text().splitlines()
    (line,) = (line for line in lines if inode in line and "->" not in line)
    return int(line.split()[4])


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="who holds a lock is not told here")
def test_a_killed_sweep_is_told_as_cut_off_and_goes_on(home: Settings) -> None:
    sweep = begin(home)
    assert sweep.state == "running"
    os.kill(leader(sweep), signal.SIGKILL)
    gone = over(home, sweep.id)
    assert gone.state == "cut_off"
    resume(home, gone)
    with pytest.raises(SweepError, match="running"):
        remove(home, sweep.id)
    done = over(home, sweep.id)
    assert (done.state, done.resumable) == ("finished", False), done.log()
    with opened(done.out) as browser:
        assert browser.summary().applications == 2
        cards, count = browser.clusters(0, 10, "ana alder")
        assert count == 1 and "312.736.5002" in cards[0]
        assert [left.reason for left in browser.errors(0, 10)[0]] == ["malformed"]
    with pytest.raises(SweepError, match="finished already"):
        resume(home, done)
    card = (done.out / RUN).read_bytes()
    assert done.advance is not None
    cut_off = done.advance.model_copy(update={"ended": "stopped"})
    (done.folder / ADVANCE).write_text(cut_off.model_dump_json())
    stopped = over(home, sweep.id)
    assert (stopped.state, stopped.resumable) == ("stopped", True)
    resume(home, stopped)
    assert over(home, sweep.id).state == "finished"
    assert (done.out / RUN).read_bytes() == card  # only its pages were laid out again
    remove(home, sweep.id)
    assert kept(home) == []
    assert not done.folder.exists()


def test_a_sweep_is_stopped_in_good_order(home: Settings) -> None:
    sweep = begin(home)
    stop(sweep)
    ended = over(home, sweep.id)
    assert ended.state == "stopped", ended.log()


def test_why_a_sweep_failed_is_told(home: Settings) -> None:
    def nothing(folder: Path) -> Order:
        return Order(title="none", by="Ana", began=BEGAN, paths=(str(folder),), examine="none")

    id_ = start(home, BEGAN, nothing)
    failed = over(home, id_)
    assert failed.state == "failed"
    assert failed.advance is not None and "no files" in (failed.advance.error or "")


def test_what_cannot_be_ordered_leaves_nothing_behind(home: Settings) -> None:
    def refuse(folder: Path) -> Order:
        (folder / "resume.txt").write_text("of a person")
        raise SweepError("no")

    with pytest.raises(SweepError, match="no"):
        start(home, BEGAN, refuse)
    assert list((home.home / "sweeps").iterdir()) == []


def test_what_a_start_left_that_was_cut_off_is_removed_by_a_later_one(home: Settings) -> None:
    folder = home.home / "sweeps"
    old, new = folder / "20260301-093000-00000000", folder / "20260301-093000-11111111"
    for left in (old, new):
        (left / "given").mkdir(parents=True)
        (left / "given" / "resume.txt").write_text("of a person")
    os.utime(old, (0, 0))
    gone = folder / "20260301-093000-22222222"
    gone.symlink_to("nowhere")  # as a folder is that another start has removed just now
    kind = begin(home)
    gone.unlink()
    assert sorted(path.name for path in folder.iterdir()) == [new.name, kind.id]
    stop(kind)
    over(home, kind.id)


@pytest.mark.parametrize("id_", ["..", "../../etc", "", "20260301-093000-00000000/..", "x"])
def test_an_address_names_no_other_folder(home: Settings, id_: str) -> None:
    (home.home / "sweeps").mkdir()
    (home.home / ORDER).write_text("{}")
    assert find(home, id_) is None


def test_two_who_look_at_once_take_nothing_for_running(tmp_path: Path) -> None:
    assert not running(tmp_path)
    assert not running(tmp_path)
