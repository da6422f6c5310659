"""Matching: the lines of a text against every template that may match."""

import logging
from collections.abc import Sequence
from datetime import UTC, date, datetime

from index.align import align, candidates, survey_query
from index.judge import to_match
from index.library import Library
from index.match import Match, Verdict
from index.passages import Passage, passages
from index.vectors import Floats

_log = logging.getLogger(__name__)

CANDIDATES = 48
"""Templates aligned a text, the most promising first (on the tuning half the right one was among
the first 27 for all but one text of 304)."""
MAX_PASSAGES = 2000
"""Passages of one text that are compared, the first; a warning is logged where there are more."""
SHOWN = 10
"""Matches given at most; more would be the same text many times over."""
COMMON_PAIRS = 3
"""Copied stock lines from which a ``common_text`` match is worth showing."""


class Matcher:
    """Compares texts with a library. Holds nothing of the texts it is shown."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def match(self, lines: Sequence[str], on: date | None = None) -> tuple[Match, ...]:
        """The templates a text shares passages with, best first; retired and expired ones never.

        Args:
            lines: logical lines or whole descriptions; a quote is a verbatim part of one of them.
            on: the day on which expiry is judged; None means today.

        Raises:
            EmbedderError: the embedding model is absent or not the pinned one.
        """
        found = self._compare(lines, on, CANDIDATES)
        return tuple(match for match in found if _worth_showing(match))[:SHOWN]

    def search(self, lines: Sequence[str], top: int, on: date | None = None) -> tuple[Match, ...]:
        """The ``top`` nearest templates whatever their score, best first.

        Fewer than ``top`` only where the library holds fewer that may match, or the text holds no
        passage.
        """
        return self._compare(lines, on, max(CANDIDATES, 2 * top))[:top]

    def _compare(self, lines: Sequence[str], on: date | None, count: int) -> tuple[Match, ...]:
        found = _cut(lines)
        vectors = self._library.embedder.embed([passage.text for passage in found])
        return self._rank(found, vectors, on, count)

    def _rank(
        self, found: tuple[Passage, ...], vectors: Floats, on: date | None, count: int
    ) -> tuple[Match, ...]:
        if not found:
            return ()
        snapshot = self._library.snapshot()
        day = on or datetime.now(UTC).date()
        query = survey_query(snapshot, tuple(passage.text for passage in found), vectors)
        eligible = [
            number
            for number in candidates(snapshot, query, len(snapshot.held.templates))
            if snapshot.held.templates[number].matches_on(day)
        ]
        matches = [
            to_match(snapshot, query, found, number, align(snapshot, query, number))
            for number in eligible[:count]
        ]
        return tuple(sorted(matches, key=lambda match: (-match.score, match.template)))


def _cut(lines: Sequence[str]) -> tuple[Passage, ...]:
    found = passages(lines)
    if len(found) > MAX_PASSAGES:
        _log.warning("of %d passages the first %d are compared", len(found), MAX_PASSAGES)
    return found[:MAX_PASSAGES]


def _worth_showing(match: Match) -> bool:
    if match.verdict is not Verdict.COMMON_TEXT:
        return True
    return sum(pair.kind == "copied" for pair in match.pairs) >= COMMON_PAIRS
