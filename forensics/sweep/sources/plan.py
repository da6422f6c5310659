"""Everything the user points at -> chunks, the same on every run over the same input."""

import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from forensics.assembly.intake import MANIFEST
from forensics.errors import SubmissionError
from forensics.sweep.sources.chunk import Chunk, Source
from forensics.sweep.sources.columns import check_mapping
from forensics.sweep.sources.identity import identity, labels
from forensics.sweep.sources.kinds import is_table, stem
from forensics.sweep.sources.laid import Laid, lay
from forensics.sweep.sources.place import Place
from forensics.sweep.sources.walk import walk

SIZE = 200
"""Applications in a chunk: what a killed sweep repeats at most for each worker."""
INPUT = "input"
"""Where in the work folder tables are laid down."""


def plan(
    paths: Sequence[str], work: Path, columns: Mapping[str, str], size: int = SIZE
) -> Iterator[Chunk]:
    """The chunks of all that is given, in order; chunks of places hold `size`, of rows at most.

    A path is a folder, a table, a document or an `application.json`. Every path is looked at and
    every table is laid down below `work` before this returns, so that nothing is examined when one
    of them cannot be used; folders are walked as the chunks are taken. `work`, and the folder it
    lies in where that lies in a swept one, are not swept. `columns` maps our names to a table's.
    Raises SubmissionError naming the path or column, OSError where `work` cannot be written.
    """
    check_mapping(columns)
    if not paths:
        raise SubmissionError("nothing is given to sweep")
    given = [_given(path) for path in paths]
    tables = [path for path in given if _is_table(path)]
    if columns and not tables:
        raise SubmissionError("--columns maps the columns of a table, and none is given")
    sources: list[_Folder | Laid | Place] = []
    spared = frozenset({work.resolve(), work.resolve().parent})
    for path, label in zip(given, labels(_named(given)), strict=True):
        if _is_table(path):
            sources.append(lay(path, label, work / INPUT, columns, size))
        elif path.is_dir():
            sources.append(_Folder(path, f"{label}/" if len(given) > 1 else "", spared))
        elif path.name == MANIFEST:
            folder = path.parent
            sources.append(Place(str(folder), "", identity(label), manifest=True))
        else:
            sources.append(Place(str(path.parent), path.name, identity(label)))
    _clear(work / INPUT, {source.file for source in sources if isinstance(source, Laid)})
    return _chunks(sources, size)


@dataclass(frozen=True)
class _Folder:
    path: Path
    prefix: str
    spared: frozenset[Path]

    def places(self) -> Iterator[Place]:
        spared = {path for path in self.spared if path != self.path.resolve()}
        return walk(self.path, self.prefix, spared)


def _given(path: str) -> Path:
    """The absolute path of what is there. Raises SubmissionError."""
    try:
        found = Path(path).absolute()
        if ".." in found.parts:
            found = found.resolve()
        mode = found.stat().st_mode
        if stat.S_ISDIR(mode):
            os.scandir(found).close()
        elif not stat.S_ISREG(mode):
            raise SubmissionError(f"{path}: neither a file nor a folder")
    except FileNotFoundError:
        raise SubmissionError(f"{path}: no such file or folder") from None
    except (OSError, ValueError, RuntimeError) as error:
        what = error.strerror if isinstance(error, OSError) else str(error)
        raise SubmissionError(f"{path}: not a path that can be opened: {what}") from None
    return found


def _is_table(path: Path) -> bool:
    return is_table(path.name) and path.is_file()


def _named(given: Sequence[Path]) -> list[Path]:
    """By what each goes: a manifest by its folder, a table without its suffix where it can."""
    names = [
        path.with_name(stem(path.name))
        if _is_table(path)
        else (path.parent if path.name == MANIFEST and path.is_file() else path)
        for path in given
    ]
    times = Counter(names)
    return [
        path if times[name] > 1 and _is_table(path) else name
        for path, name in zip(given, names, strict=True)
    ]


def _clear(folder: Path, used: set[Path]) -> None:
    """Tables laid down before and of no use any more hold applicants' data: they go."""
    for file in folder.glob("*"):
        if file not in used:
            file.unlink()


def _chunks(sources: Sequence[_Folder | Laid | Place], size: int) -> Iterator[Chunk]:
    first = 0
    for number, (count, source) in enumerate(_parts(sources, size)):
        yield Chunk(number, first, count, source)
        first += count


def _parts(sources: Sequence[_Folder | Laid | Place], size: int) -> Iterator[tuple[int, Source]]:
    waiting: list[Place] = []
    for source in sources:
        if isinstance(source, Laid):
            if waiting:
                yield len(waiting), tuple(waiting)
                waiting = []
            yield from source.parts()
            continue
        for place in source.places() if isinstance(source, _Folder) else (source,):
            waiting.append(place)
            if len(waiting) == size:
                yield size, tuple(waiting)
                waiting = []
    if waiting:
        yield len(waiting), tuple(waiting)
