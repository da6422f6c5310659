import hashlib
from pathlib import Path

import numpy as np
import pytest

from index.embedding import MiniLM, static
from index.errors import EmbedderError

LINES = [
    "Managed a team of five engineers across two offices.",
    "Reduced monthly cloud costs by 32% through right-sizing.",
    "Catalogued 2,300 moulds of the closed works for the county museum.",
    "Renegotiated the dairy contract after two late deliveries.",
]


def test_the_file_is_the_pinned_one() -> None:
    content = static.FILE.read_bytes()
    assert hashlib.sha256(content).hexdigest() == static.SHA256
    read = static.Static.read(content)
    assert (read.mean.shape, read.matrix.shape) == ((384,), (384, 384))
    assert read.weights.min() > 0.0


def test_a_guess_lies_near_its_own_line_and_no_other(embedder: MiniLM) -> None:
    near = embedder.guess(LINES).vectors @ embedder.embed(LINES).T
    assert near.diagonal().min() > 0.5
    assert (near - np.diag(near.diagonal())).max() < 0.4


def test_a_guess_does_not_depend_on_the_lines_beside_it_and_counts_tokens(
    embedder: MiniLM,
) -> None:
    together = embedder.guess([*LINES, "", "word " * 5000])
    alone = embedder.guess(LINES[:1])
    assert together.vectors[0] == pytest.approx(alone.vectors[0], abs=1e-6)
    assert not together.vectors[4].any(), "nothing is guessed of an empty line"
    assert together.tokens.tolist()[4:] == [2, 256], "what is embedded of it, its marks included"
    assert embedder.guess([]).vectors.shape == (0, 384)


def test_rare_words_point_further_than_common_ones(embedder: MiniLM) -> None:
    weights = static.Static.read(static.FILE.read_bytes()).weights
    tokenizer = embedder._parts().tokenizer
    assert weights[tokenizer.token_to_id("porcelain")] > weights[tokenizer.token_to_id("and")]


def test_a_changed_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "static.safetensors"
    other.write_bytes(static.FILE.read_bytes()[:-1] + b"\0")
    monkeypatch.setattr(static, "FILE", other)
    with pytest.raises(EmbedderError, match="not the pinned file"):
        MiniLM().guess(LINES)
