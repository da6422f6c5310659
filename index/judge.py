"""Judgement: an alignment -> score, verdict and quoted pairs.

Honest people copy: of 367 ordinary resumes some share six lines with one of 250 others, résumé
builders' lines most of all, so a few copied lines say little while many say much. Rewording a rare
line takes the line in hand, so a reworded pair counts from the first. Both channels add up to one
score, divided by the root of the shorter document's passages, as chance pairs grow with length.

The constants were chosen on the tuning half of ``benchmarks/templates.py``.
"""

from typing import NamedTuple

import numpy as np

from index.align import Alignment, Query
from index.cohort import Bools
from index.match import Match, Pair, Verdict
from index.passages import Passage
from index.snapshot import Snapshot
from index.vectors import Floats

PAIR_FLOOR = 0.05
"""Margin below which a pair is chance."""
RARE_MARGIN = 0.1
"""Margin from which a reworded pair is rare: shown as such and counted for the verdict."""
PAIR_CAP = 0.2
"""Most a reworded pair can add: one striking pair must not stand for many."""
COPIED_LOW = 0.02
"""What a copied pair adds while few are copied."""
COPIED_COVERAGE = (0.12, 0.30)
"""Share of the shorter document's passages copied: below the first a copied pair adds
``COPIED_LOW``, from the second ``PAIR_CAP``; between them in proportion."""
COPIED_PAIRS = (3, 6)
"""The same for their number; both ramps must be climbed."""

KNOWN_SCORE = 0.18
KNOWN_PAIRS = 4
"""``known_template``: this score and this many rare pairs (a moderate finding)."""
SHARED_PAIRS = 2
"""``shared_source``: at least this many rare passages copied."""


class Judgement(NamedTuple):
    """Score, what each pair adds to it, which pairs are rare, and how many rare ones copied."""

    score: float
    strengths: Floats
    rare: Bools
    copied: int


def judge(alignment: Alignment, shorter: int) -> Judgement:
    """Scores an alignment; ``shorter`` is the passage count of the shorter document."""
    copied = alignment.copied & ~alignment.stock & (alignment.lift > PAIR_FLOOR)
    reworded = np.clip(alignment.margin - PAIR_FLOOR, 0.0, PAIR_CAP)
    reworded = np.where(alignment.copied | alignment.stock, 0.0, reworded)
    count = int(copied.sum())
    ramp = _ramp(count / max(shorter, 1), COPIED_COVERAGE) * _ramp(count, COPIED_PAIRS)
    worth = COPIED_LOW + (PAIR_CAP - COPIED_LOW) * ramp
    strengths = np.where(copied, worth, reworded) / max(shorter, 1) ** 0.5
    return Judgement(
        score=float(strengths.sum()),
        strengths=strengths.astype(np.float32),
        rare=copied | (reworded >= RARE_MARGIN - PAIR_FLOOR),
        copied=count,
    )


def _ramp(value: float, ends: tuple[float, float]) -> float:
    low, high = ends
    return min(max((value - low) / (high - low), 0.0), 1.0)


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
) -> Match:
    """The match with one template: pairs that count and stock copies, strongest first."""
    template = snapshot.held.templates[number]
    shorter = min(len(passages), len(snapshot.rows[number]))
    judgement = judge(alignment, shorter)
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
