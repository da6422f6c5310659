"""A library laid out as a large one: constants are lowered, the results must stay."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine

from index import coarse, on_demand, store
from index.coarse import CoarseIndex
from index.curation.curator import Curator
from index.embedding import MiniLM
from index.errors import StaleSnapshotError
from index.library import Library
from index.match import Match
from index.matcher import Matcher
from index.on_demand import LinesOnDemand
from index.snapshot import HALF, checksums
from index.template import Template
from index.vectors import VectorIndex

Make = Callable[..., Template]

VERBS = ("Charted", "Dredged", "Fenced", "Lit", "Painted", "Sold")
THINGS = ("basin", "cranes", "ropes", "ladders", "pilots' boat", "weather mast")
REMOVED = "Trained nine potters to log cone temperatures by tablet instead of chalk."


@pytest.fixture
def large(stocked: Library, template: Make, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library that is laid out as a large one; codes need 16 vectors at least."""
    lines = [f"{verb} the {thing} of a harbour by night." for verb in VERBS for thing in THINGS]
    stocked.add(template("port/harbour", "\n".join(lines)))
    monkeypatch.setattr(coarse, "COARSE_FROM", 1)
    monkeypatch.setattr(store, "LINES_IN_MEMORY", 1)
    stocked.rebuild()
    return stocked


def found(library: Library, text: str) -> list[Match]:
    return list(Matcher(library).search(text.splitlines(), 5))


def test_a_large_library_gives_the_same_matches_as_a_small_one(
    large: Library, engine: Engine, embedder: MiniLM, ledger: str, tmp_path: Path
) -> None:
    big = found(large, ledger)
    assert isinstance(large.snapshot().passages, CoarseIndex)
    assert isinstance(large.snapshot().held.texts, LinesOnDemand)
    with pytest.MonkeyPatch.context() as small:
        small.setattr(coarse, "COARSE_FROM", 1000)
        other = Library(engine, embedder, tmp_path / "other")
        exact = found(other, ledger)
        assert isinstance(other.snapshot().passages, VectorIndex)
    assert [match.template for match in big] == [match.template for match in exact]
    assert [match.score for match in big] == pytest.approx([m.score for m in exact], abs=1e-3)
    assert [pair.quote for pair in big[0].pairs] == [pair.quote for pair in exact[0].pairs]


def test_derived_files_are_read_back_and_a_damaged_one_is_made_again(
    large: Library, engine: Engine, embedder: MiniLM, ledger: str, tmp_path: Path
) -> None:
    folder = tmp_path / "derived"
    expected = found(large, ledger)
    assert set(checksums(folder).values()) == {True}
    written = (folder / "derived.json").stat().st_mtime_ns
    assert found(Library(engine, embedder, folder), ledger) == expected
    assert (folder / "derived.json").stat().st_mtime_ns == written
    for name in (HALF, "passages.faiss", "passages.npz", "cohort.npz", "background.faiss"):
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[:-1] + bytes([content[-1] ^ 255]))
        assert not all(checksums(folder).values()), name
        assert found(Library(engine, embedder, folder), ledger) == expected, name
        assert set(checksums(folder).values()) == {True}, name
        (folder / name).unlink()
        assert found(Library(engine, embedder, folder), ledger) == expected, name


def test_a_new_template_is_added_to_the_cells_and_a_removed_one_leaves_them(
    large: Library, engine: Engine, embedder: MiniLM, template: Make, ledger: str, tmp_path: Path
) -> None:
    trained = trained_for(large)
    large.add(template("a/host", "\n".join(ledger.splitlines()[8:12])))
    assert trained_for(large) == trained
    Curator(large).remove("clay/kiln", author="Ann", reason="Asked for.")
    for library in (large, Library(engine, embedder, tmp_path / "derived")):
        snapshot = library.snapshot()
        assert {snapshot.held.templates[owner].id for owner in snapshot.held.owners} == {
            "a/host",
            "pay/ledger",
            "port/harbour",
        }
        vector = embedder.embed([REMOVED])
        similar, ids = snapshot.passages.search(vector, 50)
        assert similar.max() < 0.9
        assert set(ids[ids >= 0].tolist()) <= set(snapshot.held.ids.tolist())
        assert (snapshot.vectors[:] @ vector[0]).max() < 0.9


def trained_for(library: Library) -> int:
    index = library.snapshot().passages
    assert isinstance(index, CoarseIndex)
    return index.trained


def test_an_id_used_again_for_another_line_does_not_bring_the_old_vector_back(
    large: Library, template: Make, embedder: MiniLM
) -> None:
    olds = [f"Counted {n} seals on the shore of a cold island at dawn." for n in range(9)]
    large.add(template("sea/seals", "\n".join(olds)))
    before = large.snapshot().held
    Curator(large).remove("sea/seals", author="Ann", reason="Asked for.")
    lines = [f"Measured {n} wells on the coast of a far island by hand." for n in range(9)]
    large.add(template("sea/wells", "\n".join(lines)))
    snapshot = large.snapshot()
    assert np.isin(before.ids, snapshot.held.ids).any()
    exact = embedder.embed(list(snapshot.held.texts))
    assert (snapshot.vectors[:] * exact).sum(axis=1).min() > 0.9999
    _, ids = snapshot.passages.search(exact, 1)
    assert (ids.ravel() == snapshot.held.ids).all()


def test_a_library_that_changes_during_a_comparison_is_compared_again(
    large: Library, monkeypatch: pytest.MonkeyPatch, ledger: str
) -> None:
    large.snapshot()
    matcher = Matcher(large)
    read = LinesOnDemand.prefetch

    def prefetch(lines: LinesOnDemand, rows: list[int]) -> None:
        monkeypatch.setattr(LinesOnDemand, "prefetch", read)
        Curator(large).remove("clay/kiln", author="Ann", reason="Asked for.")
        read(lines, rows)

    monkeypatch.setattr(LinesOnDemand, "prefetch", prefetch)
    assert [m.template for m in matcher.search(ledger.splitlines(), 3)] == [
        "pay/ledger",
        "port/harbour",
    ]


def test_a_library_that_was_large_leaves_no_vectors_behind(
    large: Library, engine: Engine, embedder: MiniLM, tmp_path: Path
) -> None:
    folder = tmp_path / "derived"
    assert (folder / HALF).exists()
    with pytest.MonkeyPatch.context() as small:
        small.setattr(coarse, "COARSE_FROM", 1000)
        Library(engine, embedder, folder).rebuild()
    assert not (folder / HALF).exists()
    assert not (folder / "passages.npz").exists()


def test_lines_on_demand_are_those_of_the_tables(
    stocked: Library, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = stocked.snapshot().held
    monkeypatch.setattr(on_demand, "CHUNK", 2)
    lines = LinesOnDemand(engine, held.ids, held.keys, "quote")
    assert tuple(lines) == tuple(held.quotes)
    assert lines[-1] == held.quotes[-1]
    assert lines[1:3] == list(held.quotes[1:3])
    monkeypatch.setattr(on_demand, "KEPT", 3)
    lines.prefetch([0, 1, 2])
    assert lines[4] == held.quotes[4]
    with pytest.raises(IndexError):
        lines[len(held.ids)]


def test_a_passage_under_an_id_used_again_is_not_given(stocked: Library, engine: Engine) -> None:
    held = stocked.snapshot().held
    others = held.keys[::-1].copy()
    with pytest.raises(StaleSnapshotError):
        LinesOnDemand(engine, held.ids, others, "quote")[0]
