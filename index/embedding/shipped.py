"""Vectors that come with the project, so that a new home need not embed the shipped templates.

The file holds vectors in half precision under the SHA-256 of their lines and names its embedder.
A line that is not in it, as after a change of a template, goes to the embedder itself.
"""

import io
import zlib
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from index.embedding import Embedder, Guess, Vectors, content_hash
from index.errors import EmbedderError

FILE = Path(__file__).parent.parent / "templates.npz"


class ShippedVectors:
    """An embedder that answers shipped lines from a file and passes the others on."""

    def __init__(self, inner: Embedder, path: Path = FILE) -> None:
        self._inner = inner
        self._path = path
        self._known: dict[str, Vectors] | None = None

    @property
    def name(self) -> str:
        """The inner embedder's."""
        return self._inner.name

    @property
    def dimensions(self) -> int:
        """The inner embedder's."""
        return self._inner.dimensions

    def embed(self, lines: Sequence[str]) -> Vectors:
        """As the inner embedder, to within half precision (cosine above 0.9999).

        Raises:
            EmbedderError: as the inner embedder, and where its vectors are of another length.
        """
        if self._known is None:
            self._known = read_vectors(self._path, self._inner)
        known = self._known
        found = [known.get(content_hash(line)) for line in lines]
        rest = [line for line, vector in zip(lines, found, strict=True) if vector is None]
        fresh = self._inner.embed(rest) if rest else np.zeros((0, self.dimensions))
        if fresh.shape != (len(rest), self.dimensions):
            raise EmbedderError(
                f"{self.name} gave vectors of shape {fresh.shape}, "
                f"not {(len(rest), self.dimensions)}"
            )
        made = iter(fresh)
        vectors = np.zeros((len(lines), self.dimensions), dtype=np.float32)
        for place, vector in enumerate(found):
            vectors[place] = next(made) if vector is None else vector
        return vectors

    def guess(self, lines: Sequence[str]) -> Guess | None:
        """The inner embedder's."""
        return self._inner.guess(lines)


def read_vectors(path: Path, embedder: Embedder) -> dict[str, Vectors]:
    """Unit vectors by content hash; none of a file that is absent, damaged or another's."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            if str(stored["embedder"]) != embedder.name:
                return {}
            keys = [bytes(key).hex() for key in stored["keys"]]
            vectors = stored["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError, EOFError, TypeError, BadZipFile, zlib.error):
        return {}
    if vectors.shape != (len(keys), embedder.dimensions):
        return {}
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return dict(zip(keys, vectors, strict=True))


def pack_vectors(lines: Sequence[str], embedder: Embedder) -> bytes:
    """The bytes of a file of vectors of ``lines``."""
    unique = sorted(set(lines))
    keys = np.array([list(bytes.fromhex(content_hash(line))) for line in unique], dtype=np.uint8)
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        keys=keys,
        vectors=embedder.embed(unique).astype(np.float16),
        embedder=np.array(embedder.name),
    )
    return buffer.getvalue()
