"""Sealed templates: keyed digests of passages in place of a text that may not be disclosed.

    digest = HMAC-SHA256(key = salt, message = words of the passage, lower case, single spaces)

The salt is drawn anew for each export and travels with the digests. What this protects: nobody
reads the text out of them, and digests of two exports cannot be compared with one another. What it
does not: whoever holds the seal can try a line of his own, as matching does, so a line that can be
guessed, or that stands in a document at hand, is confirmed. Hence short lines and stock lines are
left out: six words of a vocabulary of 2,000 are 6.4e19 guesses, two hundred years at ten thousand
million a second; four would be twenty-seven minutes. Title, family and references are not sealed.
"""

import hmac
import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, Engine, func, select

from index.align import Alignment
from index.judge import COPIED_WORTH, REWORDED_FLOOR, coverage, judge, verdict
from index.match import MANY_PAIRS, MANY_SCORE, Match, Pair, Verdict
from index.pairing import Ratios
from index.passages import Passage, key, words
from index.snapshot import Held
from index.store import template_passages
from index.tables import CHUNK, SealedPassage
from index.template import Seal, Template
from index.vectors import Ids

MIN_WORDS = 6
"""A shorter passage could be found by trying every combination of common words."""
SHOWN_DIGITS = 12
"""Of a digest, in place of the template's quote."""
WITHHELD = "The text is withheld by its sender."


def new_salt() -> str:
    """256 random bits, hexadecimal."""
    return secrets.token_hex(32)


def digest(salt: str, text: str) -> str:
    """The keyed digest of a passage's compared text, hexadecimal."""
    return hmac.digest(bytes.fromhex(salt), key(text).encode(), "sha256").hex()


def seal(template: Template, salt: str, stock: Collection[str] = ()) -> Template:
    """The template without its text and provenance; one that is sealed already stays as it is.

    Args:
        template: what to seal.
        salt: the export's, of ``new_salt``.
        stock: passages that are ordinary resume lines, left out.
    """
    if template.seal is not None:
        return template
    texts = [text for _, text in template_passages(template) if text not in stock]
    digests = tuple(
        dict.fromkeys(digest(salt, text) for text in texts if len(words(text)) >= MIN_WORDS)
    )
    made = {"text": "", "provenance": "", "seal": Seal(salt=salt, digests=digests)}
    return template.model_copy(update=made)


def salts(connection: Connection) -> tuple[str, ...]:
    """Every salt under which the library holds digests."""
    return tuple(connection.scalars(select(SealedPassage.salt).distinct()))


class Surroundings(NamedTuple):
    """What an exact copy is judged against: the background's near copies of each passage."""

    seen: Ids
    size: int


def lookup(
    connection: Connection,
    held: Iterable[Template],
    passages: Sequence[Passage],
    around: Surroundings,
    known_salts: Sequence[str] | None = None,
    on: date | None = None,
) -> tuple[Match, ...]:
    """Matches of passages with the sealed templates among ``held``, best first.

    A copied passage weighs as in any template. As the text of neither side can be read beside the
    other, fewer copies than make many are a shared source at most.
    """
    under = salts(connection) if known_salts is None else known_salts
    if not under or not passages:
        return ()
    places: dict[str, int] = {}
    for place, passage in enumerate(passages):
        for salt in under:
            places.setdefault(digest(salt, passage.text), place)
    hits: dict[str, dict[str, int]] = {}
    for name, found in _held_digests(connection, list(places)):
        hits.setdefault(name, {})[found] = places[found]
    sizes = _sizes(connection, list(hits))
    matches = [
        _match(template, hits[template.id], sizes[template.id], passages, around, on)
        for template in held
        if template.id in hits
    ]
    return tuple(sorted(matches, key=lambda match: (-match.score, match.template)))


class SealedTemplates:
    """The sealed templates of a database: its salts are read once a revision."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._of: tuple[str, int] | None = None
        self._salts: tuple[str, ...] = ()

    def match(
        self, held: Held, passages: Sequence[Passage], around: Surroundings, on: date
    ) -> tuple[Match, ...]:
        """As ``lookup``, with the templates that may match on a day; costs nothing without any."""
        at = (held.uid, held.revision)
        if self._of == at and not self._salts:
            return ()
        with self._engine.connect() as connection:
            if self._of != at:
                self._salts, self._of = salts(connection), at
            able = (item for item in held.templates if item.matches_on(on))
            return lookup(connection, able, passages, around, self._salts, on)


def _held_digests(connection: Connection, digests: Sequence[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for start in range(0, len(digests), CHUNK):
        query = select(SealedPassage.template_id, SealedPassage.digest).where(
            SealedPassage.digest.in_(digests[start : start + CHUNK])
        )
        found += connection.execute(query).tuples().all()
    return found


def _sizes(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """How many passages of each template are sealed."""
    sizes: dict[str, int] = {}
    name = SealedPassage.template_id
    for start in range(0, len(ids), CHUNK):
        query = select(name, func.count()).where(name.in_(ids[start : start + CHUNK]))
        sizes.update(connection.execute(query.group_by(name)).tuples().all())
    return sizes


def _match(
    template: Template,
    hits: dict[str, int],
    size: int,
    passages: Sequence[Passage],
    around: Surroundings,
    on: date | None,
) -> Match:
    # One passage may be copied from two: each side counts once, as in any alignment.
    of_place = {place: found for found, place in hits.items()}
    places = np.array(sorted(of_place), dtype=np.int64)
    ones = np.ones(len(places), dtype=np.float32)
    worth = ones * (REWORDED_FLOOR + COPIED_WORTH)
    alignment = Alignment(
        passages=places,
        rows=np.arange(len(places), dtype=np.int64),
        cosine=ones,
        ratios=Ratios(worth, worth),
        shared=ones,
        stock=np.asarray(around.seen[places] > 0),
        copied=np.ones(len(places), dtype=np.bool_),
    )
    covered = coverage([alignment], len(passages))
    judgement = judge(alignment, min(len(passages), size), covered)
    order = np.argsort(-judgement.strengths, kind="stable").tolist()
    pairs = tuple(
        _pair(
            passages[int(places[row])],
            of_place[int(places[row])],
            round(float(judgement.strengths[row]), 6),
            bool(judgement.rare[row]),
            int(around.seen[places[row]]),
            around.size,
        )
        for row in order
    )
    many = judgement.score >= MANY_SCORE and int(judgement.rare.sum()) >= MANY_PAIRS
    found = verdict(judgement)
    if found is Verdict.KNOWN_TEMPLATE and not many:
        found = Verdict.SHARED_SOURCE
    return Match(
        template=template.id,
        title=template.title,
        status=template.status,
        score=round(judgement.score, 6),
        verdict=found,
        pairs=pairs,
        expired=on is not None and template.expired_on(on),
    )


def _pair(passage: Passage, found: str, strength: float, rare: bool, seen: int, size: int) -> Pair:
    return Pair(
        passage=passage.line,
        start=passage.start,
        end=passage.end,
        quote=passage.quote,
        template_quote=f"withheld: sha256 {found[:SHOWN_DIGITS]}…",
        strength=strength,
        kind="copied",
        rare=rare,
        background_seen=seen,
        background_size=size,
    )
