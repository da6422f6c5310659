"""The starter background: ordinary resume lines shipped as text, with their vectors beside it.

    python -m index.starter

writes ``background.npz`` anew from ``background.txt``, and ``templates.npz`` from the shipped
templates. The vectors name the checksum of the text
and the embedder they were made with; vectors of another text or embedder are made again, with a
warning, never used.
"""

import hashlib
import io
import logging
import zlib
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np

from index.embedding import Embedder, MiniLM, Vectors
from index.embedding.shipped import FILE as SHIPPED
from index.embedding.shipped import pack_vectors
from index.errors import BackgroundError
from index.exchange.markdown import read_folder
from index.vectors import replace

TEXT = Path(__file__).with_name("background.txt")
TEMPLATES = Path(__file__).with_name("templates")
_log = logging.getLogger(__name__)


class Starter(NamedTuple):
    """Lines of the starter background, their occupations, unit vectors (n, 384), and checksum."""

    lines: tuple[str, ...]
    occupations: tuple[str, ...]
    vectors: Vectors
    sha256: str


def read_text(content: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines and, for each, its occupation. ``#`` opens a note, ``##`` an occupation.

    Raises:
        BackgroundError: a line stands before the first occupation, or there is none.
    """
    lines: list[str] = []
    occupations: list[str] = []
    occupation = ""
    for number, row in enumerate(content.splitlines(), start=1):
        stripped = row.strip()
        if stripped.startswith("## "):
            occupation = stripped[3:].strip()
        elif stripped and not stripped.startswith("#"):
            if not occupation:
                raise BackgroundError(f"background text, row {number}: no occupation above it")
            lines.append(stripped)
            occupations.append(occupation)
    if not lines:
        raise BackgroundError("background text: no lines")
    return tuple(lines), tuple(occupations)


def load_starter(embedder: Embedder, text: Path = TEXT) -> Starter:
    """The starter background; its vectors are made again where the shipped ones do not fit.

    Raises:
        BackgroundError: the text is absent or malformed.
        EmbedderError: vectors must be made and the embedder is absent.
    """
    try:
        content = text.read_bytes()
    except OSError as error:
        raise BackgroundError(f"{text.name} cannot be read") from error
    sha256 = hashlib.sha256(content).hexdigest()
    lines, occupations = read_text(content.decode("utf-8"))
    vectors = _shipped(text.with_suffix(".npz"), sha256, embedder, len(lines))
    if vectors is None:
        _log.warning("the vectors of %s do not fit its text: made again", text.name)
        vectors = embedder.embed(lines)
    return Starter(lines, occupations, vectors, sha256)


def checksum(text: Path = TEXT) -> str:
    """SHA-256 of the starter's text: part of what derived files are checked against."""
    return hashlib.sha256(text.read_bytes()).hexdigest()


def _shipped(path: Path, sha256: str, embedder: Embedder, count: int) -> Vectors | None:
    """The stored vectors, or None unless they were made of this text with this embedder."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            if str(stored["text_sha256"]) != sha256 or str(stored["embedder"]) != embedder.name:
                return None
            vectors = stored["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError, EOFError, TypeError, BadZipFile, zlib.error):
        return None
    if vectors.shape != (count, embedder.dimensions):
        return None
    # Half precision moves a length by up to 1e-3; cosines need unit vectors again.
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def write_vectors(embedder: Embedder, text: Path = TEXT) -> int:
    """Embeds the text's lines, writes the vectors in half precision, and counts the lines."""
    content = text.read_bytes()
    lines, _ = read_text(content.decode("utf-8"))
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        vectors=embedder.embed(lines).astype(np.float16),
        text_sha256=np.array(hashlib.sha256(content).hexdigest()),
        embedder=np.array(embedder.name),
    )
    path = text.with_suffix(".npz")
    replace(path, buffer.getvalue())
    path.chmod(0o644)
    return len(lines)


def write_template_vectors(embedder: Embedder, folder: Path = TEMPLATES) -> int:
    """Writes the vectors of the shipped templates' passages, and counts the templates."""
    from index.store import template_passages

    templates = read_folder(folder)
    lines = [text for template in templates for _, text in template_passages(template)]
    replace(SHIPPED, pack_vectors(lines, embedder))
    SHIPPED.chmod(0o644)
    return len(templates)


if __name__ == "__main__":
    _embedder = MiniLM()
    print(f"{write_vectors(_embedder)} lines embedded")  # noqa: T201
    print(f"{write_template_vectors(_embedder)} templates embedded")  # noqa: T201
