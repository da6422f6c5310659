"""What is erased is in no file any more, whatever came before and after: bytes are searched."""

import random
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine

from forensics.store.database import open_database
from index.curation.curator import Curator
from index.library import Library
from index.store import template_passages
from tests.index.wordy import Wordy, library, numbered, text_of

BY = {"author": "Ann", "reason": "Asked for."}


def held_anywhere(home: Path, number: int) -> list[str]:
    """Files that hold a passage of a number's template, its digest's beginning or its vector."""
    texts = [text for _, text in template_passages(numbered(number))]
    vectors = Wordy().embed(texts)
    traces = [text.encode() for text in texts]
    traces += [text.split()[1].encode() for text in texts]
    # A part of a vector tells of it too: pages of the database may cut it.
    traces += [vector.astype("<f4").tobytes()[100:164] for vector in vectors]
    traces += [vector.astype("<f2").tobytes()[100:164] for vector in vectors]
    found = []
    for path in sorted(home.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            if any(trace in content for trace in traces):
                found.append(path.name)
    return found


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(f"sqlite:///{tmp_path / 'forensics.db'}")


def test_the_search_for_bytes_finds_what_is_held(tmp_path: Path, engine: Engine) -> None:
    library(engine, tmp_path).add(numbered(1))
    engine.dispose()
    assert held_anywhere(tmp_path, 1) == ["forensics.db", "passages.faiss"]


def test_removed_templates_leave_no_bytes_among_many(tmp_path: Path, engine: Engine) -> None:
    held = library(engine, tmp_path)
    numbers = list(range(90))
    random.Random(7).shuffle(numbers)
    held.add_all([numbered(number) for number in numbers])
    curator = Curator(held)
    curator.edit(numbered(numbers[0]).id, text=text_of(700), **BY)
    for number in numbers[:6]:
        curator.remove(numbered(number).id, **BY)
    assert [held_anywhere(tmp_path, number) for number in (*numbers[:6], 700)] == [[]] * 7


def test_nor_after_reloading_and_adding_others(tmp_path: Path, engine: Engine) -> None:
    held = library(engine, tmp_path)
    held.add_all([numbered(number) for number in range(30)])
    Curator(held).remove(numbered(7).id, **BY)
    engine.dispose()
    again: Library = library(open_database(f"sqlite:///{tmp_path / 'forensics.db'}"), tmp_path)
    again.add_all([numbered(number) for number in range(100, 140)])
    again.rebuild()
    assert held_anywhere(tmp_path, 7) == []


def test_what_was_refused_leaves_no_vector(tmp_path: Path, engine: Engine) -> None:
    held = library(engine, tmp_path)
    held.add(numbered(1))
    taken = numbered(1).model_copy(update={"text": text_of(55)})
    (rejection,) = held.add_all([taken]).rejected
    assert rejection.reason == "the id is taken"
    engine.dispose()
    assert held_anywhere(tmp_path, 55) == []


def test_a_file_that_a_crash_left_goes_with_the_erasure(tmp_path: Path, engine: Engine) -> None:
    held = library(engine, tmp_path)
    held.add_all([numbered(1), numbered(2)])
    left = tmp_path / "index" / ".passages.faiss.x7yz"
    left.write_bytes((tmp_path / "index" / "passages.faiss").read_bytes())
    Curator(held).remove(numbered(1).id, **BY)
    assert held_anywhere(tmp_path, 1) == []
    assert not left.exists()
    assert np.isfinite(held.snapshot().vectors[:]).all()
