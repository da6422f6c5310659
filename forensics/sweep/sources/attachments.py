"""What a row of a table submits: its files below the table's folder, and its text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forensics.errors import SubmissionError

TEXT = "resume.txt"
"""The name by which the text of a row is cited."""
_PARTED = re.compile(r"[;|\n]")
_WEB = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"(?i)[^\n]{1,255}\.(?:pdf|docx?|rtf|odt|txt|md|html?|json|png|jpe?g|tiff?|zip)"
)


@dataclass(frozen=True)
class Attachments:
    """The paths of documents, files first, and of profiles; `text` stands under TEXT.

    `web` holds by our names the addresses stated where files are meant: nothing is fetched.
    """

    documents: tuple[str, ...]
    profiles: tuple[str, ...]
    text: str
    web: Mapping[str, str]


def attachments(cells: Mapping[str, str], folder: Path) -> Attachments:
    """What the cells submit. Raises SubmissionError where a path leads out of `folder`."""
    text = cells.get("text", "").strip()
    stated = [("file", path) for path in _listed(cells.get("file", ""), folder)]
    either = cells.get("resume", "").strip()
    if _WEB.match(either) or _DOCUMENT.fullmatch(either):
        stated += [("file", path) for path in _listed(either, folder)]
    elif not text:
        text = either
    stated += [("profile", path) for path in _listed(cells.get("profile", ""), folder)]
    web: dict[str, str] = {}
    files: dict[str, list[str]] = {"file": [], "profile": []}
    for ours, path in stated:
        if _WEB.match(path):
            web[ours] = f"{web[ours]}; {path}" if ours in web else path
        else:
            files[ours].append(_inside(path, folder))
    # A file of the text's own name is told from it by its path.
    documents = [f"./{path}" if text and path == TEXT else path for path in files["file"]]
    if text:
        documents.append(TEXT)
    return Attachments(tuple(documents), tuple(files["profile"]), text, web)


def _listed(cell: str, folder: Path) -> list[str]:
    """The paths of a cell: a JSON list, or parted by ";", "|" or line ends unless it is one."""
    cell = cell.strip()
    parts = _json(cell) if cell.startswith("[") else None
    if parts is None:
        parts = _PARTED.split(cell)
        if len(parts) > 1 and "\n" not in cell and (folder / cell).is_file():
            parts = [cell]
    return [part.strip() for part in parts if part.strip()]


def _json(cell: str) -> list[str] | None:
    try:
        content = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    fits = isinstance(content, list) and all(isinstance(part, str) for part in content)
    return content if fits else None


def _inside(path: str, folder: Path) -> str:
    if "\\" in path and not (folder / path).exists():
        path = path.replace("\\", "/")  # a table written on Windows
    if not (folder / path).resolve().is_relative_to(folder.resolve()):
        raise SubmissionError(f"{path}: leads out of the table's folder")
    return path
