"""Between two texts: which passages of either are the other's, reworded, where neither is known.

What ``index.align`` measures between a text and a template of the library, measured both ways
between two texts that nobody has judged: what surrounds a passage are the background's lines and
those of unrelated texts, and a pair's ratio is the mean of both ways. Copies are left aside: words
in common are found by words (``forensics sweep``), and honest people copy.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.align import COPIED_COSINE, PAIR_COSINE, contrast, copied
from index.cohort import NEAR_COPY, NEIGHBOURS, Bools, nearest, nearest_mean
from index.judge import (
    KNOWN_PAIRS,
    KNOWN_SCORE,
    LENGTH_POWER,
    RARE_RATIO,
    RATIO_CAP,
    REWORDED_FLOOR,
    SHORTEST,
    VERBATIM,
)
from index.pairing import log_ratios
from index.vectors import Floats, Ids, VectorIndex
from index.wording import MEASURED, Wording, compare


class Side(NamedTuple):
    """A text's passages: ``vectors`` (n, d), ``texts`` and ``wordings``.

    ``behind`` (n, ``NEIGHBOURS``) similarities to the background, best first.
    """

    texts: Sequence[str]
    wordings: Sequence[Wording]
    vectors: Floats
    behind: Floats


class Surroundings(NamedTuple):
    """For each passage of a text: mean of the ten nearest unrelated lines, the nearest passage of
    an unrelated text, the nearest line of the background, and whether it is a stock line."""

    around: Floats
    elsewhere: Floats
    ordinary: Floats
    stock: Bools


class Reworded(NamedTuple):
    """Pairs of passages by their places in either text, and what each adds, 0 to 1.

    ``score`` is that of ``index.judge`` for reworded pairs alone.
    """

    left: Ids
    right: Ids
    strengths: Floats
    score: float

    @property
    def known(self) -> bool:
        """Whether this would make a template known: enough pairs, and strong enough."""
        independent = min(len(np.unique(self.left)), len(np.unique(self.right)))
        return self.score >= KNOWN_SCORE and independent >= KNOWN_PAIRS


def ordinary(background: VectorIndex, vectors: Floats) -> Floats:
    """What ``Side.behind`` holds, of vectors (n, d)."""
    behind, _ = background.search(vectors, NEIGHBOURS)
    return behind


def surroundings(side: Side, beside: Floats) -> Surroundings:
    """What surrounds the passages of a text.

    ``beside`` (n, k) are similarities to passages of unrelated texts, -inf where one is none.
    """
    common = nearest(side.behind)
    # Nobody else to compare with: the background stands for them.
    elsewhere = np.maximum(nearest(beside), common)
    around = nearest_mean(side.behind, beside)
    return Surroundings(around, elsewhere, common, elsewhere > NEAR_COPY)


def between(one: Side, other: Side, near: Surroundings, far: Surroundings) -> Reworded:
    """The rare pairs of passages that are reworded, one the other.

    ``near`` surrounds ``one``, ``far`` the ``other``; neither holds passages of the two.
    """
    if not len(one.texts) or not len(other.texts):
        none = np.empty(0, np.int64)
        return Reworded(none, none, np.empty(0, np.float32), 0.0)
    cosine = one.vectors @ other.vectors.T
    lift = cosine - 0.5 * (near.around[:, None] + far.around[None, :])
    across = lift.argmax(axis=1)
    places = np.arange(len(across))
    mutual = lift.argmax(axis=0)[across] == places
    left = places[mutual & (cosine[places, across] >= PAIR_COSINE)]
    right = across[left]
    paired = cosine[left, right]
    words = np.array(
        [
            compare(one.wordings[place], other.wordings[chosen])
            for place, chosen in zip(left.tolist(), right.tolist(), strict=True)
        ],
        dtype=np.float32,
    ).reshape(len(left), MEASURED)
    apart = paired - contrast(cosine, left, right)
    forth = _measured(paired, near, left, far, right, apart, words)
    back = _measured(paired, far, right, near, left, apart, words)
    ratio = 0.5 * (log_ratios(forth).reworded + log_ratios(back).reworded)
    above = np.clip(ratio - REWORDED_FLOOR, 0.0, RATIO_CAP)
    above *= 1.0 - np.interp(words[:, 0], VERBATIM, (0.0, 1.0))
    above[near.stock[left] | far.stock[right]] = 0.0
    for row in np.flatnonzero(above).tolist():
        nearness = float(paired[row])
        same = nearness >= COPIED_COSINE and copied(one.texts[left[row]], other.texts[right[row]])
        if nearness > NEAR_COPY or same:
            above[row] = 0.0
    shorter = max(min(len(one.texts), len(other.texts)), SHORTEST)
    kept = above >= RARE_RATIO
    return Reworded(
        left[kept],
        right[kept],
        np.asarray(above[kept] / RATIO_CAP, dtype=np.float32),
        float(above.sum()) / shorter**LENGTH_POWER,
    )


def _measured(
    paired: Floats,
    here: Surroundings,
    own: Ids,
    there: Surroundings,
    theirs: Ids,
    apart: Floats,
    words: Floats,
) -> Floats:
    """The columns of ``index.pairing.MEASUREMENTS``, ``here`` standing for the text."""
    return np.column_stack(
        (
            paired,
            paired - here.around[own],
            paired - there.around[theirs],
            paired - here.elsewhere[own],
            paired - there.elsewhere[theirs],
            paired - here.ordinary[own],
            paired - there.ordinary[theirs],
            apart,
            words,
        )
    ).astype(np.float32)
