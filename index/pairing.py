"""Pairing: how much likelier a pair of passages is a rewording than two people's like duty.

An additive model: each measurement of a pair has a piecewise-linear curve, their sum is the natural
logarithm of a likelihood ratio. The curves were fitted by ridge-penalised logistic regression to
rewritings of whole résumés by a language model, the tuning half of ``forensics evaluate
templates``, never to texts made by rules: a model of those trusts copied words and misses
rewording. ``benchmarks.training.pairing`` fits such a model.
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


class _Curve(NamedTuple):
    """``slope * x`` and, from each knot on, ``bend * (x - knot)`` more."""

    slope: float
    knots: NDArray[np.float64]
    bends: NDArray[np.float64]

    def __call__(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        above = np.maximum(values[:, None] - self.knots[None, :], 0.0)
        return np.asarray(self.slope * values + above @ self.bends, dtype=np.float64)


def log_ratio(measured: Floats) -> Floats:
    """Natural logarithm of the likelihood ratio (n,) of measured pairs (n, measurements)."""
    intercept, curves = _model()
    total = np.full(len(measured), intercept)
    for column, curve in enumerate(curves):
        total += curve(measured[:, column].astype(np.float64))
    return total.astype(np.float32)


@cache
def _model() -> tuple[float, tuple[_Curve, ...]]:
    stored: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    if list(stored["curves"]) != list(MEASUREMENTS):
        raise EmbedderError(f"{FILE.name} is of other measurements")
    curves = tuple(
        _Curve(float(curve["slope"]), np.array(curve["knots"]), np.array(curve["bends"]))
        for curve in stored["curves"].values()
    )
    return float(stored["intercept"]), curves
