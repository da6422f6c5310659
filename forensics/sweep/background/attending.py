"""Beginning, stopping, taking up and removing the sweeps of a home."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from filelock import Timeout

import forensics
from forensics.settings import Settings
from forensics.sweep.background.kept import (
    ID,
    LOG,
    ORDER,
    STOP,
    Kept,
    find,
    held,
    kept,
    running,
    sweeps,
)
from forensics.sweep.background.order import Order
from forensics.sweep.workplace import SweepError

ASKED = "asked.json"
TAKEN = b"taken\n"
"""What the process says on its output once the sweep is its own; the rest goes into the log."""
MOST_RUNNING = 2
"""At once: each takes all processors and some gigabytes."""
_CUT_OFF = 3600.0  # seconds: no start takes so long
_CODE = "forensics.sweep.background.process"


def start(settings: Settings, began: datetime, order: Callable[[Path], Order]) -> str:
    """Begins a sweep in a process that outlives this one; its id.

    `order` says what to sweep, given an empty folder for files that belong to this sweep alone.
    Returns once the process has begun. Raises SweepError where too many run or it ended at once,
    whatever `order` raises, OSError where the home cannot be written.
    """
    _room(settings)
    _clear(settings)
    id_ = f"{began:%Y%m%d-%H%M%S}-{token_hex(4)}"
    folder = sweeps(settings) / id_
    given = folder / "given"
    given.mkdir(parents=True)
    try:
        asked = order(given).model_dump_json(indent=1)
        (folder / ASKED).write_text(asked, encoding="utf-8")
        _launch(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return id_


def resume(settings: Settings, sweep: Kept) -> None:
    """Goes on with a sweep that ended early, or begins it anew where nothing of it is left.

    Raises as `start`.
    """
    _room(settings)
    _launch(sweep.folder)


def stop(sweep: Kept) -> None:
    """Asks a running sweep to end in good order, as Ctrl-C does. Raises OSError."""
    (sweep.folder / STOP).touch()


def remove(settings: Settings, id_: str) -> None:
    """Removes a sweep with all it was given and found. Raises SweepError while it runs, OSError."""
    sweep = find(settings, id_)
    if sweep is None:
        return
    try:
        with held(sweep.folder):  # nobody takes it up meanwhile
            shutil.rmtree(sweep.folder)
    except Timeout:
        raise SweepError("it is running: stop it first") from None


def _clear(settings: Settings) -> None:
    """Removes what a start that was cut off left: applicants' text, which no screen shows."""
    for folder in sweeps(settings).glob("*"):
        with suppress(FileNotFoundError):  # it went away meanwhile: others start and remove as well
            begun = folder.stat().st_mtime if ID.fullmatch(folder.name) else time.time()
            old = time.time() - begun > _CUT_OFF
            if old and not (folder / ORDER).exists() and not running(folder):
                shutil.rmtree(folder)


def _room(settings: Settings) -> None:
    count = sum(one.state == "running" for one in kept(settings))
    if count >= MOST_RUNNING:
        raise SweepError(
            f"{count} sweeps are running: wait for one, or stop it and resume it later"
        )


def _launch(folder: Path) -> None:
    root = str(Path(forensics.__file__).parents[1])  # importable from whatever folder this runs in
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    (folder / STOP).unlink(missing_ok=True)
    with (folder / LOG).open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", _CODE, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            env=os.environ | {"PYTHONPATH": path},
            start_new_session=True,  # Ctrl-C and a closed terminal end the screens, not the sweep
        )
    assert process.stdout is not None
    with process.stdout:
        taken = process.stdout.readline() == TAKEN
    if not taken:
        process.wait()
        if running(folder):
            raise SweepError("it is running already")
        raise SweepError(f"the sweep could not begin: {_last_line(folder / LOG)}")


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1][:500] if lines else "its process ended without a word"
