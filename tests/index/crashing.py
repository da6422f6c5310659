"""A process that is killed in the middle of changing a library, over and over.

    python -m tests.index.crashing FOLDER KILLS

prints a JSON line a kill: what was being done, where it was killed, and how the library was found.
A kill comes before a line of ``index`` or of the test's own embedder chosen at random (a tracer
counts lines), or, for one in three, at a random moment, so in the middle of a write as well.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy import Engine

from forensics.store.database import open_database
from index.curation.curator import Curator
from index.exchange.folder import read_folder, write_folder
from index.intake import import_from
from index.library import Library
from index.matcher import Matcher
from index.mending import rebuild
from index.verify import verify
from tests.index.wordy import library, numbered, text_of

SEED = 20261122
HELD = 6
PURE = {"passages.py", "wordy.py", "cohort.py", "template.py"}
"""They compute, line after line: a kill there is like one before the call."""
BY = {"author": "Ann", "reason": "A test."}


def add(held: Library, home: Path) -> None:
    held.add(numbered(100))


def import_(held: Library, home: Path) -> None:
    import_from(held, home / "offered", None)


def edit(held: Library, home: Path) -> None:
    Curator(held).edit(numbered(1).id, text=text_of(101), **BY)


def remove(held: Library, home: Path) -> None:
    Curator(held).remove(numbered(2).id, **BY)


def derive(held: Library, home: Path) -> None:
    rebuild(held)


VERBS: tuple[Callable[[Library, Path], None], ...] = (add, import_, edit, remove, derive)


def opened(home: Path) -> tuple[Engine, Library]:
    engine = open_database(f"sqlite:///{home / 'forensics.db'}")
    return engine, library(engine, home)


def child(home: Path, verb: Callable[[Library, Path], None], at: int | None, told: int) -> None:
    """Does something in a process of its own; killed before its ``at``-th line, if any."""
    pid = os.fork()
    if pid:
        os.waitpid(pid, 0)
        return
    seen = 0

    def line(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal seen
        if event == "line":
            if seen == at:
                where = f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
                os.write(told, where.encode())
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1
        return line

    def call(frame: FrameType, event: str, _: Any) -> Any:
        name = frame.f_code.co_filename
        return line if "/index/" in name and Path(name).name not in PURE else None

    try:
        engine, held = opened(home)
        sys.settrace(call)
        verb(held, home)
        sys.settrace(None)
        os.write(told, str(seen).encode())
        engine.dispose()
    finally:
        os._exit(0)


def timed(home: Path, verb: Callable[[Library, Path], None], delay: float) -> None:
    """Does something in a process of its own that is killed after a while."""
    pid = os.fork()
    if not pid:
        try:
            verb(opened(home)[1], home)
        finally:
            os._exit(0)
    time.sleep(delay)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def run(home: Path, verb: Callable[[Library, Path], None], at: int | None) -> str:
    """What the child told: where it was killed, or how many lines it ran."""
    read, told = os.pipe()
    child(home, verb, at, told)
    os.close(told)
    said = os.read(read, 200).decode()
    os.close(read)
    return said


def texts(home: Path) -> dict[str, str]:
    engine, held = opened(home)
    found = {item.id: item.text for item in held.list()}
    engine.dispose()
    return found


def look(home: Path) -> dict[str, Any]:
    """How a library is found: searchable, with which mismatches, and whole once rebuilt."""
    engine, held = opened(home)
    matches = Matcher(held).match(text_of(0).splitlines())
    found = {
        "match": [match.template for match in matches],
        "mismatches": [str(item.kind) for item in verify(held)],
    }
    rebuild(held)
    found["after"] = [str(item) for item in verify(held, embed=True)]
    found["files"] = sorted(path.name for path in (home / "index").iterdir())
    engine.dispose()
    content = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    found["erased"] = text_of(2).split()[2].encode() not in content
    return found


def main(folder: Path, kills: int) -> None:
    """Kills, and prints how the library was found each time."""
    warnings.simplefilter("ignore")
    base, work = folder / "base", folder / "work"
    engine, held = opened(base)
    held.add_all([numbered(number) for number in range(HELD)])
    write_folder([numbered(number) for number in (200, 201)], base / "offered")
    assert len(read_folder(base / "offered", None, numbered(0).added).templates) == 2
    engine.dispose()
    chance = random.Random(SEED)
    lines: dict[str, tuple[int, float, dict[str, str]]] = {}
    for number in range(kills):
        verb = VERBS[number % len(VERBS)]
        if verb.__name__ not in lines:
            shutil.copytree(base, work)
            began = time.perf_counter()
            count = int(run(work, verb, None))
            lines[verb.__name__] = count, time.perf_counter() - began, texts(work)
            shutil.rmtree(work)
        count, seconds, after = lines[verb.__name__]
        shutil.copytree(base, work)
        if number % 3 == 2:
            timed(work, verb, chance.uniform(0, seconds))
            where = "any moment"
        else:
            where = run(work, verb, chance.randrange(count))
        stands = texts(work)
        told = {
            "verb": verb.__name__,
            "where": where,
            "state": [stands == texts(base), stands == after],
            **look(work),
        }
        print(json.dumps(told), flush=True)
        shutil.rmtree(work)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
