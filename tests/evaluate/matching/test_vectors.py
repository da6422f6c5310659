"""Vectors are made once, kept between runs, and never read from what is no file of them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from forensics.evaluate.matching.vectors import CacheError, Remembering
from index.embedding import Vectors


class Counting:
    """An embedder of two dimensions that counts what it is asked."""

    dimensions = 2

    def __init__(self, name: str = "counting") -> None:
        self.name = name
        self.asked: list[str] = []

    def embed(self, lines: Sequence[str]) -> Vectors:
        self.asked += lines
        return np.array([[len(line), 1.0] for line in lines], dtype=np.float32).reshape(-1, 2)


def test_a_line_is_embedded_once() -> None:
    inner = Counting()
    memory = Remembering(inner)
    assert memory.embed(["a", "bb", "a"])[:, 0].tolist() == [1.0, 2.0, 1.0]
    memory.embed(["bb"])
    assert inner.asked == ["a", "bb"]
    assert memory.embed([]).shape == (0, 2)


def test_vectors_are_kept_between_runs(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "vectors.npz"
    first = Remembering(Counting(), path)
    told: list[tuple[int, int]] = []
    first.learn(["bb", "a", "bb"], lambda done, of: told.append((done, of)))
    first.save()
    assert told == [(2, 2)]
    inner = Counting()
    again = Remembering(inner, path)
    assert again.embed(["bb"]).tolist() == [[2.0, 1.0]]
    assert inner.asked == []


def test_vectors_of_another_embedder_are_not_used(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    first = Remembering(Counting(), path)
    first.embed(["a"])
    first.save()
    inner = Counting("other")
    Remembering(inner, path).embed(["a"])
    assert inner.asked == ["a"]


@pytest.mark.parametrize("content", [b"", b"no vectors", b"PK\x03\x04 cut"])
def test_a_file_that_holds_no_vectors_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vectors.npz"
    path.write_bytes(content)
    with pytest.raises(CacheError, match="holds no vectors"):
        Remembering(Counting(), path)


def test_a_pickled_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    keys = np.array([{"a": 1}], dtype=object)
    np.savez(path, keys=keys, vectors=np.zeros((1, 2)), embedder=np.array("counting"))
    with pytest.raises(CacheError, match="holds no vectors"):
        Remembering(Counting(), path)
