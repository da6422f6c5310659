"""Judgement: an alignment -> score, verdict and quoted pairs.

A pair counts by its likelihood ratio, capped: one striking pair must not stand for many. Lines
**reworded** and lines copied and **edited** are summed apart, each by its own ratios, and the
greater sum is the score: what tells the one speaks against the other.

A **copied** pair is better evidence of a common source and worse evidence of a template: honest
people copy lines, of 367 ordinary resumes one shares 15 lines of 26 with another. So copies count
next to nothing while the text is for the most part something else, and in full where most of it is
taken from the library, one template or several. All is divided by the root of the shorter
document's passages, as chance pairs grow with length.

The constants were chosen on the tuning half of ``forensics evaluate templates``.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from index.align import Alignment, Query
from index.cohort import Bools
from index.match import Match, Pair, Verdict
from index.passages import Passage
from index.snapshot import Snapshot
from index.vectors import Floats

REWORDED_FLOOR = 4.0
EDITED_FLOOR = 5.0
"""Log likelihood ratios below which a pair is chance, so many pairs does a comparison look at."""
EDITED_WORTH = 0.5
"""What the sum of edited pairs is multiplied by: ordinary resumes reach twice as high with them."""
RATIO_CAP = 6.0
"""Most that a pair adds above the floor."""
RARE_RATIO = 1.0
"""Above the floor by this a reworded pair is shown as rare and counted for the verdict."""
VERBATIM = (0.75, 0.95)
"""Share of rare words in common: from the first on a pair is less and less reworded, from the
second it is copied."""
LOW = 0.03
"""What is left of a copied pair where the text is for the most part something else."""
DERIVED = (0.7, 0.85)
"""The same shares for what counts as taken from a template, words exchanged included."""
DERIVED_COSINE = 0.5
MOSTLY = (0.38, 0.52)
"""Share of a text's passages taken from the library: copies count ``LOW`` up to the first, fully
from the second; no ordinary resume of the tuning half reaches the first."""
COPIED_WORTH = 2.0
"""What a copied pair adds where copies count, whatever its ratio: none was fitted to copies."""
WHOLLY = (0.6, 0.8)
"""Share of a text's passages taken from which a copied pair adds at least its ratio: of a text that
is nothing else, its source is to stand before whatever was reworded from it."""
LENGTH_POWER = 0.5
SHORTEST = 16
"""A shorter document counts as one of so many passages: a single pair must not carry it."""

KNOWN_SCORE = 2.0
KNOWN_PAIRS = 3
"""``known_template``: this score and this many rare pairs (a moderate finding)."""
SHARED_PAIRS = 2
"""``shared_source``: at least this many rare passages copied."""


class Judgement(NamedTuple):
    """Score, what each pair adds to it, which pairs are rare, and how many rare ones copied."""

    score: float
    strengths: Floats
    rare: Bools
    copied: int


def taken(alignment: Alignment) -> Floats:
    """For each pair how far the passage's words are the template's: 0 reworded, 1 copied."""
    share = _ramp(alignment.shared, DERIVED)
    share = np.where(alignment.copied, 1.0, share)
    apart = alignment.stock | (alignment.cosine <= DERIVED_COSINE)
    return np.where(apart, 0.0, share).astype(np.float32)


def coverage(alignments: Iterable[Alignment], count: int) -> float:
    """Share of a text's ``count`` passages taken from one template or another, from 0 to 1."""
    best = np.zeros(max(count, 1), dtype=np.float32)
    for alignment in alignments:
        np.maximum.at(best, alignment.passages, taken(alignment))
    return float(best.sum()) / max(count, 1)


def judge(alignment: Alignment, shorter: int, covered: float) -> Judgement:
    """Scores an alignment.

    Args:
        alignment: with one template.
        shorter: the passage count of the shorter document.
        covered: ``coverage`` of the text by all templates compared.
    """
    mostly, wholly = (float(_ramp(np.array([covered]), ends)[0]) for ends in (MOSTLY, WHOLLY))
    length = max(shorter, SHORTEST) ** LENGTH_POWER
    verbatim = _ramp(alignment.shared, VERBATIM)
    owed = taken(alignment)
    channels = []
    for ratio, floor, worth in (
        (alignment.ratios.reworded, REWORDED_FLOOR, 1.0),
        (alignment.ratios.edited, EDITED_FLOOR, EDITED_WORTH),
    ):
        above = np.where(alignment.stock, 0.0, np.clip(ratio - floor, 0.0, RATIO_CAP))
        beside = above * (1.0 - verbatim * (1.0 - LOW))
        within = COPIED_WORTH * owed + above * (1.0 - owed)
        within = within * (1.0 - wholly) + np.maximum(above, COPIED_WORTH * owed) * wholly
        strengths = worth * (beside * (1.0 - mostly) + within * mostly) / length
        channels.append((float(strengths.sum()), strengths, above))
    score, strengths, above = max(channels, key=lambda channel: channel[0])
    copied = alignment.copied & ~alignment.stock
    return Judgement(
        score=score,
        strengths=strengths.astype(np.float32),
        rare=copied | (above >= RARE_RATIO),
        copied=int(copied.sum()),
    )


def _ramp(values: Floats, ends: tuple[float, float]) -> Floats:
    low, high = ends
    return np.asarray(np.clip((values - low) / (high - low), 0.0, 1.0), dtype=np.float32)


def verdict(judgement: Judgement) -> Verdict:
    """The verdict of a judgement."""
    rare = int(judgement.rare.sum())
    if judgement.score >= KNOWN_SCORE and rare >= KNOWN_PAIRS:
        return Verdict.KNOWN_TEMPLATE
    return Verdict.SHARED_SOURCE if judgement.copied >= SHARED_PAIRS else Verdict.COMMON_TEXT


def to_match(
    snapshot: Snapshot,
    query: Query,
    passages: tuple[Passage, ...],
    number: int,
    alignment: Alignment,
    covered: float,
    count: int,
) -> Match:
    """The match with one template: pairs that count and stock copies, strongest first.

    ``count`` is how many passages the text has, of which ``passages`` were compared.
    """
    template = snapshot.held.templates[number]
    shorter = min(count, len(snapshot.rows[number]))
    judgement = judge(alignment, shorter, covered)
    pairs = []
    # Strongest first; many pairs reach the cap, and among those the longest tells most.
    lengths = [len(passages[int(place)].quote) for place in alignment.passages]
    for place in np.lexsort((-np.array(lengths), -judgement.strengths)).tolist():
        if not (judgement.strengths[place] > 0.0 or alignment.copied[place]):
            continue
        passage = passages[int(alignment.passages[place])]
        row = int(alignment.rows[place])
        pairs.append(
            Pair(
                passage=passage.line,
                start=passage.start,
                end=passage.end,
                quote=passage.quote,
                template_quote=snapshot.held.quotes[row],
                strength=round(float(judgement.strengths[place]), 6),
                kind="copied" if alignment.copied[place] else "reworded",
                rare=bool(judgement.rare[place]),
                background_seen=int(
                    max(query.seen[alignment.passages[place]], snapshot.cohort.seen[row])
                ),
                background_size=snapshot.background_size,
            )
        )
    return Match(
        template=template.id,
        title=template.title,
        status=template.status,
        score=round(judgement.score, 6),
        verdict=verdict(judgement),
        pairs=tuple(pairs),
    )
