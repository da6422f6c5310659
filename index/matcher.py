"""Matching: the lines of a text against every template that may match."""

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from itertools import islice

import numpy as np

from index import cascade
from index.align import align, survey_query
from index.candidates import candidates
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
        texts = tuple(passage.text for passage in found)
        guess = self._library.embedder.guess(texts) if texts else None
        look = cascade.first_look(snapshot, texts, guess) if guess is not None else None
        unseen = Surroundings(np.zeros(len(found), dtype=np.int64), snapshot.background_size)
        if look is None or self._sealed.match(snapshot.held, found, unseen, day):
            return self._whole(snapshot, found, day, CANDIDATES)
        vectors = np.zeros((len(found), self._library.embedder.dimensions), dtype=np.float32)
        known = look.places[look.rows >= 0]
        vectors[known] = snapshot.vectors[look.rows[look.rows >= 0]]
        fresh = look.places[look.rows < 0]
        vectors[fresh] = self._embed(texts, fresh)
        matches = self._rank(snapshot, found, look.places, vectors, day, cascade.CANDIDATES)
        if not any(match.score >= cascade.GO_ON for match in matches):
            return matches
        rest = np.setdiff1d(np.arange(len(found)), look.places)
        vectors[rest] = self._embed(texts, rest)
        return self._rank(snapshot, found, np.arange(len(found)), vectors, day, CANDIDATES)

    def _whole(
        self, snapshot: Snapshot, found: Passages, day: date, count: int
    ) -> tuple[Match, ...]:
        every = np.arange(len(found))
        vectors = self._embed([passage.text for passage in found], every)
        return self._rank(snapshot, found, every, vectors, day, count) if found else ()

    def _embed(self, texts: Sequence[str], places: Ids) -> Floats:
        return self._library.embedder.embed([texts[place] for place in places.tolist()])

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
