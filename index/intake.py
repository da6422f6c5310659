"""Reading templates from outside, whichever form they have: told by content, never by name."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

from index.curation.change import PROGRAM
from index.errors import ExchangeError
from index.exchange import indicators
from index.exchange.folder import read_folder
from index.exchange.given import Read, content_of
from index.exchange.rows import read_rows
from index.exchange.stix import reading as stix
from index.library import Imported, Library
from index.template import TemplateStatus

__all__ = ["Read", "import_from", "read"]

_HEAD = 1 << 16
"""Bytes looked at to tell what a file is."""
_ROWS = frozenset({".jsonl", ".ndjson"})
_BUNDLE = re.compile(r'"type"\s*:\s*"bundle"')


def read(path: Path, status: TemplateStatus | None, added: date | None = None) -> Read:
    """Templates of a folder (``<family>/<slug>.md``, ``<slug>.txt``) or of a file.

    A file is a STIX 2.1 bundle, JSONL (rows with ``id`` and ``text``) or a CSV of indicators. Ids
    are kept as they are. One bad file, object or row is told and the others are read.

    Args:
        path: the folder or file.
        status: what the templates are taken as, whatever they state; None takes what they state.
        added: the day on which those that do not say were added, and by which a bundle's expiry is
            judged; None means today.

    Raises:
        ExchangeError: the path is none of these, or too large.
    """
    day = added or datetime.now(UTC).date()
    if path.is_dir():
        return read_folder(path, status, day)
    head = _head(path)
    if head.startswith("{") and _is_document(head, path):
        content = stix.parsed(content_of(path), path.name)
        return stix.read_bundle(content, path.name, status, day)
    if head.startswith("{") or path.suffix.lower() in _ROWS:
        return read_rows(path, status, day)
    if indicators.is_one(head):
        return indicators.read_table(content_of(path), path.name, status, day)
    raise ExchangeError(
        f"{path.name}: no folder, no STIX bundle, no JSONL and no table of indicators"
    )


def import_from(
    library: Library,
    path: Path,
    status: TemplateStatus | None,
    *,
    author: str = PROGRAM,
    reason: str = "imported",
) -> Imported:
    """Reads templates and adds them to a library, in one transaction.

    Raises:
        ExchangeError: as ``read``.
        CurationError: author or reason is blank.
    """
    found = read(path, status)
    imported = library.add_all(found.templates, author=author, reason=reason)
    return imported._replace(rejected=found.rejected + imported.rejected)


def _head(path: Path) -> str:
    """How a file begins; nothing where it holds bytes of no text, which its reader tells."""
    try:
        if not path.is_file():
            raise ExchangeError(f"{path.name}: no such file or folder")
        with path.open("rb") as file:
            start = file.read(_HEAD)
    except OSError as error:
        raise ExchangeError(f"{path.name}: cannot be read ({error.strerror})") from error
    return start.decode("utf-8", "replace").removeprefix("\ufeff").lstrip()


def _is_document(head: str, path: Path) -> bool:
    """Whether what begins with a brace is one JSON document rather than rows of them."""
    first, ended, _ = head.partition("\n")
    try:
        return stix.is_one(json.loads(first))
    except (ValueError, RecursionError):
        # A row that cannot be read alone: broken, cut off by the look, or part of a document.
        return path.suffix.lower() not in _ROWS and (bool(ended) or bool(_BUNDLE.search(first)))
