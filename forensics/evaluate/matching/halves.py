"""Which resumes are the index, which are negatives, and which a background may be learnt from.

Resumes are split by source into a tuning and a test half, rewritten ones by style too, so that no
constant chosen on one half has seen a text of the other. The order is drawn from the seed alone:
the constants of the matcher were chosen on the tuning half of seed 7.
"""

from collections import defaultdict
from random import Random
from typing import Literal

from forensics.evaluate.matching.corpus import Corpus
from forensics.model.base import Noun

Half = Literal["tune", "test"]
HALVES: tuple[Half, Half] = ("tune", "test")
MOST_OF_HALF = 0.5
"""Share of a half that an index takes before it is filled up from the other half: the negatives
must be many, and of the half that is measured."""


class Shares(Noun):
    """Ids of an index (rewritten resumes first), of its negatives, and of what may be learnt.

    `borrowed` of the index are of the other half; `learnable` are resumes of the other half that
    are not in the index.
    """

    templates: tuple[str, ...]
    negatives: tuple[str, ...]
    learnable: tuple[str, ...]
    borrowed: int


def halves(corpus: Corpus, seed: int) -> tuple[tuple[list[str], int], tuple[list[str], int]]:
    """For either half its ids, rewritten ones first, and how many of them are rewritten."""
    chance = Random(seed)
    by_style: dict[str, set[str]] = defaultdict(set)
    for rewrite in corpus.rewrites:
        by_style[rewrite.style].add(rewrite.template)
    rewritten: tuple[list[str], list[str]] = ([], [])
    for style in sorted(by_style):
        ids = sorted(by_style[style] - set(rewritten[0]) - set(rewritten[1]))
        chance.shuffle(ids)
        rewritten[0].extend(ids[: len(ids) // 2])
        rewritten[1].extend(ids[len(ids) // 2 :])
    others = sorted(set(corpus.resumes) - set(rewritten[0]) - set(rewritten[1]))
    chance.shuffle(others)
    return (
        (rewritten[0] + others[0::2], len(rewritten[0])),
        (rewritten[1] + others[1::2], len(rewritten[1])),
    )


def share_out(corpus: Corpus, half: Half, seed: int, size: int) -> Shares | str:
    """Parts for an index of about `size` templates, or why there can be none.

    An index is never smaller than the number of rewritten resumes of its half.
    """
    parts = halves(corpus, seed)
    number = HALVES.index(half)
    (mine, rewritten), (other, _) = parts[number], parts[1 - number]
    size = max(size, rewritten)
    own = min(size, max(int(MOST_OF_HALF * len(mine)), rewritten))
    borrowed = min(size - own, len(other))
    own = size - borrowed
    if own >= len(mine):
        return (
            f"an index of {size:,} is left out: of {len(mine) + len(other):,} resumes none of the "
            f"{half} half would be left as a negative"
        )
    if size < 2:
        return f"an index of {size:,} is left out: it takes two templates to be wrong about one"
    return Shares(
        templates=tuple(mine[:own] + other[:borrowed]),
        negatives=tuple(mine[own:]),
        learnable=tuple(other[borrowed:]),
        borrowed=borrowed,
    )
