import hashlib
from pathlib import Path

import numpy as np
import pytest

from index.embedding import MiniLM, tuning
from index.errors import EmbedderError

LINE = "Managed a team of 12 technicians supporting 3,000 users"
REWORDED = "Led a dozen engineers who look after three thousand staff"
TWIN = "Managed a team of 5 technicians installing fibre in new homes"


def test_the_file_is_the_pinned_one_and_updates_every_matrix_of_six_layers() -> None:
    content = tuning.FILE.read_bytes()
    assert hashlib.sha256(content).hexdigest() == tuning.SHA256
    added = tuning.updates(content)
    assert len(added) == 6 * len(tuning.MATRICES)
    assert added["encoder.layer.0.intermediate.dense.weight"].shape == (1536, 384)
    assert all(np.isfinite(update).all() for update in added.values())


def test_a_rewording_lies_nearer_than_another_persons_like_duty() -> None:
    line, reworded, twin = MiniLM(threads=1).embed([LINE, REWORDED, TWIN])
    assert line @ reworded > line @ twin + 0.1
    ahead = line @ reworded - line @ twin
    line, reworded, twin = MiniLM(threads=1, tuned=False).embed([LINE, REWORDED, TWIN])
    assert ahead > line @ reworded - line @ twin, "more than by the package's own weights"


def test_vectors_of_either_model_are_never_compared() -> None:
    assert MiniLM().name != MiniLM(tuned=False).name
    assert len(MiniLM().name) <= 100, "the database keeps a hundred characters"


def test_a_changed_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "lines.safetensors"
    other.write_bytes(tuning.FILE.read_bytes()[:-1] + b"\0\0")
    monkeypatch.setattr(tuning, "FILE", other)
    with pytest.raises(EmbedderError, match="not the pinned file"):
        MiniLM().embed(["one line of four words"])
