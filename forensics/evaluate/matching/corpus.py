"""Real resumes and rewrites of some of them, as a folder holds them."""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import ValidationError

from forensics.evaluate.alarms_corpora import TEXTS, CorpusError
from forensics.model.base import Noun

REWRITES = "rewrites.jsonl"
_Row = TypeVar("_Row", bound=Noun)


class Resume(Noun):
    """A real resume as text, with its profession."""

    id: str
    category: str
    text: str


class Rewrite(Noun):
    """A resume rewritten by a language model: whole (g), or some lines inside another (gh).

    `reworded` names the lines of the template that a gh took up.
    """

    id: str
    template: str
    kind: Literal["g", "gh"]
    style: str
    text: str
    reworded: tuple[str, ...] = ()


class Corpus(Noun):
    """What a folder held, and what it lacked."""

    resumes: dict[str, Resume]
    rewrites: tuple[Rewrite, ...]
    absent: tuple[str, ...] = ()


def read(folder: Path) -> Corpus:
    """Resumes of `livecareer.jsonl.gz` and, where there are any, rewrites of `rewrites.jsonl`.

    Raises:
        CorpusError: no resumes, or a row that cannot be used; file and line are named.
    """
    path = folder / TEXTS
    if not path.is_file():
        raise CorpusError(f"{folder} holds no {TEXTS}: name a folder with --data")
    resumes: dict[str, Resume] = {}
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for where, row in _rows(path, lines):
                resume = _checked(Resume, where, row, ("id", "category", "text"))
                if resume.id in resumes:
                    raise CorpusError(f"{where}: the id {resume.id} is there twice")
                resumes[resume.id] = resume
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise CorpusError(f"{path.name} cannot be read: {error}") from error
    if not resumes:
        raise CorpusError(f"{path.name} holds no resume")
    rewrites, absent = _rewrites(folder / REWRITES, resumes)
    return Corpus(resumes=resumes, rewrites=rewrites, absent=absent)


def _rewrites(
    path: Path, resumes: dict[str, Resume]
) -> tuple[tuple[Rewrite, ...], tuple[str, ...]]:
    if not path.is_file():
        return (), (f"g and gh are not measured: there is no {path.name}",)
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path.name} cannot be read: {error}") from error
    fields = tuple(Rewrite.model_fields)
    found = [_checked(Rewrite, where, row, fields) for where, row in _rows(path, lines)]
    kept = tuple(rewrite for rewrite in found if rewrite.template in resumes)
    lost = len(found) - len(kept)
    absent = (f"{lost} rewrites left out: their source is not among the resumes",) if lost else ()
    return kept, absent if found else (f"g and gh are not measured: {path.name} is empty",)


def _rows(path: Path, lines: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(lines, start=1):
        where = f"{path.name}, line {number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise CorpusError(f"{where}: {error}") from error
        if not isinstance(row, dict):
            raise CorpusError(f"{where}: not an object")
        yield where, row


def _checked(form: type[_Row], where: str, row: dict[str, Any], fields: tuple[str, ...]) -> _Row:
    """A row's known fields; a later edition of the data may carry more."""
    try:
        return form.model_validate({name: row[name] for name in fields if name in row})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CorpusError(f"{where}: {place}: {first['msg']}") from error
