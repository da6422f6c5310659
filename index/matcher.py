"""Matching: the lines of a text against every template that may match."""

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from itertools import islice

import numpy as np

from index import cascade
from index.align import align, survey_query
from index.candidates import candidates
from index.cohort import Bools
from index.errors import StaleSnapshotError
from index.exchange.sealed import SealedTemplates, Surroundings
from index.judge import coverage, to_match
from index.library import Library
from index.match import Match, Verdict
from index.on_demand import LinesOnDemand
from index.passages import Passage, passages
from index.snapshot import Snapshot
from index.vectors import Floats, Ids

_log = logging.getLogger(__name__)

CANDIDATES = 24
"""Templates aligned a text, the most promising first. Measured with 250 templates: in 103 texts
with a known template it was among the first 4; of 70 texts no score differed from that with 48,
which takes twice the time."""
MAX_PASSAGES = 2000
"""Passages of one text that are compared, the first; a warning is logged where there are more."""
TRIES = 3
"""How often a comparison is tried while somebody changes the library."""
SHOWN = 10
"""Matches given at most; more would be the same text many times over."""
COMMON_PAIRS = 3
"""Copied stock lines from which a ``common_text`` match is worth showing."""

Passages = tuple[Passage, ...]


class Matcher:
    """Compares texts with a library. Holds nothing of the texts it is shown."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._sealed = SealedTemplates(library.engine)

    def match(self, lines: Sequence[str], on: date | None = None) -> tuple[Match, ...]:
        """The templates a text shares passages with, best first; retired ones never.

        Args:
            lines: logical lines or whole descriptions; a quote is a verbatim part of one of them.
            on: the day on which expiry is judged; None means today.

        Raises:
            EmbedderError: the embedding model is absent or not the pinned one.
            StaleSnapshotError: the library changed during every try.
        """
        day, found = on or datetime.now(UTC).date(), _cut(lines)
        matches = self._retried(lambda snapshot: self._cascade(snapshot, found, day))
        return tuple(match for match in matches if _worth_showing(match))[:SHOWN]

    def search(self, lines: Sequence[str], top: int, on: date | None = None) -> tuple[Match, ...]:
        """The ``top`` nearest templates whatever their score, best first, all passages compared.

        Fewer than ``top`` only where the library holds fewer that may match, or the text holds no
        passage.
        """
        day, found = on or datetime.now(UTC).date(), _cut(lines)
        count = max(CANDIDATES, 2 * top)
        return self._retried(lambda snapshot: self._whole(snapshot, found, day, count))[:top]

    def _retried(self, compare: Callable[[Snapshot], tuple[Match, ...]]) -> tuple[Match, ...]:
        for _ in range(TRIES - 1):
            try:
                return compare(self._library.snapshot())
            except StaleSnapshotError:
                _log.info("the library changed during a comparison: compared again")
        return compare(self._library.snapshot())

    def _cascade(self, snapshot: Snapshot, found: Passages, day: date) -> tuple[Match, ...]:
        """Compares the most promising passages, and all where these come to something."""
        if not found:
            return ()
        texts = tuple(passage.text for passage in found)
        places, rows = cascade.looks(snapshot, texts, self._library.embedder.guess(texts))
        unseen = Surroundings(np.zeros(len(found), dtype=np.int64), snapshot.background_size)
        if self._sealed.match(snapshot.held, found, unseen, day):
            places = places[-1:]
        vectors = np.zeros((len(found), self._library.embedder.dimensions), dtype=np.float32)
        known = rows >= 0
        vectors[known] = snapshot.vectors[rows[known]]
        for some, bar in zip(places[:-1], cascade.GO_ON, strict=False):
            self._embed(texts, some, known, vectors)
            matches = self._rank(snapshot, found, some, vectors, day, cascade.CANDIDATES)
            if not any(match.score >= bar for match in matches):
                return matches
        self._embed(texts, places[-1], known, vectors)
        return self._rank(snapshot, found, places[-1], vectors, day, CANDIDATES)

    def _embed(self, texts: Sequence[str], places: Ids, known: Bools, vectors: Floats) -> None:
        """Fills in the vectors of those at ``places`` that are not known yet."""
        fresh = places[~known[places]]
        vectors[fresh] = self._library.embedder.embed([texts[place] for place in fresh.tolist()])
        known[fresh] = True

    def _whole(
        self, snapshot: Snapshot, found: Passages, day: date, count: int
    ) -> tuple[Match, ...]:
        vectors = self._library.embedder.embed([passage.text for passage in found])
        every = np.arange(len(found))
        return self._rank(snapshot, found, every, vectors, day, count) if found else ()

    def _rank(
        self,
        snapshot: Snapshot,
        found: Passages,
        places: Ids,
        vectors: Floats,
        day: date,
        count: int,
    ) -> tuple[Match, ...]:
        """Compares the passages at ``places``, whose ``vectors`` stand in the rows of ``found``."""
        some = tuple(found[place] for place in places.tolist())
        brief = len(some) < len(found)
        query = survey_query(snapshot, tuple(one.text for one in some), vectors[places], brief)
        eligible = (
            number
            for number in candidates(snapshot, query)
            # A sealed template has no passages to align: it matches by hash alone.
            if len(snapshot.rows[number]) and snapshot.held.templates[number].matches_on(day)
        )
        chosen = list(islice(eligible, count))
        _read_ahead(snapshot, chosen)
        aligned = align(snapshot, query, chosen)
        # Of the same templates always: a score must not depend on how many are asked for.
        covered = coverage(aligned[:CANDIDATES], len(found))
        matches = [
            to_match(snapshot, query, some, number, one, covered, len(found)).model_copy(
                update={"expired": snapshot.held.templates[number].expired_on(day)}
            )
            for number, one in zip(chosen, aligned, strict=True)
        ]
        if not brief:
            around = Surroundings(query.seen, snapshot.background_size)
            matches += self._sealed.match(snapshot.held, found, around, day)
        return tuple(sorted(matches, key=lambda match: (-match.score, match.template)))


def _read_ahead(snapshot: Snapshot, numbers: Sequence[int]) -> None:
    """Reads the lines of templates in one go where they are not in memory."""
    rows = [row for number in numbers for row in snapshot.rows[number].tolist()]
    for lines in (snapshot.held.texts, snapshot.held.quotes):
        if isinstance(lines, LinesOnDemand):
            lines.prefetch(rows)


def _cut(lines: Sequence[str]) -> tuple[Passage, ...]:
    found = passages(lines)
    if len(found) > MAX_PASSAGES:
        _log.warning("of %d passages the first %d are compared", len(found), MAX_PASSAGES)
    return found[:MAX_PASSAGES]


def _worth_showing(match: Match) -> bool:
    if match.verdict is not Verdict.COMMON_TEXT:
        return True
    return sum(pair.kind == "copied" for pair in match.pairs) >= COMMON_PAIRS
