"""Kills a sweep at random moments and takes it up again, until it ends.

    python -m tests.sweep.killing FOLDER KILLS [SEED]

However often it was killed, its tables hold the same rows as those of a sweep that nobody
disturbed: no application is lost, none stands twice. `make torture` kills at least fifty times.
"""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq

from forensics.settings import Settings
from forensics.sweep.run import Request, sweep

FILES = 60
TABLES = ("applications", "links")
LONGEST = 300  # seconds one sweep may take


def once(folder: Path, out: Path) -> None:
    """One sweep in this process, gone on with where one lies unfinished."""
    given = Request(
        (str(folder / "in"),), out, examine="none", workers=2, size=3, resume=True, memory_gb=1.0
    )
    sweep(Settings(home=folder / "home", llm_base_url=None), given)


def fill(folder: Path) -> None:
    """Small resumes; every fourth shares a telephone number with the one before."""
    (folder / "in").mkdir(parents=True)
    chance = random.Random(1)
    for number in range(FILES):
        phone = 7365000 + (number - 1 if number % 4 == 3 else number)
        lines = [f"- Rebuilt {chance.random()} ledgers for harbour {number}" for _ in range(5)]
        text = "\n".join([f"Person {chr(97 + number % 26) * 5}", f"+1 212 {phone}", *lines])
        (folder / "in" / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (folder / "in" / "broken.pdf").write_bytes(b"%PDF-1.7")


def rows(out: Path) -> dict[str, list[dict[str, object]]]:
    """What the tables hold."""
    found = {name: pq.read_table(out / f"{name}.parquet").to_pylist() for name in TABLES}
    errors = (out / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    return found | {"errors": [{"line": line} for line in sorted(errors)]}


def kill(folder: Path, kills: int, seed: int) -> int:
    """Sweeps until `kills` sweeps were killed, each taken up till it ended; how many ended."""
    fill(folder)
    began = time.monotonic()
    _begin(folder, folder / "whole").wait(LONGEST)
    usual = time.monotonic() - began
    expected = rows(folder / "whole")
    chance = random.Random(seed)
    done = ended = 0
    while done < kills or not ended:
        out = folder / f"out{ended}"
        process = _begin(folder, out)
        try:
            code = process.wait(chance.uniform(0, usual) if done < kills else LONGEST)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            done += 1
            continue
        if code:
            raise AssertionError(f"the sweep failed after {done} kills")
        if rows(out) != expected:
            raise AssertionError(f"after {done} kills the tables differ")
        ended += 1
    return ended


def _begin(folder: Path, out: Path) -> "subprocess.Popen[bytes]":
    arguments = [sys.executable, "-m", "tests.sweep.killing", "--once", str(folder), str(out)]
    return subprocess.Popen(arguments)


if __name__ == "__main__":
    if sys.argv[1] == "--once":
        once(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        asked = int(sys.argv[2])
        count = kill(Path(sys.argv[1]), asked, int(sys.argv[3]) if sys.argv[3:] else 1)
        print(f"killed {asked} times; {count} sweeps ended with the same rows")
