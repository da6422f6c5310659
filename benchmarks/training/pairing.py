"""Fits the pair model: rewritten resumes of the tuning half -> ``index/pairing.json``.

    python -m benchmarks.training.pairing --data DIR --out pairing.json [--seed 7]

True pairs are those of a whole rewrite with its template, and of a diluted one with the lines it is
said to reword; false pairs are those with all other templates, and of ordinary resumes with any.
Texts made by rules are not used. Each measurement gets a piecewise-linear curve with knots at
quantiles of true and of false pairs, fitted by ridge-penalised logistic regression.

Rewritings hold few words of their template, so the fit knows nothing of pairs that hold many, and
lets the curves fall there. Where more must not say less, half of each fall is taken back.
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
TAKEN_BACK = 0.5

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
        for number in range(len(numbers)):
            found = measure(snapshot, query, number)
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
    """The model of ``index.pairing``: intercept, and a curve for each measurement."""
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
    curves = {}
    place = len(MEASUREMENTS)
    for number, name in enumerate(MEASUREMENTS):
        bends = slopes[place : place + len(knots[number])]
        place += len(bends)
        slope, at = float(slopes[number]), knots[number]
        if name in RISING:
            slope, at, bends, moved = risen(slope, at, bends)
            intercept += moved
        curves[name] = {
            "slope": round(slope, 5),
            "knots": [round(float(one), 5) for one in at],
            "bends": [round(float(one), 5) for one in bends],
        }
    return {"intercept": round(intercept, 5), "curves": curves}


def risen(slope: float, knots: Array, bends: Array) -> tuple[float, Array, Array, float]:
    """A curve half way to its running maximum, and what the intercept gains.

    The maximum is taken from the first knot on; before it a falling slope is level.
    """
    slopes = slope + np.concatenate(([0.0], np.cumsum(bends)))
    heights = np.concatenate(([0.0], np.cumsum(slopes[1:-1] * np.diff(knots))))
    places, tops = [float(knots[0])], [max(slopes[0], 0.0)]
    best = 0.0
    for number, knot in enumerate(knots):
        rise = slopes[number + 1]
        end = knots[number + 1] if number + 1 < len(knots) else np.inf
        meets = knot + (best - heights[number]) / rise if rise > 0 else np.inf
        places.append(float(knot))
        tops.append(0.0 if meets > knot else float(rise))
        if knot < meets < end:
            places.append(float(meets))
            tops.append(float(rise))
        if number + 1 < len(knots):
            best = max(best, heights[number + 1])
    rising = np.diff(np.array(tops))
    moved = (slopes[0] - tops[0]) * knots[0]
    at: dict[float, float] = {}
    for knot, bend in zip(knots.tolist(), bends.tolist(), strict=True):
        at[knot] = at.get(knot, 0.0) + (1 - TAKEN_BACK) * bend
    for knot, bend in zip(places[1:], rising.tolist(), strict=True):
        at[knot] = at.get(knot, 0.0) + TAKEN_BACK * bend
    ordered = sorted(at)
    new = (1 - TAKEN_BACK) * slope + TAKEN_BACK * tops[0]
    return new, np.array(ordered), np.array([at[knot] for knot in ordered]), TAKEN_BACK * moved


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
