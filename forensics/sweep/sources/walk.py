"""A swept folder -> the applications in it, in one order on every run."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from forensics.assembly.intake import MANIFEST
from forensics.errors import Unread
from forensics.sweep.sources.identity import identity
from forensics.sweep.sources.kinds import is_table
from forensics.sweep.sources.place import Place

_OUT = "leads out of the swept folder and is not followed"
_NOWHERE = "a link that leads nowhere, or in a circle"
_ABOVE = "a link to a folder that holds it: a circle, not followed"
_BESIDE = "a link to a folder, not followed: what is in that folder is swept where it stands"
_TABLE = "a table inside a swept folder is not opened: give it as a path of its own"
_NO_FILE = "neither a file nor a folder"


def walk(root: Path, prefix: str, spared: Collection[Path] = ()) -> Iterator[Place]:
    """Every application below `root` (absolute), sorted by name within each folder, depth first.

    A folder with an `application.json` is one application; every other file is one of its own.
    Hidden names and the `spared` folders (resolved) are passed over. A link is followed to a file
    inside `root` only; every other link, a table, a device and a folder that cannot be opened are
    places with a reason. Ids are relative paths behind `prefix`. Memory holds the names of the
    folders between `root` and the one being read.
    """
    real = root.resolve()
    folder = str(root)
    levels = [iter([("", "d")])]
    while levels:
        path, kind = next(levels[-1], ("", ""))
        id_ = identity((prefix + path).rstrip("/") or root.name)
        full = root / path
        if not kind:
            levels.pop()
        elif kind == "d" and real / path in spared:
            continue
        elif kind == "d":
            try:
                names = _names(full)
            except OSError as error:
                message = f"the folder cannot be opened: {error.strerror}"
                yield Place(folder, path, id_, reason=Unread.MALFORMED, message=message)
                continue
            if any(name.partition("\0")[0] == MANIFEST for name in names):
                yield Place(folder, path, id_, manifest=True)
            else:
                levels.append(_below(path, names))
        else:
            problem = _problem(full, kind, real)
            reason = Unread.UNSUPPORTED if problem in (_TABLE, _NO_FILE) else Unread.MALFORMED
            yield Place(folder, path, id_, reason=problem and reason, message=problem)


def _names(folder: Path) -> list[str]:
    """What a folder shows, sorted; behind each name a NUL, which no name holds, and its kind."""
    with os.scandir(folder) as entries:
        return sorted(
            f"{entry.name}\0{_kind(entry)}" for entry in entries if not entry.name.startswith(".")
        )


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "l"
    if entry.is_dir(follow_symlinks=False):
        return "d"
    return "f" if entry.is_file(follow_symlinks=False) else "o"


def _below(path: str, names: list[str]) -> Iterator[tuple[str, str]]:
    for entry in names:
        name, _, kind = entry.partition("\0")
        yield (f"{path}/{name}" if path else name), kind


def _problem(path: Path, kind: str, root: Path) -> str | None:
    """Why nothing is taken from a path that is no folder; None where it is a document."""
    if kind == "o":
        return _NO_FILE
    problem = _link(path, root) if kind == "l" else None
    return _TABLE if problem is None and is_table(path.name) else problem


def _link(link: Path, root: Path) -> str | None:
    """Why a link is not followed; None where it leads to a file inside `root`."""
    try:
        end = link.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        return _NOWHERE
    if not end.is_relative_to(root):
        return _OUT
    if end.is_dir():
        return _ABOVE if link.parent.resolve().is_relative_to(end) else _BESIDE
    return None if end.is_file() else _NO_FILE
