"""Lines of text as vectors: one embedder, checked by its weights' checksum."""

from collections.abc import Sequence
from typing import Protocol

from index.embedding.minilm import MiniLM, Vectors, content_hash


class Embedder(Protocol):
    """What the library asks of an embedding model."""

    @property
    def name(self) -> str:
        """Model and weights; vectors of different names are never compared."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def embed(self, lines: Sequence[str]) -> Vectors:
        """Unit vectors (len(lines), dimensions) float32, independent of the batch."""
        ...


__all__ = ["Embedder", "MiniLM", "Vectors", "content_hash"]
