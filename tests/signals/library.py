"""The means a case is run with: the shipped catalogue, and a library holding the case's matches."""

from collections.abc import Sequence
from dataclasses import dataclass

from forensics.catalogue import SeedCatalogue
from forensics.model import Quoted, Tools
from index.match import Match, Pair, Verdict
from tests.signals.cases import Case, StatedMatch

BACKGROUND = 600  # lines of ordinary resumes a stated pair was compared with


@dataclass(frozen=True)
class StatedLibrary:
    """A library whose matches are stated by the case; signals read them from the subject."""

    matches: tuple[Match, ...] = ()
    revision: int = 1
    embedder: str = "stated"

    def match(self, passages: Sequence[str]) -> tuple[Match, ...]:
        return self.matches if passages else ()


def tools_of(case: Case) -> Tools:
    """The means at hand in `case`."""
    return Tools(
        catalogue=None if "catalogue" in case.without else SeedCatalogue(),
        templates=None if "templates" in case.without else StatedLibrary(),
    )


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
    )
