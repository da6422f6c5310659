import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedding import MiniLM
from index.embedding.minilm import PACK_TOKENS, _packs
from index.embedding.weights import model_folder
from index.errors import EmbedderError

LINES = [
    "Managed a team of five engineers across two offices.",
    "Reduced monthly cloud costs by 32% through right-sizing.",
    "Kubernetes, Terraform and Go",
    "Führte die Einführung von SAP in drei Werken durch.",
    "a",
]
LONG = "Led the migration of a payment platform to event sourcing across nine markets. " * 60


def test_vectors_are_unit_length_and_in_the_order_of_the_lines(embedder: MiniLM) -> None:
    vectors = embedder.embed(LINES)
    assert vectors.shape == (len(LINES), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert (embedder.embed(LINES[::-1]) @ vectors.T).argmax(axis=1).tolist() == [4, 3, 2, 1, 0]


def test_a_line_has_the_same_vector_alone_and_beside_long_lines(embedder: MiniLM) -> None:
    together = embedder.embed([LONG, *LINES, LONG[:500], *(f"{line} {LONG}" for line in LINES)])
    for place, line in enumerate(LINES):
        alone = embedder.embed([line])[0]
        assert float(alone @ together[place + 1]) >= 0.99999


def test_lines_are_packed_each_once_and_threads_have_as_much_to_do() -> None:
    lengths = [44, 8, 42, 21, 34, 8, 32, 11]
    packs = list(_packs(lengths, threads=2))
    assert packs == [[0, 2], [4, 6, 3, 7, 1, 5]]
    assert list(_packs(lengths, threads=1)) == [[0, 2, 4, 6, 3, 7, 1, 5]]
    assert list(_packs([9, 8], threads=2)) == [[0, 1]], "too little to share"


def test_many_lines_make_packs_of_few_tokens_and_a_long_line_keeps_no_short_ones_waiting() -> None:
    lengths = [5 + place % 40 for place in range(400)]
    packs = list(_packs([256, 256, 256, *lengths], threads=2))
    assert sorted(row for pack in packs for row in pack) == list(range(403))
    assert packs[:3] == [[0], [1], [2]]
    assert all(sum(lengths[row - 3] for row in pack) < 2 * PACK_TOKENS for pack in packs[3:])


def test_untuned_vectors_agree_with_sentence_transformers() -> None:
    library = pytest.importorskip("sentence_transformers")
    reference = library.SentenceTransformer(str(model_folder()), device="cpu")
    lines = [*LINES, LONG, LONG[:700]]
    expected = reference.encode(lines, normalize_embeddings=True)
    cosines = (MiniLM(tuned=False).embed(lines) * expected).sum(axis=1)
    assert cosines.min() >= 0.9999


def test_text_beyond_256_tokens_is_cut(embedder: MiniLM) -> None:
    vectors = embedder.embed([LONG, LONG + "Something else entirely about otters."])
    assert float(vectors[0] @ vectors[1]) == pytest.approx(1.0, abs=1e-5)


def test_a_line_of_five_megabytes_is_no_work(embedder: MiniLM) -> None:
    assert embedder.embed(["word " * 1_000_000]).shape == (1, 384)


def test_nothing_gives_nothing(embedder: MiniLM) -> None:
    assert embedder.embed([]).shape == (0, 384)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    shutil.copy(model_folder() / "tokenizer.json", tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(EmbedderError, match=r"model\.safetensors is not the pinned file"):
        MiniLM(folder=tmp_path).verify()


def test_absent_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="cannot be read"):
        MiniLM(folder=tmp_path).verify()


def test_torch_is_not_imported() -> None:
    script = (
        "import sys; from index.embedding import MiniLM; MiniLM(threads=1).embed(['one line']);"
        "print([name for name in ('torch', 'transformers') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
