"""Derived files that must not stay: what a crash left, and all of them before an erasure."""

from pathlib import Path

from index.snapshot import FILES

STAMP = "derived.json"


def left_by_crashes(folder: Path) -> tuple[Path, ...]:
    """Files beside derived files that a process began to write and never moved into place."""
    names = (*FILES.values(), STAMP)
    return tuple(path for name in names for path in sorted(folder.glob(f".{name}.*")))


def clear(folder: Path) -> int:
    """Deletes what crashes left; how much. Who is writing at this moment writes in vain."""
    found = left_by_crashes(folder)
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def delete(folder: Path) -> None:
    """Deletes every derived file, the stamp first: they are made again when they are needed.

    Done before an erasure is committed, so that no crash leaves a vector of what was erased.
    """
    for name in (STAMP, *FILES.values()):
        (folder / name).unlink(missing_ok=True)
    clear(folder)
