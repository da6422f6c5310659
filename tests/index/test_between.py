"""Two texts compared with each other: what is reworded counts, what is copied or ordinary not."""

import numpy as np
import pytest

from index.between import Reworded, Side, between, ordinary, surroundings
from index.embedding import MiniLM
from index.starter import Starter, load_starter
from index.vectors import VectorIndex
from index.wording import wording

TOLD = (
    "Diagnosed hydraulic faults on forklift trucks and replaced worn pumps during night shifts",
    "Calibrated torque wrenches against the workshop's master gauge every quarter",
    "Trained eleven apprentices to read wiring diagrams of electric reach trucks",
)
RETOLD = (
    "On the night crew, found what was wrong in forklift hydraulics and fitted new pumps",
    "Each quarter checked the torque wrenches by comparing them to a master gauge",
    "Showed eleven apprentices how the wiring diagrams of reach trucks are read",
)


@pytest.fixture(scope="module")
def starter() -> Starter:
    return load_starter(MiniLM(threads=1))


@pytest.fixture(scope="module")
def background(starter: Starter) -> VectorIndex:
    return VectorIndex.build(np.arange(len(starter.lines)), starter.vectors)


def compared(background: VectorIndex, *texts: tuple[str, ...]) -> Reworded:
    sides, around = [], []
    for lines in texts:
        vectors = MiniLM(threads=1).embed(lines)
        side = Side(
            lines, [wording(line) for line in lines], vectors, ordinary(background, vectors)
        )
        sides.append(side)
        around.append(surroundings(side, np.empty((len(lines), 0), np.float32)))
    return between(*sides, *around)


def test_lines_told_anew_stand_beside_each_other(background: VectorIndex) -> None:
    found = compared(background, TOLD, RETOLD)
    assert found.left.tolist() == found.right.tolist() == [0, 1, 2]
    assert (found.strengths > 0).all() and (found.strengths <= 1).all()


def test_neither_side_comes_first(background: VectorIndex) -> None:
    forth, back = compared(background, TOLD, RETOLD), compared(background, RETOLD, TOLD)
    assert forth.score == pytest.approx(back.score, abs=1e-4)
    assert forth.known == back.known


def test_copies_are_none(background: VectorIndex) -> None:
    assert compared(background, TOLD, TOLD).score == 0


def test_lines_that_anybody_writes_are_none(background: VectorIndex, starter: Starter) -> None:
    found = compared(
        background, starter.lines[:5], tuple(f"{one} daily" for one in starter.lines[:5])
    )
    assert (found.score, found.known) == (0, False)


def test_a_text_without_passages_has_nothing_in_common(background: VectorIndex) -> None:
    assert not compared(background, (), TOLD).known
