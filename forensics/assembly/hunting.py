"""The hunt: one thing looked for in everything ever received, in templates and on lists."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import cast

from sqlalchemy.orm import Session

from forensics.assembly.corpus import REACH, corpus_engine, looks
from forensics.assembly.filling import fill
from forensics.assembly.hunted import Hunted, hunted
from forensics.assembly.lists import open_lists
from forensics.assembly.templates import open_library
from forensics.catalogue.lists import Lookup
from forensics.catalogue.lists.entry import Entry
from forensics.catalogue.lists.identifiers import NAMES
from forensics.engine import Progress
from forensics.linkage.anchors import SURE, sequences
from forensics.linkage.passages import comparable
from forensics.linkage.readings import Reading, ReadingKind
from forensics.model import INDICATORS, KeyKind, Listed, ListKind
from forensics.report.hunt import Holding, Hunt, in_order
from forensics.report.wire import MatchForm, match_form
from forensics.settings import Settings
from forensics.store import corpus_lookup, suppressions
from forensics.store.corpus_lookup import Found, Reach, Repeating, Stored
from forensics.store.transaction import reading
from index.match import Match, Verdict
from index.matcher import Matcher
from index.passages import words

MOST = 1000  # applications given for one thing
NEAREST = 24  # templates given at most
_HUNTING = Reach(common=2000, candidates=MOST, sequences=2, hunts=True)
_RANGES: tuple[ListKind, ...] = ("ip", "vpn_range", "datacentre_range")
_WITH_DOMAIN: frozenset[ReadingKind] = frozenset({"email", "url", "handle"})


def hunt(
    settings: Settings,
    value: str,
    kind: ReadingKind | None = None,
    pasted: str | None = None,
    progress: Progress = lambda step: None,
) -> Hunt:
    """Every stored application, template and entry of a list that holds `value`.

    `value` is a file's path, or a text in any spelling, read as everything that it can be; as one
    `kind` where that is told. `pasted` is the text that "-" stands for. `progress` is told the id
    of each case that first comes into the corpus. Raises ForensicsError when it can be read as
    nothing, or the database cannot be read.
    """
    return look(settings, hunted(settings, value, kind, pasted), progress)


def look(settings: Settings, sought: Hunted, progress: Progress = lambda step: None) -> Hunt:
    """As `hunt`, for what was read already. Raises ForensicsError as the database does."""
    engine = corpus_engine(settings.database)
    missed = fill(engine, progress)
    notes = [*sought.notes, *(f"{one.case} was not looked through: {one.reason}" for one in missed)]
    with reading(engine) as session:
        size = corpus_lookup.size(session)
        found = [one for each in sought.readings for one in _holding(session, each, notes)]
        found += _repeating(session, sought, notes)
        notes += _suppressed(session, sought.readings)
    templates, held = _templates(settings, sought, notes)
    lists = open_lists(settings)
    return Hunt(
        query=sought.query,
        read_as=sought.read_as,
        applications=in_order(found),
        templates=templates,
        indicators=_entries(lists, sought),
        looked_through=size,
        templates_held=held,
        entries_held=len(lists),
        notes=tuple(notes),
    )


def _holding(session: Session, asked: Reading, notes: list[str]) -> Iterator[Holding]:
    if asked.kind == "name":
        called = corpus_lookup.named(session, asked.values[0], MOST)
        if len(called) >= MOST:
            notes.append(f"the last {MOST:,} applications under this name are given")
        for application in called:
            yield _shown(application, "name", asked.values[0], application.name or "")
        return
    kind = cast(KeyKind, asked.kind)
    found, count = corpus_lookup.holding(session, kind, _values(session, asked), MOST)
    if count > MOST:
        which = f"{MOST:,} are given, of confirmed cases first, then the latest"
        notes.append(f"{count:,} applications hold this {kind}; {which}")
    yield from map(_found, found)


def _suppressed(session: Session, asked: Sequence[Reading]) -> Iterator[str]:
    """Who says, today, that one of the values hunted links nobody."""
    today = datetime.now(UTC).date()
    values = [(cast(KeyKind, each.kind), value) for each in asked for value in each.values]
    for each in suppressions.recorded(session, values):
        if each.holds(today):
            between = f", between {' and '.join(each.among)} alone" if each.among else ""
            yield f"this {each.kind} is suppressed by {each.said()}{between}"


def _values(session: Session, asked: Reading) -> Sequence[str]:
    """The values under which it is kept: what looks alike, and addresses of a range, included."""
    if asked.kind == "phash":
        return looks(session, asked.values)[asked.values[0]]
    if asked.kind == "ip":
        network = ip_network(asked.values[0])
        if network.num_addresses > 1:
            pages = corpus_lookup.values(session, "ip")
            return [held for page in pages for held in page if _within(held, network)]
    return asked.values


def _within(held: str, network: IPv4Network | IPv6Network) -> bool:
    lowest, highest = ip_network(held)[0], ip_network(held)[-1]
    return lowest.version == network.version and lowest in network and highest in network


def _repeating(session: Session, sought: Hunted, notes: list[str]) -> list[Holding]:
    """Passages that repeat those hunted; a file's as strictly as applications are compared."""
    if sought.query.file:
        asked, reach = [comparable(text) for text in sought.passages], REACH
    else:
        asked, reach = [sequences(text) for text in sought.passages], _HUNTING
        if any(len(words(text)) < SURE for text in sought.passages):
            said = f"a passage of fewer than {SURE} words is not surely found inside a longer one"
            notes.append(said)
    looked = corpus_lookup.repeating(session, asked, reach)
    notes += _unlooked(looked, reach)
    return [_found(each) for _, each in looked.found]


