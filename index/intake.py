"""Reading templates from outside: a folder in the shipped form, or a JSONL file."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from index.errors import TemplateError
from index.library import Imported, Library, Rejection
from index.template import Template, TemplateStatus, build_template, parse_template

MAX_BYTES = 1 << 20
"""A template is a page or two of text; a larger file is something else."""
_ROW_KEYS = frozenset({"id", "title", "text", "family", "provenance", "confidence", "references"})
_ROW_COMPULSORY = frozenset({"id", "text"})


class Read(NamedTuple):
    """Templates read, and the files or rows that could not be."""

    templates: tuple[Template, ...]
    rejected: tuple[Rejection, ...]


def read(path: Path, status: TemplateStatus, added: date | None = None) -> Read:
    """Templates of a folder (``<family>/<slug>.md``, ``<slug>.txt``) or of a JSONL file.

    JSONL rows hold ``id`` and ``text``, and may hold ``title``, ``family``, ``provenance``,
    ``confidence`` and ``references``; ids are kept as they are. One bad file or row is told and
    the others are read.

    Raises:
        TemplateError: the path is neither a folder nor a readable JSONL file.
    """
    day = added or datetime.now(UTC).date()
    if path.is_dir():
        return _read_folder(path, status, day)
    if path.suffix.lower() not in {".jsonl", ".ndjson"}:
        raise TemplateError(f"{path.name}: neither a folder nor a .jsonl file")
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path.name}: cannot be read as UTF-8 text") from error
    return _read_rows(content, path.name, status, day)


def import_from(library: Library, path: Path, status: TemplateStatus) -> Imported:
    """Reads templates and adds them to a library, in one transaction.

    Raises:
        TemplateError: as ``read``.
    """
    found = read(path, status)
    imported = library.add_all(found.templates)
    return imported._replace(rejected=found.rejected + imported.rejected)


def _read_folder(folder: Path, status: TemplateStatus, day: date) -> Read:
    templates: list[Template] = []
    rejected: list[Rejection] = []
    files = [path for path in folder.rglob("*") if path.suffix.lower() in {".md", ".txt"}]
    for path in sorted(files):
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            if path.stat().st_size > MAX_BYTES:
                raise TemplateError(f"larger than {MAX_BYTES} bytes")
            content = path.read_text(encoding="utf-8-sig")
            if path.suffix.lower() == ".md":
                templates.append(parse_template(content, name, status))
            else:
                fields = {"id": name, "title": path.stem, "text": content, "provenance": path.name}
                templates.append(build_template({**fields, "status": status, "added": day}))
        except UnicodeDecodeError:
            rejected.append(Rejection(name, "not UTF-8 text"))
        except (OSError, TemplateError) as error:
            rejected.append(Rejection(name, str(error)))
    return Read(tuple(templates), tuple(rejected))


def _read_rows(content: str, source: str, status: TemplateStatus, day: date) -> Read:
    templates: list[Template] = []
    rejected: list[Rejection] = []
    # Not splitlines(): a JSON string may hold U+2028 and its like unescaped.
    for number, row in enumerate(content.split("\n"), start=1):
        if not row.strip():
            continue
        name = f"{source}:{number}"
        try:
            fields = _row(row)
            name = str(fields["id"])
            fields.setdefault("title", name)
            fields.setdefault("provenance", source)
            templates.append(build_template({**fields, "status": status, "added": day}))
        except TemplateError as error:
            rejected.append(Rejection(name, str(error)))
    return Read(tuple(templates), tuple(rejected))


def _row(row: str) -> dict[str, Any]:
    try:
        fields = json.loads(row)
    except (json.JSONDecodeError, RecursionError) as error:
        raise TemplateError("not a JSON object") from error
    if not isinstance(fields, dict):
        raise TemplateError("not a JSON object")
    unknown, missing = set(fields) - _ROW_KEYS, _ROW_COMPULSORY - set(fields)
    if unknown:
        raise TemplateError(f"unknown key {', '.join(sorted(unknown))}")
    if missing:
        raise TemplateError(f"missing key {', '.join(sorted(missing))}")
    return dict(fields)
