"""The matcher as it is shipped, over an index of its own: what a run measures."""

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import create_engine

from forensics.evaluate.matching.report import Cascade
from forensics.evaluate.matching.scores import Score
from forensics.evaluate.matching.variants import Text
from index.embedding import Embedder
from index.library import Library
from index.match import Match, Verdict
from index.matcher import Matcher
from index.tables import metadata
from index.template import Template, TemplateStatus

RANKED = 24
"""Templates asked for a text: a right one beyond these counts as not found at all."""
DAY = date(2026, 1, 1)
"""The day all templates were added; none expires."""

Told = tuple[str, Verdict] | None


class Built(NamedTuple):
    """A library, the templates it did not take with the reason, and the stock lines it learnt."""

    library: Library
    rejected: tuple[str, ...]
    learnt: int


class Answers(NamedTuple):
    """Answers in the order of the texts, the matches behind them, and seconds a text.

    All passages of the texts were compared; ``cascade`` says what a user's examination, which
    compares the most promising first, tells otherwise, and ``cascade_seconds`` its time a text.
    """

    scores: tuple[Score, ...]
    matches: tuple[tuple[Match, ...], ...]
    seconds: float
    cascade: Cascade
    cascade_seconds: float


def build(
    embedder: Embedder,
    texts: Sequence[tuple[str, str]],
    folder: Path,
    corpus: Iterable[tuple[str, Sequence[str]]] = (),
) -> Built:
    """A library of stable templates (id, text), each its own family, in memory.

    `folder` takes the derived files; `corpus` (owner, lines) is what the background learns from.
    """
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    library = Library(engine, embedder, folder)
    imported = library.add_all(
        Template(id=id_, title=id_, family=id_, status=TemplateStatus.STABLE, text=text, added=DAY)
        for id_, text in texts
    )
    owners = list(corpus)
    learnt = library.learn(owners).lines if owners else 0
    library.snapshot()
    rejected = tuple(f"{one.template}: {one.reason}" for one in imported.rejected)
    return Built(library, rejected, learnt)


def answer(
    library: Library, texts: Sequence[Text], progress: Callable[[int, int], None]
) -> Answers:
    """Every text against the library."""
    matcher = Matcher(library)
    scores, matches = [], []
    whole = quick = 0.0
    told: list[tuple[bool, Told, Told]] = []
    for done, text in enumerate(texts, start=1):
        started = time.perf_counter()
        found = matcher.search(text.lines, RANKED)
        whole += time.perf_counter() - started
        started = time.perf_counter()
        told.append((not text.made_of, _told(found), _told(matcher.match(text.lines))))
        quick += time.perf_counter() - started
        scores.append(_score(found, frozenset(text.made_of)))
        # What lies behind the best ones is enough to show why; pairs of all would fill memory.
        matches.append(found[:2])
        progress(done, len(texts))
    known = [(real, mine) for _, real, mine in told if real and real[1] is Verdict.KNOWN_TEMPLATE]
    ordinary = [(real, mine) for negative, real, mine in told if negative]
    cascade = Cascade(
        known=len(known),
        kept=sum(real == mine for real, mine in known),
        ordinary=len(ordinary),
        alike=sum(real == mine for real, mine in ordinary),
    )
    count = max(len(texts), 1)
    return Answers(tuple(scores), tuple(matches), whole / count, cascade, quick / count)


def _told(found: Sequence[Match]) -> Told:
    """The best match that says more than that some text is common."""
    said = (match for match in found if match.verdict is not Verdict.COMMON_TEXT)
    return next(((match.template, match.verdict) for match in said), None)


def _score(found: Sequence[Match], sources: frozenset[str]) -> Score:
    if not found:
        return Score(0.0, None, None, known=False, many=False, alarmed=False, alarmed_many=False)
    own = next((match.score for match in found if match.template in sources), None)
    rank = None
    if own is not None:
        others = (match for match in found if match.template not in sources)
        rank = 1 + sum(match.score >= own for match in others)
    return Score(
        found[0].score,
        found[0].template,
        rank,
        known=_known(found[0]),
        many=found[0].many,
        alarmed=any(map(_known, found)),
        alarmed_many=any(match.many for match in found),
    )


def _known(match: Match) -> bool:
    return match.verdict is Verdict.KNOWN_TEMPLATE
