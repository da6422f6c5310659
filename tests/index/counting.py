"""An embedder that tells what it was asked to embed."""

from collections.abc import Sequence

from index.embedding import Guess, MiniLM, Vectors


class Counting:
    """Counts the lines that are really embedded."""

    def __init__(self, inner: MiniLM) -> None:
        self.inner = inner
        self.lines: list[str] = []

    @property
    def name(self) -> str:
        return self.inner.name

    @property
    def dimensions(self) -> int:
        return self.inner.dimensions

    def embed(self, lines: Sequence[str]) -> Vectors:
        self.lines += lines
        return self.inner.embed(lines)

    def guess(self, lines: Sequence[str]) -> Guess:
        return self.inner.guess(lines)
