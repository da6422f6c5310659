"""Kills a sweep at random moments and takes it up again, until it ends.

    python -m tests.sweep.killing FOLDER KILLS [SEED] [EXAMINE]

However often it was killed, its tables hold the same rows as those of a sweep that nobody
disturbed: no application is lost, none stands twice, and of two with one id the first is kept.
`make torture` kills at least fifty times.
"""

import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq

from forensics.settings import Settings
from forensics.sweep.bench import Examine
from forensics.sweep.run import Request, sweep

FILES = 24
TABLES = ("applications", "links")
LONGEST = 300  # seconds one sweep may take


def once(folder: Path, out: Path, examine: Examine) -> None:
    """One sweep in this process, gone on with where one lies unfinished."""
    paths = (str(folder / "in"), str(folder / "more.csv"))
    given = Request(paths, out, examine=examine, workers=2, size=3, resume=True, memory_gb=1.0)
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
    more = [f"{number % 5},Ann {number} rebuilt the ledgers of harbour" for number in range(8)]
    (folder / "more.csv").write_text("\n".join(["id,text", *more]), encoding="utf-8")


def rows(out: Path) -> dict[str, list[dict[str, object]]]:
    """What the tables hold, but for how long a check took."""
    found = {name: pq.read_table(out / f"{name}.parquet").to_pylist() for name in TABLES}
    for row in found["applications"]:
        row["findings"] = re.sub(r'"seconds": [^,}]+', "", row["findings"] or "")
    errors = (out / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    return found | {"errors": [{"line": line} for line in sorted(errors)]}


def kill(folder: Path, kills: int, seed: int, examine: Examine = "none") -> int:
    """Sweeps until `kills` sweeps were killed, each taken up till it ended; how many ended."""
    fill(folder)
    began = time.monotonic()
    _begin(folder, folder / "whole", examine).wait(LONGEST)
    usual = time.monotonic() - began
    expected = rows(folder / "whole")
    if not any("duplicate_id" in str(row) for row in expected["errors"]):
        raise AssertionError("nothing was left out")
    chance = random.Random(seed)
    done = ended = 0
    while done < kills or not ended:
        out = folder / f"out{ended}"
        process = _begin(folder, out, examine)
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


def _begin(folder: Path, out: Path, examine: Examine) -> "subprocess.Popen[bytes]":
    module = [sys.executable, "-m", "tests.sweep.killing"]
    return subprocess.Popen([*module, "--once", str(folder), str(out), examine])


def _depth(given: str) -> Examine:
    return "fast" if given == "fast" else "none"


if __name__ == "__main__":
    if sys.argv[1] == "--once":
        once(Path(sys.argv[2]), Path(sys.argv[3]), _depth(sys.argv[4]))
    else:
        asked, more = int(sys.argv[2]), sys.argv[3:]
        depth = _depth(more[1] if more[1:] else "none")
        count = kill(Path(sys.argv[1]), asked, int(more[0]) if more else 1, depth)
        print(f"killed {asked} times; {count} sweeps ended with the same rows")
