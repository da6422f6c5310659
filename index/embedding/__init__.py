"""Lines of text as vectors: one embedder, checked by its weights' checksum."""

from collections.abc import Sequence
from typing import Protocol

from index.embedding.minilm import Guess, MiniLM, Vectors, content_hash


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

    def guess(self, lines: Sequence[str]) -> Guess | None:
        """What the vectors may be, at next to no cost; None where the embedder cannot guess."""
        ...


__all__ = ["Embedder", "Guess", "MiniLM", "Vectors", "content_hash"]
