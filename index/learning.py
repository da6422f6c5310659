"""Learning stock lines from an organisation's own corpus, without keeping who wrote what.

A line held by several unrelated owners is common wording. Until then only its digest is kept,
with digests of its owners keyed by the line: the text of a line that few people wrote is never
stored, and two lines of one person cannot be told to be of one person.

A ring of applicants who hand round one text must not teach that text to the background. So owners
of one corpus who share much of their text count as one, and a line of a known template needs many
more owners than another.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from index.embedding import Embedder, content_hash
from index.line_vectors import vectors_of
from index.passages import identifies, key, passages
from index.tables import CHUNK, BackgroundLine, BackgroundSighting, TemplatePassage

STOCK_OWNERS = 3
"""Owners that make a line common. Two may be a pair of colleagues, or one person twice."""
TEMPLATE_LINE_OWNERS = 12
"""Owners that make a line of a known template common: more than one ring is likely to have."""
SIGHTINGS_KEPT = 24
"""Owners counted a line; beyond it nothing changes and nothing more is kept."""
ALIKE_SHARE = 0.3
ALIKE_LINES = 5
"""Owners with this share of the shorter text in common, and this many lines, count as one."""


class Learnt(NamedTuple):
    """What a corpus taught: owners read, owners after joining those alike, new stock lines."""

    owners: int
    unrelated: int
    lines: int


def learn(
    connection: Connection,
    embedder: Embedder,
    texts: Iterable[tuple[str, Sequence[str]]],
    revision: int = 0,
) -> Learnt:
    """Reads (owner, lines) and writes the stock lines and sightings that follow from them.

    New lines are marked with ``revision``, the library's with which they come.
    """
    lines_of: dict[str, dict[str, str]] = defaultdict(dict)
    for owner, lines in texts:
        for passage in passages(lines):
            if not identifies(passage.text) and (found := key(passage.text)):
                lines_of[owner].setdefault(content_hash(found), passage.text)
    leaders = _unrelated({owner: set(held) for owner, held in lines_of.items()})
    owners_of: dict[str, set[str]] = defaultdict(set)
    text_of: dict[str, str] = {}
    for owner, held in lines_of.items():
        for digest, text in held.items():
            owners_of[digest].add(leaders[owner])
            text_of.setdefault(digest, text)
    counts = _record(connection, owners_of)
    lines_added = _promote(connection, embedder, counts, text_of, revision)
    return Learnt(len(lines_of), len(set(leaders.values())), lines_added)


def _unrelated(held: dict[str, set[str]]) -> dict[str, str]:
    """For each owner the one it counts as: owners whose texts are alike count as one."""
    leader = {owner: owner for owner in held}

    def root(owner: str) -> str:
        while leader[owner] != owner:
            owner = leader[owner]
        return owner

    by_line: dict[str, list[str]] = defaultdict(list)
    for owner, lines in held.items():
        for line in lines:
            by_line[line].append(owner)
    common: dict[tuple[str, str], int] = defaultdict(int)
    for owners in by_line.values():
        # All pairs of a line that half the corpus has would cost the square of it; neighbours in
        # order are enough to chain a ring, whose members stand side by side on every line of it.
        reach = len(owners) if len(owners) <= SIGHTINGS_KEPT else 1
        ordered = sorted(owners)
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + reach]:
                common[one, other] += 1
    for (one, other), count in sorted(common.items()):
        if count >= max(ALIKE_LINES, ALIKE_SHARE * min(len(held[one]), len(held[other]))):
            first, second = sorted((root(one), root(other)))
            leader[second] = first
    return {owner: root(owner) for owner in held}


def _owner_digest(owner: str, line: str) -> str:
    return hashlib.blake2b(f"{line}\n{owner}".encode(), digest_size=16).hexdigest()


def _record(connection: Connection, owners_of: dict[str, set[str]]) -> dict[str, int]:
    """Writes new sightings; the number of owners ever seen for each line of this corpus."""
    counts: dict[str, int] = {}
    lines = sorted(owners_of)
    for start in range(0, len(lines), CHUNK):
        chunk = lines[start : start + CHUNK]
        known: dict[str, set[str]] = defaultdict(set)
        query = select(BackgroundSighting.key_sha256, BackgroundSighting.owner).where(
            BackgroundSighting.key_sha256.in_(chunk)
        )
        for line, owner in connection.execute(query):
            known[line].add(owner)
        rows = []
        for line in chunk:
            fresh = {_owner_digest(owner, line) for owner in owners_of[line]} - known[line]
            kept = sorted(fresh)[: SIGHTINGS_KEPT - len(known[line])]
            rows += [{"key_sha256": line, "owner": owner} for owner in kept]
            counts[line] = len(known[line]) + len(kept)
        if rows:
            connection.execute(insert(BackgroundSighting), rows)
    return counts


def _promote(
    connection: Connection,
    embedder: Embedder,
    counts: dict[str, int],
    text_of: dict[str, str],
    revision: int,
) -> int:
    """Writes lines that have owners enough as stock lines; how many are new."""
    of_templates = {key(text) for text in connection.scalars(select(TemplatePassage.text))}
    known = dict(
        connection.execute(select(BackgroundLine.key_sha256, BackgroundLine.owners)).tuples().all()
    )
    fresh: list[str] = []
    for line, owners in counts.items():
        needed = TEMPLATE_LINE_OWNERS if key(text_of[line]) in of_templates else STOCK_OWNERS
        if line in known:
            # One of a published list alone stays so until it has owners enough of its own.
            if owners != known[line] and (known[line] or owners >= needed):
                connection.execute(
                    update(BackgroundLine)
                    .where(BackgroundLine.key_sha256 == line)
                    .values(owners=owners)
                )
        elif owners >= needed:
            fresh.append(line)
    vectors_of(connection, embedder, [text_of[line] for line in fresh])
    rows = [
        {
            "key_sha256": line,
            "text": text_of[line],
            "owners": counts[line],
            "sha256": content_hash(text_of[line]),
            "embedder": embedder.name,
            "library_revision": revision,
        }
        for line in fresh
    ]
    if rows:
        connection.execute(insert(BackgroundLine), rows)
    return len(rows)
