"""A disk that is full while a sweep writes: a limit on the size of files fails like one."""

import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
import pytest

from forensics.assembly.corpus import corpus_engine
from forensics.settings import Settings
from forensics.sweep.run import Request, sweep

FILES = 60
ROOM = 40_000  # bytes a file: enough for the database's own, too little for the texts of a part


def fill(folder: Path) -> None:
    """Texts that do not pack well; the last two share a telephone number."""
    chance = Random(1)
    folder.mkdir()
    for number in range(FILES):
        lines = [f"- Rebuilt {chance.randbytes(30).hex()} for depot {number}" for _ in range(30)]
        phone = f"+1 212 736 {5000 + min(number, 58)}"
        name = f"Ana {chr(97 + number % 26) * 4}{chr(97 + number // 26) * 3}".title()
        text = "\n".join([name, phone, *lines])
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")


def squeezed(folder: Path, out: Path) -> "subprocess.CompletedProcess[str]":
    """The command, which may write no file larger than ROOM."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))

    options = ["--out", str(out), "--examine", "none", "--workers", "1", "--no-store"]
    return subprocess.run(
        [sys.executable, "-m", "forensics.cli", "sweep", str(folder / "in"), *options],
        env={
            "FORENSICS_HOME": str(folder / "home"),
            "PYTHONPATH": ":".join(filter(None, sys.path)),
        },
        preexec_fn=limited,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are POSIX")
def test_what_was_done_is_kept_and_nothing_is_lost_once_there_is_room(tmp_path: Path) -> None:
    fill(tmp_path / "in")
    home = Settings(home=tmp_path / "home", llm_base_url=None)
    corpus_engine(home.database).dispose()  # larger than ROOM
    out = tmp_path / "out"
    full = squeezed(tmp_path, out)
    assert full.returncode == 1
    assert str(out) in full.stderr
    assert "--resume" in full.stderr
    assert "Traceback" not in full.stderr
    assert not (out / "run.json").exists()
    given = Request((str(tmp_path / "in"),), out, examine="none", workers=1)
    sweep(home, replace(given, resume=True, with_store=False))
    ids = pq.read_table(out / "applications.parquet")["id"].to_pylist()
    assert ids == [f"{number:02}.txt" for number in range(FILES)]
    links = pq.read_table(out / "links.parquet").to_pylist()
    assert [(link["a"], link["b"]) for link in links] == [("58.txt", "59.txt")]
