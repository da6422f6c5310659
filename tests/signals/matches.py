"""The template matches that a case states."""

from forensics.model import Quoted
from index.match import Match, Pair, Verdict
from tests.signals.cases import StatedMatch

BACKGROUND = 600  # lines of ordinary resumes a stated pair was compared with


def match_of(stated: StatedMatch, passages: tuple[Quoted, ...]) -> Match:
    """The match a case states, its quotes taken from the resume's own passages."""
    pairs = []
    for pair in stated.pairs:
        quote = passages[pair.passage].value
        pairs.append(
            Pair(
                passage=pair.passage,
                start=0,
                end=len(quote),
                quote=quote,
                template_quote=pair.template_text,
                strength=pair.strength,
                kind=pair.kind,
                rare=pair.rare,
                background_seen=pair.background_seen,
                background_size=BACKGROUND,
            )
        )
    return Match(
        template=stated.template,
        title=stated.title,
        status=stated.status,
        score=stated.score,
        verdict=Verdict(stated.verdict),
        pairs=tuple(pairs),
        expired=stated.expired,
    )
