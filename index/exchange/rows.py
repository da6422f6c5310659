"""Templates as JSONL: one JSON object a row, with at least ``id`` and ``text``."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from index.curation.taking import Rejection
from index.errors import ExchangeError, TemplateError
from index.exchange.given import MAX_BYTES, MAX_ROWS_FILE, Read, taken_as
from index.template import Template, TemplateStatus, build_template

_COMPULSORY = frozenset({"id", "text"})
_KEYS = _COMPULSORY | {
    "title",
    "family",
    "status",
    "provenance",
    "confidence",
    "added",
    "reviewed",
    "expires",
    "references",
}


def read_rows(path: Path, status: TemplateStatus | None, day: date) -> Read:
    """Templates of a file's rows; ids are kept as they are, a bad row is told.

    Args:
        path: the file; it is read row by row.
        status: what the templates are taken as; None means what each row states.
        day: when a template that does not say was added.

    Raises:
        ExchangeError: no plain file, too large, or no UTF-8 text.
    """
    templates: list[Template] = []
    rejected: list[Rejection] = []
    try:
        if not path.is_file() or path.stat().st_size > MAX_ROWS_FILE:
            raise ExchangeError(f"{path.name}: no file of at most {MAX_ROWS_FILE >> 20} MB")
        # Only line feeds end a row: a JSON string may hold U+2028 and its like unescaped.
        with path.open(encoding="utf-8-sig", newline="\n") as rows:
            for number, row in enumerate(rows, start=1):
                if not row.strip():
                    continue
                name = f"{path.name}:{number}"
                try:
                    fields = _fields(row)
                    name = str(fields["id"])
                    templates.append(build_template(_defaults(name, path, day) | fields))
                except TemplateError as error:
                    rejected.append(Rejection(name, str(error)))
    except (OSError, UnicodeDecodeError) as error:
        raise ExchangeError(f"{path.name}: cannot be read as UTF-8 text") from error
    return taken_as(templates, rejected, status)


def _defaults(name: str, path: Path, day: date) -> dict[str, Any]:
    return {"title": name, "provenance": path.name, "added": day}


def _fields(row: str) -> dict[str, Any]:
    if len(row) > MAX_BYTES:
        raise TemplateError(f"larger than {MAX_BYTES} characters")
    try:
        fields = json.loads(row)
    except (ValueError, RecursionError) as error:
        raise TemplateError("not a JSON object") from error
    if not isinstance(fields, dict):
        raise TemplateError("not a JSON object")
    unknown, missing = set(fields) - _KEYS, _COMPULSORY - set(fields)
    if unknown:
        raise TemplateError(f"unknown key {', '.join(sorted(unknown))}")
    if missing:
        raise TemplateError(f"missing key {', '.join(sorted(missing))}")
    return fields
