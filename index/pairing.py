"""Pairing: how much likelier a pair of passages is one line told twice than two people's like duty.

Two additive models: each measurement of a pair has a piecewise-linear curve, their sum is the
natural logarithm of a likelihood ratio. The curves were fitted by ridge-penalised logistic
regression to rewritings of whole résumés by a language model, the tuning half of ``forensics
evaluate templates`` (``benchmarks.training.pairing``), never to texts made by rules: a model of
those trusts copied words and misses rewording.

A rewriting shares few words with its source, and ordinary people who share many copied them: so the
fitted curves, which tell **reworded** lines, fall where much is shared. Lines copied and **edited**
here and there need the opposite, and a library has both. The second set of curves is the first with
each held at its height where more must not say less.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbedderError

FILE = Path(__file__).with_name("pairing.json")
MEASUREMENTS = (
    "cosine",
    "lift_text",
    "lift_template",
    "above_other_templates",
    "above_template_neighbour",
    "above_background",
    "template_above_background",
    "contrast",
    "shared_rarity",
    "rarest_shared",
    "shared_figures",
    "words",
    "length_ratio",
    "total_rarity",
    "figures",
)
"""Columns of a measured pair, in this order:

cosine of the two passages; the cosine less either side's neighbourhood; less the text passage's
nearest in unrelated templates; less the template passage's nearest in unrelated templates; less
either side's nearest background line; less the pair's contrast within the two documents; the share
of the lighter side's rarity that both hold, and the rarest stem of it; how many figures both hold,
at most two; the logarithm of one more than the shorter one's words; the shorter's words by the
longer's; the rarity of the shared stems together, at most 25; the figures either could share.
"""

Floats = NDArray[np.float32]


EDITED = (0.4, 0.6)
"""Share of rare words in common: up to the first a pair is weighed as reworded in either way, from
the second on as edited."""


class Ratios(NamedTuple):
    """Natural logarithms of likelihood ratios (n,), of a rewording and of an edited copy."""

    reworded: Floats
    edited: Floats


class _Curve(NamedTuple):
    """``slope * x`` and, from each knot on, ``bend * (x - knot)`` more."""

    slope: float
    knots: NDArray[np.float64]
    bends: NDArray[np.float64]

    def __call__(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        above = np.maximum(values[:, None] - self.knots[None, :], 0.0)
        return np.asarray(self.slope * values + above @ self.bends, dtype=np.float64)


class _Model(NamedTuple):
    intercept: float
    curves: tuple[_Curve, ...]

    def __call__(self, measured: NDArray[np.float64]) -> NDArray[np.float64]:
        total = np.full(len(measured), self.intercept)
        for column, curve in enumerate(self.curves):
            total += curve(measured[:, column])
        return total


def log_ratios(measured: Floats) -> Ratios:
    """The ratios of measured pairs (n, measurements)."""
    reworded, edited = (model(measured.astype(np.float64)) for model in _models())
    low, high = EDITED
    shared = measured[:, MEASUREMENTS.index("shared_rarity")]
    share = np.clip((shared - low) / (high - low), 0.0, 1.0)
    blended = reworded * (1.0 - share) + edited * share
    return Ratios(reworded.astype(np.float32), blended.astype(np.float32))


@cache
def _models() -> tuple[_Model, _Model]:
    stored: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return _model(stored["reworded"]), _model(stored["edited"])


def _model(stored: dict[str, Any]) -> _Model:
    if list(stored["curves"]) != list(MEASUREMENTS):
        raise EmbedderError(f"{FILE.name} is of other measurements")
    curves = tuple(
        _Curve(float(curve["slope"]), np.array(curve["knots"]), np.array(curve["bends"]))
        for curve in stored["curves"].values()
    )
    return _Model(float(stored["intercept"]), curves)
