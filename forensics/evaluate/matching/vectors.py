"""An embedder that remembers: within a run, and between runs where a file is given."""

import tempfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from forensics.errors import ForensicsError
from index.embedding import Embedder, Guess, Vectors, content_hash

STEP = 4096
"""Lines embedded between two words about progress."""


class CacheError(ForensicsError):
    """The file of remembered vectors is none."""


class Remembering:
    """Wraps an embedder; `path` keeps vectors between runs (npz, nothing pickled).

    Raises CacheError where the file is there and cannot be read; vectors of another embedder are
    not used, and the file is written anew.
    """

    def __init__(self, inner: Embedder, path: Path | None = None) -> None:
        self._inner = inner
        self._path = path
        self._known: dict[str, Vectors] = {}
        self._fresh = 0
        if path is not None and path.exists():
            self._load(path)

    @property
    def name(self) -> str:
        """As the embedder's."""
        return self._inner.name

    @property
    def dimensions(self) -> int:
        """As the embedder's."""
        return self._inner.dimensions

    def embed(self, lines: Sequence[str]) -> Vectors:
        """As the embedder's; a line is embedded once."""
        keys = [content_hash(line) for line in lines]
        fresh = {key: line for key, line in zip(keys, lines, strict=True) if key not in self._known}
        if fresh:
            self._known |= dict(zip(fresh, self._inner.embed(list(fresh.values())), strict=True))
            self._fresh += len(fresh)
        if not lines:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.stack([self._known[key] for key in keys])

    def guess(self, lines: Sequence[str]) -> Guess | None:
        """As the embedder's."""
        return self._inner.guess(lines)

    def learn(self, lines: Iterable[str], progress: Callable[[int, int], None]) -> None:
        """Embeds all lines not known yet, those of like length together."""
        fresh = {line for line in lines if content_hash(line) not in self._known}
        ordered = sorted(fresh, key=lambda line: (len(line), line))
        for start in range(0, len(ordered), STEP):
            self.embed(ordered[start : start + STEP])
            progress(min(start + STEP, len(ordered)), len(ordered))

    def save(self) -> None:
        """Writes the file, whole or not at all, if there is one to write and anything new."""
        if self._path is None or not self._fresh:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._path.parent) as scratch:
            written = Path(scratch) / "vectors.npz"
            np.savez(
                written,
                keys=np.array(list(self._known)),
                vectors=np.stack(list(self._known.values())),
                embedder=np.array(self.name),
            )
            written.replace(self._path)
        self._fresh = 0

    def _load(self, path: Path) -> None:
        try:
            with np.load(path, allow_pickle=False) as stored:
                if str(stored["embedder"]) != self.name:
                    return
                keys, vectors = stored["keys"].tolist(), stored["vectors"]
            if vectors.shape != (len(keys), self.dimensions):
                raise ValueError(f"vectors of shape {vectors.shape} for {len(keys)} lines")
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise CacheError(f"{path} holds no vectors that can be used: {error}") from error
        self._known = dict(zip(keys, vectors, strict=True))
