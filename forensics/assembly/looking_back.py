"""Looking back: new indicators and templates are looked for in all that is stored."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import Engine

from forensics.assembly.corpus import corpus_engine
from forensics.assembly.filling import fill
from forensics.assembly.repeated import repeated
from forensics.assembly.sought import names, sought
from forensics.assembly.templates import open_library
from forensics.catalogue.lists import stored
from forensics.catalogue.lists.packed import Packed, unpack
from forensics.engine import Progress
from forensics.model import INDICATORS, Beside, Evidence, Look, LookedBack, Sighting
from forensics.settings import Settings
from forensics.store import corpus_lookup, looked_back, sightings
from forensics.store.holders import holders
from forensics.store.looked_back import Mark
from forensics.store.sightings import New
from forensics.store.transaction import reading, writing
from index.curation.history import stable_since
from index.library import Library
from index.template import Template

_TOGETHER = 500  # sightings written at a time


def look_back(
    settings: Settings,
    progress: Progress = lambda step: None,
    library: Library | None = None,
) -> LookedBack:
    """Look for every entry and template that is new since this was done last; queue who holds it.

    Entries that weigh nothing today, and templates that are not stable, are not looked for. What
    was looked for is marked when it is done: where the program ends before, or an application
    that was examined earlier is kept meanwhile, it is done again, and a sighting that is known is
    not queued twice. `progress` is told the id of each case that first
    comes into the corpus; `library` is the home's, where it is open already. Raises CaseError when
    the database cannot be read or written, LibraryError when the library is needed and cannot be.
    """
    engine = corpus_engine(settings.database)
    with reading(engine) as session:
        mark, reached = looked_back.peek(session)
    if mark == reached:
        return _outcome(0, 0, 0, [], [])
    with writing(engine) as session:
        before, reached = looked_back.stand(session)
    mark = before.mark
    entries, templates = _new(engine, mark, reached)
    notes: list[str] = []
    size, found = 0, []
    if entries or templates:
        missed = fill(engine, progress)
        notes += [f"{one.case} was not looked through: {one.reason}" for one in missed]
        with reading(engine) as session:
            size = corpus_lookup.size(session)
    if entries and size:
        found += _kept(engine, _of_entries(engine, entries))
    _advance(engine, mark._replace(lists=reached.lists), before.turn)
    if templates and size:
        opened = library or open_library(settings)
        found += _kept(engine, _of_templates(engine, opened, templates, notes))
    _advance(engine, reached, before.turn)
    return _outcome(len(entries), len(templates), size, found, notes)


def come_so_far(settings: Settings) -> Mark:
    """How far lists and library have come. Raises CaseError where the database cannot be read."""
    with reading(corpus_engine(settings.database)) as session:
        return looked_back.reached(session)


def waiting(settings: Settings) -> int:
    """How many entries and templates were not looked for yet: an earlier program was cut off."""
    engine = corpus_engine(settings.database)
    with reading(engine) as session:
        mark, reached = looked_back.peek(session)
    entries, templates = _new(engine, mark, reached)
    return len(entries) + len(templates)


def queued(
    settings: Settings, *, open_only: bool = False, limit: int = 100, offset: int = 0
) -> tuple[list[Sighting], int]:
    """One page of the sightings, people already hired first, and how many there are in all."""
    engine = corpus_engine(settings.database)
    return sightings.sightings(engine, open_only=open_only, limit=limit, offset=offset)


def look(settings: Settings, sighting: int, author: str, note: str = "") -> Look:
    """Record that somebody has looked at a sighting; the earlier looks stay.

    Raises CaseError when there is none of this id, the author is blank, or the note too long.
    """
    return sightings.look(corpus_engine(settings.database), sighting, author, note)


def _new(engine: Engine, mark: Mark, reached: Mark) -> tuple[list[Packed], tuple[Template, ...]]:
    """The entries and templates that are new between two marks, or after, and weigh today."""
    today = datetime.now(UTC).date()
    with reading(engine) as session:
        entries = [
            entry
            for entry in (stored.stored(session, mark.lists) if mark.lists < reached.lists else ())
            if entry.kind in INDICATORS and not unpack(entry).expired(today)
        ]
        stable = stable_since(session.connection(), mark.templates)
    return entries, tuple(one for one in stable if one.weighs_on(today))


def _advance(engine: Engine, to: Mark, turn: int) -> None:
    """Marks what was looked for; not where an application came in meanwhile that it may miss."""
    with writing(engine) as session:
        looked_back.advance(session, to, turn)


def _of_entries(engine: Engine, entries: list[Packed]) -> Iterator[New]:
    with reading(engine) as session:
        for holder in holders(session, sought(session, entries)):
            entry = entries[holder.number]
            quotes = tuple(one for one in holder.evidence if names(entry, one.quote))
            if quotes:
                yield _listed(entry, holder.application, quotes)


def _listed(entry: Packed, application: int, quotes: Sequence[Evidence]) -> New:
    says = unpack(entry).row().text
    return New(
        application=application,
        kind=entry.kind,
        list=entry.list,
        key=entry.key,
        said=_digest(f"{entry.kind}:{entry.form}"),
        revision=None,
        what=entry.value,
        quotes=tuple(Beside(evidence=quote, says=says) for quote in quotes),
    )


def _of_templates(
    engine: Engine, library: Library, templates: tuple[Template, ...], notes: list[str]
) -> Iterator[New]:
    by_id = {template.id: template for template in templates}
    for number, match, quotes in repeated(engine, library, by_id, notes):
        template = by_id[match.template]
        sealed = template.seal.model_dump_json() if template.seal else ""
        yield New(
            application=number,
            kind="template",
            list="",
            key=template.id,
            said=_digest(template.text or sealed),
            revision=template.revision,
            what=template.title,
            quotes=quotes,
        )


def _kept(engine: Engine, new: Iterable[New]) -> list[int]:
    """Keep what was not known, some at a time; the applications' numbers, once a sighting."""
    coming, found = iter(new), []
    while batch := list(islice(coming, _TOGETHER)):
        found += sightings.put(engine, batch)
    return found


def _digest(said: str) -> str:
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _outcome(
    entries: int, templates: int, size: int, found: list[int], notes: list[str]
) -> LookedBack:
    return LookedBack(
        entries=entries,
        templates=templates,
        looked_through=size,
        sightings=len(found),
        applications=len(set(found)),
        notes=tuple(notes),
    )
