from pathlib import Path

import numpy as np
import pytest

from index import coarse
from index.coarse import CoarseIndex, Earlier, HalfVectors, write_half
from index.vectors import NONE, Floats, Ids, VectorIndex

WIDTH = 384


def vectors(count: int, seed: int = 0) -> Floats:
    """Unit vectors in clusters, as lines of one profession are."""
    chance = np.random.default_rng(seed)
    centres = chance.normal(size=(40, WIDTH))
    found = centres[chance.integers(0, 40, count)] + 0.8 * chance.normal(size=(count, WIDTH))
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture
def rows(tmp_path: Path) -> HalfVectors:
    count, *_ = write_half(tmp_path / "rows", [vectors(3000)], WIDTH)
    return HalfVectors(tmp_path / "rows", count, WIDTH)


IDS = np.arange(3000, dtype=np.int64) * 3 + 7


def without(index: CoarseIndex, rows: HalfVectors, gone: Ids, path: Path) -> CoarseIndex:
    """The index grown from an earlier one after passages were removed."""
    kept = np.nonzero(~np.isin(IDS, gone))[0]
    count, *_ = write_half(path / "fewer", [rows[kept]], WIDTH)
    fewer = HalfVectors(path / "fewer", count, WIDTH)
    earlier = Earlier.read(path / "i", index.write(path / "i"), 3000, IDS, IDS[kept])
    return CoarseIndex.build(IDS[kept], fewer, earlier)


def test_nearly_all_of_the_nearest_are_found_with_their_exact_similarity(rows: HalfVectors) -> None:
    index = CoarseIndex.build(IDS, rows)
    queries = vectors(200, seed=1)
    queries = rows[:200] + 0.6 * queries
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    exact, expected = VectorIndex.build(IDS, rows[:]).search(queries, 10)
    similar, found = index.search(queries, 10)
    shared = [len(np.intersect1d(a, b)) for a, b in zip(found, expected, strict=True)]
    assert np.mean(shared) > 9.5
    assert (found[:, 0] == expected[:, 0]).mean() > 0.99
    assert np.abs(similar[:, 0] - exact[:, 0]).max() < 2e-3


def test_a_sweep_finds_each_vector_itself_and_pads(rows: HalfVectors) -> None:
    index = CoarseIndex.build(IDS, rows)
    similar, found = index.sweep(rows[:300], 4)
    assert (found[:, 0] == IDS[:300]).all()
    assert (np.diff(similar, axis=1) <= 0).all()
    few = CoarseIndex.build(IDS[:50], first_rows(rows, 50))
    similar, found = few.search(rows[:2], 80)
    assert set(found[0, 50:].tolist()) == {NONE}
    assert np.isneginf(similar[0, 50:]).all()


def first_rows(rows: HalfVectors, count: int) -> HalfVectors:
    path = rows.path.with_name("some")
    write_half(path, [rows[:count]], WIDTH)
    return HalfVectors(path, count, WIDTH)


def test_what_is_removed_is_found_no_more_and_new_ones_are(
    rows: HalfVectors, tmp_path: Path
) -> None:
    index = CoarseIndex.build(IDS, rows)
    gone = IDS[100:160]
    smaller = without(index, rows, gone, tmp_path)
    assert len(smaller) == 2940
    _, found = smaller.search(rows[100:160], 20)
    assert not np.isin(found, gone).any()
    read = CoarseIndex.read(
        tmp_path / "j", smaller.write(tmp_path / "j"), *ids_and_rows(smaller), smaller.trained
    )
    assert read is not None
    assert not np.isin(read.search(rows[100:160], 20)[1], gone).any()


def ids_and_rows(index: CoarseIndex) -> tuple[Ids, HalfVectors]:
    return index.ids, index.vectors()


def test_cells_are_laid_out_anew_only_when_the_library_has_grown_much(
    rows: HalfVectors, tmp_path: Path
) -> None:
    half = CoarseIndex.build(IDS[:2500], first_rows(rows, 2500))
    sha256 = half.write(tmp_path / "half")
    earlier = Earlier.read(tmp_path / "half", sha256, 2500, IDS[:2500], IDS[:2500])
    assert CoarseIndex.build(IDS, rows, earlier).trained == 2500
    tiny = CoarseIndex.build(IDS[:1000], first_rows(rows, 1000))
    sha256 = tiny.write(tmp_path / "tiny")
    earlier = Earlier.read(tmp_path / "tiny", sha256, 1000, IDS[:1000], IDS[:1000])
    assert CoarseIndex.build(IDS, rows, earlier).trained == 3000


def test_a_file_of_another_length_or_checksum_is_not_used(
    rows: HalfVectors, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="does not hold 2999"):
        HalfVectors(rows.path, 2999, WIDTH)
    index = CoarseIndex.build(IDS, rows)
    sha256 = index.write(tmp_path / "i")
    (tmp_path / "i").write_bytes((tmp_path / "i").read_bytes()[:-1] + b"\x01")
    assert CoarseIndex.read(tmp_path / "i", sha256, IDS, rows, 3000) is None


def test_memory_a_vector_is_a_fraction_of_its_own(rows: HalfVectors, tmp_path: Path) -> None:
    CoarseIndex.build(IDS, rows).write(tmp_path / "i")
    assert coarse.cells_for(3_500_000) < 4000
    assert (tmp_path / "i").stat().st_size < 3000 * WIDTH * 4 / 4


def test_a_lookup_finds_each_vector_itself_first(rows: HalfVectors) -> None:
    similar, found = CoarseIndex.build(IDS, rows).lookup(rows[:300], 11)
    assert (found[:, 0] == IDS[:300]).all()
    assert similar[:, 0] == pytest.approx(np.ones(300), abs=2e-3)
    assert found.shape == (300, 11)