def _unlooked(looked: Repeating, reach: Reach) -> Iterator[str]:
    """Where more applications share words with what is hunted than were compared with it."""
    if looked.common:
        passages = "1 passage" if len(looked.common) == 1 else f"{len(looked.common):,} passages"
        many = f"more than {reach.common:,} applications share the words of {passages}"
        yield f"{many}; {'the last of them were' if reach.hunts else 'none of them was'} compared"
    if looked.left_out:
        every = looked.left_out + reach.candidates
        yield (
            f"{every:,} applications share some words with it; the {reach.candidates:,} that share "
            "most were compared"
        )


def _found(found: Found) -> Holding:
    key = found.key
    shown = _shown(found.application, key.kind, key.value, key.evidence.quote)
    where = {"document": key.evidence.document, "locator": key.evidence.locator}
    return shown.model_copy(update=where)


def _shown(application: Stored, kind: str, value: str, quote: str) -> Holding:
    return Holding(
        id=application.id,
        name=application.name,
        stage=application.stage,
        submitted_at=application.submitted_at,
        case=application.case,
        disposition=application.disposition,
        kind=kind,
        value=value,
        quote=quote,
    )


def _templates(
    settings: Settings, sought: Hunted, notes: list[str]
) -> tuple[tuple[MatchForm, ...], int | None]:
    """Templates that hold a passage, or much of a file; how many there are to look through.

    Retired ones are not compared.
    """
    if not sought.passages:
        return (), None
    library = open_library(settings)
    today = datetime.now(UTC).date()
    held = sum(each.matches_on(today) for each in library.list())
    found = Matcher(library).search(sought.passages, NEAREST)
    good = [match for match in found if _tells(match, sought.query.file)]
    if len(found) == NEAREST < held and found[-1] in good:
        notes.append(f"more templates may hold it; the {NEAREST} nearest were looked at")
    return tuple(map(match_form, good)), held


def _tells(match: Match, whole: bool) -> bool:
    """Whether a match is worth a look; a verdict is of a whole text, one line is too little."""
    return bool(match.rare_pairs) and (not whole or match.verdict is not Verdict.COMMON_TEXT)


def _entries(lists: Lookup, sought: Hunted) -> tuple[Entry, ...]:
    """Entries of lists that name it, expired ones included."""
    today = datetime.now(UTC).date()
    found = dict.fromkeys(entry for each in sought.readings for entry in _naming(lists, each))
    return tuple(Entry(listed=entry, expired=entry.expired(today)) for entry in found)


def _naming(lists: Lookup, asked: Reading) -> Iterator[Listed]:
    for value in asked.values:
        if asked.kind == "name":
            yield from lists.named(value, NAMES)
        elif asked.kind == "ip":
            yield from lists.equal(value, _RANGES)
            yield from lists.holding(value.partition("/")[0], _RANGES)
        else:
            yield from lists.equal(value, INDICATORS & {_LISTED.get(asked.kind, asked.kind)})
        if asked.kind in _WITH_DOMAIN:
            yield from lists.of_domain(value, {"domain"})


_LISTED: dict[ReadingKind, ReadingKind] = {"picture": "sha256"}
"""Lists know a picture by the hash of its bytes, as any file."""
