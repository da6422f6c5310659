from pathlib import Path

import numpy as np
import pytest

from index.vectors import NONE, VectorIndex, replace

IDS = np.array([5, 11, 1 << 41], dtype=np.int64)
VECTORS = np.eye(3, 384, dtype=np.float32)


def test_the_nearest_come_first_under_their_own_ids() -> None:
    query = np.array([[0.6, 0.8, *[0.0] * 382]], dtype=np.float32)
    similarities, ids = VectorIndex.build(IDS, VECTORS).search(query, 2)
    assert ids.tolist() == [[11, 5]]
    assert similarities[0] == pytest.approx([0.8, 0.6])


def test_what_does_not_exist_is_padded() -> None:
    similarities, ids = VectorIndex.build(IDS, VECTORS).search(VECTORS[:1], 5)
    assert ids[0, 3:].tolist() == [NONE, NONE]
    assert np.isneginf(similarities[0, 3:]).all()


def test_an_empty_index_answers() -> None:
    empty = VectorIndex.build(IDS[:0], VECTORS[:0])
    assert len(empty) == 0
    assert empty.search(VECTORS, 2)[1].tolist() == [[NONE, NONE]] * 3
    assert empty.vectors().shape == (0, 384)


def test_a_written_index_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "some.faiss"
    sha256 = VectorIndex.build(IDS, VECTORS).write(path)
    found = VectorIndex.read(path, sha256)
    assert found is not None
    assert (found.vectors() == VECTORS).all()
    assert found.search(VECTORS, 1)[1].ravel().tolist() == IDS.tolist()


def test_a_changed_or_absent_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "some.faiss"
    sha256 = VectorIndex.build(IDS, VECTORS).write(path)
    path.write_bytes(path.read_bytes()[:-1] + b"\x00")
    assert VectorIndex.read(path, sha256[::-1]) is None
    path.unlink()
    assert VectorIndex.read(path, sha256) is None


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    replace(path, b"old")
    with pytest.raises(TypeError):
        replace(path, "text is no bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
