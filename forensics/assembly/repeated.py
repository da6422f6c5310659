"""Stored applications that repeat a template: found by their passages, then matched as ever."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from sqlalchemy import Engine

from forensics.linkage.anchors import SEQUENCE
from forensics.linkage.passages import SHORTEST, comparable
from forensics.model import Beside, Evidence, Key, Passage
from forensics.store import corpus_lookup
from forensics.store.corpus_lookup import Reach
from forensics.store.transaction import reading
from index.library import Library
from index.match import Match, Pair, Verdict
from index.matcher import Matcher
from index.store import template_passages
from index.template import Template

_PAGE = 200  # applications read at a time
REACH = Reach(common=2000, candidates=2000, sequences=SHORTEST - SEQUENCE + 1, hunts=True)


def repeated(
    engine: Engine, library: Library, templates: Mapping[str, Template], notes: list[str]
) -> Iterator[tuple[int, Match, tuple[Beside, ...]]]:
    """Applications, by number, whose match with one of `templates` weighs, and the quotes.

    Every case is matched, so that reworded passages are found; applications without a case where
    they share words with the template, for there may be a million. `notes` grows by what was not
    looked through.
    """
    numbers = _candidates(engine, tuple(templates.values()), notes)
    matcher = Matcher(library)
    for first in range(0, len(numbers), _PAGE):
        with reading(engine) as session:
            page = list(corpus_lookup.stated(session, numbers[first : first + _PAGE]))
        for application, passages in page:
            for match, held in _matches(matcher, passages):
                if match.template in templates:
                    pairs = (pair for pair in match.pairs if pair.rare)
                    quotes = tuple(_beside(held[pair.passage], pair) for pair in pairs)
                    yield application.number, match, quotes


def _candidates(engine: Engine, templates: Sequence[Template], notes: list[str]) -> list[int]:
    with reading(engine) as session:
        numbers = set(corpus_lookup.with_a_case(session))
        for template in templates:
            if template.seal is not None:
                notes.append(f"{template.id} is withheld: it was compared with cases alone")
                continue
            asked = [comparable(quote) for quote, _ in template_passages(template)]
            looked = corpus_lookup.repeating(session, asked, REACH)
            if looked.left_out or looked.common:
                said = f"more applications may repeat {template.id}"
                notes.append(f"{said} than the {REACH.candidates:,} that were compared")
            numbers |= {each.application.number for _, each in looked.found}
    return sorted(numbers)


def _matches(matcher: Matcher, passages: Sequence[Key]) -> Iterator[tuple[Match, Sequence[Key]]]:
    """The matches of each document that weigh, as `template.known_template` has them."""
    for _, held in groupby(passages, key=lambda one: one.evidence.document):
        every = list(held)
        for match in matcher.match([one.evidence.quote for one in every]):
            if match.weighs and match.verdict is Verdict.KNOWN_TEMPLATE:
                yield match, every


def _beside(passage: Key, pair: Pair) -> Beside:
    """The aligned part of a passage as its document states it, beside the template's."""
    whole = passage.evidence
    place = whole.locator
    assert isinstance(place, Passage)
    start = place.start + pair.start
    part = place.model_copy(update={"start": start, "end": start + len(pair.quote)})
    return Beside(
        evidence=Evidence(document=whole.document, locator=part, quote=pair.quote),
        says=pair.template_quote,
    )
