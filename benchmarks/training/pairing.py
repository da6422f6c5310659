"""Fits the pair model: rewritten resumes of the tuning half -> ``index/pairing.json``.

    python -m benchmarks.training.pairing --data DIR --out pairing.json [--seed 7]

True pairs are those of a whole rewrite with its template, and of a diluted one with the lines it is
said to reword; false pairs are those with all other templates, and of ordinary resumes with any.
Texts made by rules are not used. Each measurement gets a piecewise-linear curve with knots at
quantiles of true and of false pairs, fitted by ridge-penalised logistic regression.

Rewritings hold few words of their template, so the fit knows nothing of pairs that hold many, and
lets the curves fall there. A second set of curves, for lines copied and changed here and there,
holds each at its height where more must not say less.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from forensics.evaluate.matching.corpus import Corpus, read
from forensics.evaluate.matching.halves import share_out
from forensics.evaluate.matching.shipped import build
from forensics.evaluate.matching.variants import Text, ordinary, template_text, variants
from index.align import PAIR_COSINE, measure, survey_query
from index.embedding import MiniLM
from index.pairing import MEASUREMENTS
from index.passages import passages
from index.snapshot import Snapshot

TEMPLATES = 250
TRUE_KNOTS = (0.1, 0.3, 0.5, 0.7, 0.9)
FALSE_KNOTS = (0.5, 0.9, 0.98, 0.998)
RIDGE = 0.03
KEPT_FALSE = 0.25
"""Share of the false pairs that is fitted to, weighted up again: there are a million."""
HEAD = 50
"""Characters by which a line that a rewrite names is recognised in its template."""
RISING = (*MEASUREMENTS[:11], "total_rarity")
"""What must not say less where there is more of it."""

Array = NDArray[np.float64]


def labelled(
    corpus: Corpus, snapshot: Snapshot, texts: list[Text]
) -> Iterator[tuple[Array, NDArray[np.int8]]]:
    """For each text its pairs with all templates, and 1 true, 0 false, -1 unknown for each."""
    model = MiniLM()
    named = {rewrite.id: rewrite.reworded for rewrite in corpus.rewrites}
    numbers = {template.id: place for place, template in enumerate(snapshot.held.templates)}
    for text in texts:
        said = tuple(passage.text for passage in passages(text.lines))
        if not said:
            continue
        query = survey_query(snapshot, said, model.embed(said))
        right = {numbers[id_] for id_ in text.made_of if id_ in numbers}
        for number, found in enumerate(measure(snapshot, query, range(len(numbers)))):
            label = np.zeros(len(found.rows), dtype=np.int8)
            if number in right and text.kind == "g":
                label[:] = 1
            elif number in right:
                heads = [line[:HEAD] for line in named.get(text.id) or ()]
                held = [snapshot.held.texts[row] for row in found.rows.tolist()]
                hit = [any(head in line for head in heads) for line in held]
                label[:] = np.where(hit, 1, -1)
            yield found.measured.astype(np.float64), label


def fit(pairs: Array, labels: NDArray[np.int8], seed: int) -> dict[str, Any]:
    """The models of ``index.pairing``, each an intercept and a curve for each measurement."""
    chance = np.random.default_rng(seed)
    used = (pairs[:, 0] > PAIR_COSINE) & (labels >= 0)
    odds = np.log((labels == 1).sum() / (labels == 0).sum())
    used &= (labels == 1) | (chance.random(len(labels)) < KEPT_FALSE)
    some, which = pairs[used], labels[used]
    columns, knots = [some], []
    for column in some.T:
        places = np.concatenate(
            (
                np.quantile(column[which == 1], TRUE_KNOTS),
                np.quantile(column[which == 0], FALSE_KNOTS),
            )
        )
        knots.append(np.unique(places))
        columns.append(np.maximum(column[:, None] - knots[-1][None, :], 0.0))
    wide = np.concatenate(columns, axis=1)
    mean, spread = wide.mean(axis=0), np.maximum(wide.std(axis=0), 1e-9)
    model = LogisticRegression(C=RIDGE, max_iter=300)
    weights = np.where(which == 1, 1.0, 1.0 / KEPT_FALSE)
    model.fit((wide - mean) / spread, which, sample_weight=weights)
    slopes = model.coef_[0] / spread
    intercept = float(model.intercept_[0] - slopes @ mean - odds)
    place = len(MEASUREMENTS)
    fitted, risen = {}, {}
    held = intercept
    for number, name in enumerate(MEASUREMENTS):
        bends = slopes[place : place + len(knots[number])]
        place += len(bends)
        slope, at = float(slopes[number]), knots[number]
        fitted[name] = _written(slope, at, bends)
        if name in RISING:
            slope, at, bends, moved = never_falling(slope, at, bends)
            held += moved
        risen[name] = _written(slope, at, bends)
    return {
        "reworded": {"intercept": round(intercept, 5), "curves": fitted},
        "edited": {"intercept": round(held, 5), "curves": risen},
    }


def never_falling(slope: float, knots: Array, bends: Array) -> tuple[float, Array, Array, float]:
    """A curve's running maximum from its first knot on, and what the intercept gains by it.

    Before that knot a falling slope is level.
    """
    slopes = slope + np.concatenate(([0.0], np.cumsum(bends)))
    heights = np.concatenate(([0.0], np.cumsum(slopes[1:-1] * np.diff(knots))))
    places: list[float] = []
    tops = [max(float(slopes[0]), 0.0)]
    best = 0.0
    for number, knot in enumerate(knots.tolist()):
        rise = float(slopes[number + 1])
        end = float(knots[number + 1]) if number + 1 < len(knots) else np.inf
        meets = knot + (best - heights[number]) / rise if rise > 0 else np.inf
        places.append(knot)
        tops.append(0.0 if meets > knot else rise)
        if knot < meets < end:
            places.append(float(meets))
            tops.append(rise)
        if number + 1 < len(knots):
            best = max(best, float(heights[number + 1]))
    moved = (float(slopes[0]) - tops[0]) * float(knots[0])
    return tops[0], np.array(places), np.diff(np.array(tops)), moved


def _written(slope: float, knots: Array, bends: Array) -> dict[str, Any]:
    return {
        "slope": round(slope, 5),
        "knots": [round(float(one), 5) for one in knots],
        "bends": [round(float(one), 5) for one in bends],
    }


def main() -> None:
    """Fits and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    corpus = read(options.data)
    shares = share_out(corpus, "tune", options.seed, TEMPLATES)
    if isinstance(shares, str):
        raise SystemExit(shares)
    texts = [ordinary(corpus, id_, options.seed) for id_ in shares.negatives]
    texts += variants(corpus, shares, options.seed, ("g", "gh"))
    held = [(id_, template_text(corpus, id_, options.seed)) for id_ in shares.templates]
    with tempfile.TemporaryDirectory() as folder:
        snapshot = build(MiniLM(), held, Path(folder)).library.snapshot()
        found = list(labelled(corpus, snapshot, texts))
    pairs = np.concatenate([one for one, _ in found])
    labels = np.concatenate([one for _, one in found])
    model = fit(pairs, labels, options.seed)
    options.out.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    print(f"{(labels == 1).sum()} true pairs, {(labels == 0).sum()} false")


if __name__ == "__main__":
    main()
