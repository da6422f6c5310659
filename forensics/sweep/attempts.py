"""Which application a process had in hand when it ended: what ends processes costs itself alone."""

import os
import shutil
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Self

FOLDER = "tried"
TWICE = 2
"""After so many ends an application is given up; one it may share with others of its machine."""


class Attempt:
    """One try to make a part, noted in a small file that outlives the process.

    The file has a line a try: the numbers of the applications as they are taken in hand, then "-"
    once none is. It goes when the part is made.
    """

    def __init__(self, work: Path, part: int) -> None:
        """Begins a try. Raises OSError where it cannot be noted."""
        self._path = _place(work, part)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._times = _times(work, part)
        self._note = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._write("\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._note)
        if error is None:
            self._path.unlink(missing_ok=True)

    def take(self, application: int) -> bool:
        """Notes that an application is in hand; False where it ended the process twice."""
        if self._times[application] >= TWICE:
            return False
        self._write(f"{application} ")
        return True

    def put_down(self) -> None:
        """No application is in hand any more."""
        self._write("-")

    def _write(self, text: str) -> None:
        os.write(self._note, text.encode())


def ends(work: Path, part: int) -> int | None:
    """How many processes ended with an application of the part in hand; None: none began it."""
    return sum(_times(work, part).values()) if _place(work, part).exists() else None


def forget(work: Path) -> None:
    """Removes what an earlier run noted: it may have been ended from outside."""
    shutil.rmtree(work / FOLDER, ignore_errors=True)


def _times(work: Path, part: int) -> Counter[int]:
    path = _place(work, part)
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    last = (line.split()[-1] for line in lines if line.split() and not line.endswith("-"))
    return Counter(map(int, last))


def _place(work: Path, part: int) -> Path:
    return work / FOLDER / f"{part:06}"
