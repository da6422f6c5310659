"""Thresholds drawn from negatives, recall above them, and how far either can be trusted."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from forensics.evaluate.matching.scores import Score
from forensics.evaluate.matching.variants import Text

RATES = (0.01, 0.001)
DRAWS = 1000
_Floats = NDArray[np.float64]


class Threshold(NamedTuple):
    """A score that at most `allowed` of `negatives` exceed; `above` do (fewer where some tie).

    With no false positive among n, the true rate lies below 3/n only (the rule of three, a 95 %
    bound): `bound` is that, whatever rate was wished for.
    """

    rate: float
    allowed: int
    negatives: int
    score: float
    above: int
    bound: float


def threshold(scores: Sequence[float], rate: float) -> Threshold:
    """The threshold for a rate of false positives; a hit lies above it, not at it.

    Raises:
        ValueError: no negatives, or a rate that is none.
    """
    if not scores:
        raise ValueError("without negatives no threshold can be drawn")
    if not 0 <= rate < 1:
        raise ValueError(f"a rate of false positives lies between 0 and 1, not at {rate}")
    ordered = sorted(scores, reverse=True)
    # A product such as 0.01 * 300 may miss a whole number by a hair.
    allowed = int(rate * len(ordered) + 1e-9)
    score = ordered[allowed]
    above = sum(one > score for one in ordered)
    return Threshold(rate, allowed, len(ordered), score, above, min(1.0, 3 / len(ordered)))


def passes(score: Score, least: float) -> bool:
    """Whether the right template is first and above the threshold."""
    return score.right and score.score > least


class Draws(NamedTuple):
    """One bootstrap for all methods: how often each negative and each text is drawn.

    `negatives` (draws, negatives) and `texts` (draws, texts); a text is drawn with the template it
    was made of, as texts of one template rise and fall together.
    """

    negatives: _Floats
    texts: _Floats


def draw(seed: int, negatives: int, texts: Sequence[Text], draws: int = DRAWS) -> Draws:
    """Resamples negatives, and source templates with their texts (Efron and Tibshirani 1993)."""
    chance = np.random.default_rng(seed)
    sources = {id_: place for place, id_ in enumerate(sorted({one.made_of[0] for one in texts}))}
    of_text = np.array([sources[one.made_of[0]] for one in texts], dtype=np.int64)

    def counts(size: int) -> _Floats:
        if size == 0:
            return np.zeros((draws, 0))
        return chance.multinomial(size, np.full(size, 1 / size), draws).astype(np.float64)

    drawn = counts(negatives)
    return Draws(drawn, counts(len(sources))[:, of_text])


def drawn_thresholds(draws: Draws, scores: Sequence[float], rate: float) -> _Floats:
    """The threshold of every draw, as `threshold` would set it."""
    values = np.array(scores)
    order = np.argsort(-values, kind="stable")
    allowed = int(rate * len(values) + 1e-9)
    reached = draws.negatives[:, order].cumsum(axis=1) > allowed
    return np.asarray(values[order][reached.argmax(axis=1)], dtype=np.float64)


def intervals(
    draws: Draws,
    least: _Floats,
    scores: Sequence[Score],
    groups: Mapping[str, Sequence[int]],
) -> dict[str, tuple[float, float]]:
    """For each group of texts (places) the 95 % percentile interval of its recall."""
    values = np.array([one.score if one.right else -np.inf for one in scores])
    hits = draws.texts * (values[None, :] > least[:, None])
    found = {}
    for name, places in groups.items():
        chosen = np.array(places, dtype=np.int64)
        weights = draws.texts[:, chosen].sum(axis=1)
        recall = hits[:, chosen].sum(axis=1)[weights > 0] / weights[weights > 0]
        low, high = np.quantile(recall, (0.025, 0.975)) if len(recall) else (0.0, 1.0)
        found[name] = (float(low), float(high))
    return found
