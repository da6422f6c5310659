"""A library whose embedder is fast: words hashed into a vector, no model."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sqlalchemy import Engine

from index.embedding import Vectors
from index.library import Library
from index.passages import words
from index.template import Template
from tests.index.exchange.making import plain

DIMENSIONS = 384
BACKGROUND = "## anyone\n" + "".join(
    f"Ordinary line {number} of resumes everywhere, about team work and deadlines.\n"
    for number in range(20)
)


class Wordy:
    """Unit vectors of hashed words: the same words, the same vector."""

    name = "words"
    dimensions = DIMENSIONS

    def embed(self, lines: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(lines), DIMENSIONS), dtype=np.float32)
        for row, line in enumerate(lines):
            for word in words(line):
                digest = hashlib.sha256(word.encode()).digest()
                vectors[row] += np.frombuffer(digest * 12, dtype=np.uint8).astype(np.float32) - 128
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-6), dtype=np.float32)

    def guess(self, lines: Sequence[str]) -> None:
        return None


def text_of(number: int) -> str:
    """A text of four passages that no other number's text shares."""
    marks = [hashlib.sha256(f"{number}/{line}".encode()).hexdigest() for line in range(4)]
    return "".join(
        f"- Wired {m[:8]} switchboards {m[8:16]} behind {m[16:24]} turbines {m[24:32]}\n"
        for m in marks
    )


def numbered(number: int) -> Template:
    """The template of a number."""
    return plain(f"family-{number % 3}/number-{number}", text_of(number), status="stable")


def library(engine: Engine, folder: Path) -> Library:
    """A library in ``folder`` on a database."""
    background = folder / "background.txt"
    if not background.exists():
        folder.mkdir(parents=True, exist_ok=True)
        background.write_text(BACKGROUND)
    return Library(engine, Wordy(), folder / "index", background)
