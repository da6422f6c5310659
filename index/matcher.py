"""Matching: the lines of a text against every template that may match."""

import logging
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import islice

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
from index.vectors import Floats

_log = logging.getLogger(__name__)

CANDIDATES = 24
"""Templates aligned a text, the most promising first. Measured with 250 templates: in 103 texts
with a known template it was among the first 4; of 70 texts no score differed from that with 48,
which takes twice the time."""
MAX_PASSAGES = 2000
"""Passages of one text that are compared, the first; a warning is logged where there are more."""
TRIES = 3
"""How often a comparison begins again when somebody changes the library meanwhile."""
SHOWN = 10
"""Matches given at most; more would be the same text many times over."""
COMMON_PAIRS = 3
"""Copied stock lines from which a ``common_text`` match is worth showing."""


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
        if not found:
            return ()
        for _ in range(TRIES):
            try:
                return self._rank(self._library.snapshot(), found, vectors, on, count)
            except StaleSnapshotError:
                _log.info("the library changed during a comparison: compared again")
        return self._rank(self._library.snapshot(), found, vectors, on, count)

    def _rank(
        self,
        snapshot: Snapshot,
        found: tuple[Passage, ...],
        vectors: Floats,
        on: date | None,
        count: int,
    ) -> tuple[Match, ...]:
        day = on or datetime.now(UTC).date()
        query = survey_query(snapshot, tuple(passage.text for passage in found), vectors)
        eligible = (
            number
            for number in candidates(snapshot, query)
            # A sealed template has no passages to align: it matches by hash alone.
            if len(snapshot.rows[number]) and snapshot.held.templates[number].matches_on(day)
        )
        chosen = list(islice(eligible, count))
        _read_ahead(snapshot, chosen)
        aligned = align(snapshot, query, chosen)
        covered = coverage(aligned, len(found))
        matches = [
            to_match(snapshot, query, found, number, alignment, covered).model_copy(
                update={"expired": snapshot.held.templates[number].expired_on(day)}
            )
            for number, alignment in zip(chosen, aligned, strict=True)
        ]
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
