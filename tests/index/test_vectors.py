from pathlib import Path

import numpy as np
import pytest

from index.vectors import CODES_FROM, NONE, Floats, VectorIndex, replace

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


def near_each_other(count: int) -> Floats:
    chance = np.random.default_rng(4)
    found = chance.normal(size=(60, 384))[chance.integers(0, 60, count)]
    found = found + 0.7 * chance.normal(size=(count, 384))
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def test_a_lookup_among_many_finds_nearly_what_a_search_finds_with_its_similarity() -> None:
    vectors = near_each_other(CODES_FROM + 500)
    ids = np.arange(len(vectors), dtype=np.int64) * 7 + 3
    index = VectorIndex.build(ids, vectors)
    queries = vectors[::90] + 0.02 * near_each_other(len(vectors))[::90]
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    similar, found = index.lookup(queries, 11)
    exact, expected = index.search(queries, 11)
    assert (found[:, 0] == expected[:, 0]).all()
    assert similar[:, 0] == pytest.approx(exact[:, 0], abs=1e-5)
    shared = [len(np.intersect1d(a, b)) for a, b in zip(found, expected, strict=True)]
    assert np.mean(shared) > 0.7 * 11
    assert (np.diff(similar, axis=1) <= 0).all()


def test_a_lookup_among_few_or_of_many_is_a_search() -> None:
    few = VectorIndex.build(IDS, VECTORS)
    assert few.lookup(VECTORS, 5)[1].tolist() == few.search(VECTORS, 5)[1].tolist()
    many = VectorIndex.build(np.arange(CODES_FROM, dtype=np.int64), near_each_other(CODES_FROM))
    queries = near_each_other(3)
    assert many.lookup(queries, 50)[1].tolist() == many.search(queries, 50)[1].tolist()
