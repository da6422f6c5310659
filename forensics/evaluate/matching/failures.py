"""What was missed and what stood in its way, with the words, so that a person can see why."""

from collections.abc import Sequence

from forensics.evaluate.matching.report import Failures, Method, Miss, Nearest, SharedQuote
from forensics.evaluate.matching.scores import Score
from forensics.evaluate.matching.thresholds import passes
from forensics.evaluate.matching.variants import Text
from index.match import Match

ON_TOP = 10
"""Negatives shown, those with the highest scores."""
QUOTES = 6
"""Pairs shown of each."""


def failures(
    method: Method,
    texts: Sequence[Text],
    scores: Sequence[Score],
    matches: Sequence[Sequence[Match]],
) -> Failures:
    """Rewrites (g, gh) missed at the strictest rate, and the negatives on top."""
    thresholds = {f"{at.rate:g}": at.score for at in method.at}
    misses = []
    for text, score, found in zip(texts, scores, matches, strict=True):
        if text.kind not in ("g", "gh"):
            continue
        hit = tuple(rate for rate, least in thresholds.items() if passes(score, least))
        if len(hit) == len(thresholds):
            continue
        misses.append(
            Miss(
                kind=text.kind,
                style=text.style,
                template=text.made_of[0],
                rank=score.rank,
                gaps={rate: score.score - least for rate, least in thresholds.items()},
                found=hit,
                nearest=_nearest(text, score, found),
            )
        )
    wrong = [
        (score, text, found)
        for text, score, found in zip(texts, scores, matches, strict=True)
        if text.kind == "negative"
    ]
    wrong.sort(key=lambda one: (-one[0].score, one[1].id))
    return Failures(
        method=method.name,
        misses=tuple(misses),
        negatives=tuple(_nearest(text, score, found) for score, text, found in wrong[:ON_TOP]),
    )


def _nearest(text: Text, score: Score, found: Sequence[Match]) -> Nearest:
    pairs = found[0].pairs[:QUOTES] if found else ()
    return Nearest(
        id=text.id,
        template=score.first,
        score=score.score,
        verdict=found[0].verdict.value if found else None,
        pairs=tuple(
            SharedQuote(
                quote=" ".join(pair.quote.split()),
                template_quote=" ".join(pair.template_quote.split()),
                kind=pair.kind,
                rare=pair.rare,
                strength=pair.strength,
            )
            for pair in pairs
        ),
    )
