from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.embedding import MiniLM, Vectors
from index.embedding.shipped import ShippedVectors, pack_vectors
from index.errors import EmbedderError
from index.exchange.markdown import read_folder
from index.starter import TEMPLATES
from index.store import template_passages

LINES = ["Folded maps of the harbour by hand.", "Counted eels below the weir at dusk."]


class Refusing:
    """Stands for an embedder that must not be asked."""

    name = MiniLM().name
    dimensions = 384

    def embed(self, lines: Sequence[str]) -> Vectors:
        raise AssertionError(f"asked for {lines}")

    def guess(self, lines: Sequence[str]) -> None:
        return None


def test_shipped_lines_are_answered_without_the_embedder(tmp_path: Path, embedder: MiniLM) -> None:
    path = tmp_path / "some.npz"
    path.write_bytes(pack_vectors(LINES, embedder))
    found = ShippedVectors(Refusing(), path).embed(LINES[::-1])
    assert (found * embedder.embed(LINES[::-1])).sum(axis=1).min() > 0.9999


def test_other_lines_are_passed_on_in_their_place(tmp_path: Path, embedder: MiniLM) -> None:
    path = tmp_path / "some.npz"
    path.write_bytes(pack_vectors(LINES, embedder))
    mixed = ["Wound clocks.", LINES[0], "Split slates."]
    found = ShippedVectors(embedder, path).embed(mixed)
    assert (found * embedder.embed(mixed)).sum(axis=1).min() > 0.9999


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04"])
def test_without_a_sound_file_every_line_is_embedded(
    tmp_path: Path, embedder: MiniLM, content: bytes | None
) -> None:
    path = tmp_path / "some.npz"
    if content is not None:
        path.write_bytes(content)
    found = ShippedVectors(embedder, path).embed(LINES)
    assert np.allclose(found, embedder.embed(LINES), atol=1e-5)


def test_every_shipped_template_is_in_the_shipped_file() -> None:
    lines = [text for item in read_folder(TEMPLATES) for _, text in template_passages(item)]
    assert len(ShippedVectors(Refusing()).embed(lines)) == len(lines), (
        "run: python -m index.starter"
    )


def test_vectors_of_another_length_are_refused(tmp_path: Path) -> None:
    class Short(Refusing):
        def embed(self, lines: Sequence[str]) -> Vectors:
            return np.ones((len(lines), 100), dtype=np.float32)

    with pytest.raises(EmbedderError, match=r"shape \(2, 100\), not \(2, 384\)"):
        ShippedVectors(Short(), tmp_path / "none.npz").embed(LINES)
