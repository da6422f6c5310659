"""Every baseline knows a copy of itself best and gives a score for each pair."""

from collections.abc import Sequence

import numpy as np
import pytest

from forensics.evaluate.matching.baselines import BASELINES, Baseline, document, max_sim
from index.embedding import Vectors
from tests.evaluate.matching.composed import resume


class Letters:
    """A cheap embedder: how often each letter stands in a line."""

    name = "letters"
    dimensions = 26

    def embed(self, lines: Sequence[str]) -> Vectors:
        rows = np.zeros((len(lines), 26), dtype=np.float32)
        for row, line in enumerate(lines):
            for letter in line.lower():
                if "a" <= letter <= "z":
                    rows[row, ord(letter) - 97] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


@pytest.mark.parametrize("baseline", BASELINES.values(), ids=BASELINES)
def test_a_copy_is_nearest_to_itself(baseline: Baseline) -> None:
    held = [document(resume(place).text.split("\n")) for place in range(6)]
    scores = baseline(Letters(), held, held)
    assert scores.shape == (6, 6)
    assert scores.argmax(axis=1).tolist() == list(range(6))
    assert np.diag(scores) == pytest.approx(np.ones(6), abs=1e-4)


@pytest.mark.parametrize("baseline", BASELINES.values(), ids=BASELINES)
def test_a_text_that_says_nothing_gets_a_score_all_the_same(baseline: Baseline) -> None:
    held = [document(resume(place).text.split("\n")) for place in range(3)]
    scores = baseline(Letters(), [document(["-"])], held)
    assert scores.shape == (1, 3)
    assert np.isfinite(scores).all()


def test_max_sim_is_the_mean_of_the_best_cosines_over_the_template() -> None:
    text = document(["aaaa aaaa aaaa aaaa aaaa"])
    template = document(["aaaa aaaa aaaa aaaa aaaa", "bbbb bbbb bbbb bbbb bbbb"])
    assert max_sim(Letters(), [text], [template]) == pytest.approx(np.array([[0.5]]))
