"""Static vectors: a guess at a line's vector from its word pieces alone, without the model.

A weighted mean of the model's own piece vectors is mapped by one matrix to where the model puts
the line (static embeddings, as word2vec's and those distilled from sentence models, with the
frequency weights of Arora et al. 2017). It knows neither order nor context and costs a hundredth:
enough to say which lines of a text are worth embedding, never what a comparison finds.
``benchmarks.training.static`` makes the file.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("static.safetensors")
SHA256 = "6616adc24dca901f5d2e23adc9289d14d19ec2f784e72d60d319cbd09d2839e1"
"""Of ``static.safetensors``; no vector made with it is kept."""

Floats = NDArray[np.float32]


class Static(NamedTuple):
    """``weights`` (pieces,), ``mean`` (d,) of weighted means, ``matrix`` (d, d)."""

    weights: Floats
    mean: Floats
    matrix: Floats

    @classmethod
    def read(cls, content: bytes) -> "Static":
        """From the bytes of the file."""
        from safetensors.numpy import load

        parts = load(content)
        return cls(*(parts[name].astype(np.float32) for name in cls._fields))

    def vectors(self, pieces: Floats, lines: Sequence[list[int]]) -> Floats:
        """Unit vectors (n, d) of lines given as piece numbers; of an empty line zeros.

        ``pieces`` (pieces, d) are the model's vectors of word pieces.
        """
        means = np.zeros((len(lines), len(self.mean)), dtype=np.float32)
        for row, line in enumerate(lines):
            if len(line):
                means[row] = self.weights[line] @ pieces[line]
        vectors = _unit((_unit(means) - self.mean) @ self.matrix)
        vectors[[not len(line) for line in lines]] = 0.0
        return vectors


def _unit(vectors: NDArray[np.floating[Any]]) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-6), dtype=np.float32)
