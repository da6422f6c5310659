"""Lists with provenance as a home holds them: the shipped ones and what was imported or added."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from threading import Lock

from sqlalchemy import select

from forensics.catalogue.lists import Lookup, edited, seeds, stored
from forensics.catalogue.lists.entry import Entry, ListState
from forensics.catalogue.lists.identifiers import NAMES, guess
from forensics.catalogue.lists.importing.draft import (
    KINDS,
    RowError,
    checked,
    printable,
    shortened,
    within,
)
from forensics.catalogue.lists.packed import Packed
from forensics.catalogue.lists.tables import ListRow
from forensics.errors import ImportRefusedError
from forensics.model import INDICATORS, Listed, ListKind
from forensics.reference import load
from forensics.settings import Settings
from forensics.store.database import open_database
from forensics.store.transaction import reading, storable, writing

BY_HAND = "added by hand"


class HomeLists:
    """All lists of one database; loaded once, and again when their revision has grown."""

    def __init__(self, url: str) -> None:
        """Opens the database. Raises SettingsError when it cannot be opened."""
        self.engine = open_database(url)
        self._lock = Lock()
        self._loaded: tuple[int, Lookup] | None = None

    def current(self) -> Lookup:
        """Every entry as it stands now. Raises CaseError when the database cannot be read."""
        with self._lock, reading(self.engine) as session:
            revision = stored.revision(session)
            if self._loaded is None or self._loaded[0] != revision:
                self._loaded = (revision, _together(stored.stored(session)))
            return self._loaded[1]

    def revision(self) -> int:
        """How far the lists have come. Raises CaseError as `current`."""
        with reading(self.engine) as session:
            return stored.revision(session)

    def digests(self) -> dict[str, str]:
        """SHA-256 of what each stored list says, by "list: name", for a run's manifest."""
        with reading(self.engine) as session:
            rows = session.execute(select(ListRow.name, ListRow.sha256).order_by(ListRow.name))
            return {f"list: {name}": sha256 for name, sha256 in rows}


@lru_cache(maxsize=4)  # of a process: its own, and those a test or a second home brings
def _home(url: str) -> HomeLists:
    return HomeLists(url)


def home_lists(settings: Settings) -> HomeLists:
    """The lists of the database the settings name. Raises SettingsError."""
    return _home(settings.database)


def open_lists(settings: Settings) -> Lookup:
    """All lists as they stand now. Raises SettingsError or CaseError."""
    return home_lists(settings).current()


def list_entries(
    settings: Settings, kinds: Collection[ListKind] = (), name: str | None = None
) -> Iterator[Entry]:
    """Entries with their history, shipped ones first, of the kinds and list asked for, if any."""
    today = datetime.now(UTC).date()
    with reading(home_lists(settings).engine) as session:
        found = list(stored.entries(session, today, kinds, name))
    ended = {(item.listed.list, item.listed.key) for item in found}
    for entry in seeds():
        asked = (not kinds or entry.kind in kinds) and name in {None, entry.list}
        if asked and (entry.list, entry.key) not in ended:
            yield Entry(listed=entry, expired=entry.expired(today))
    yield from found


def states(settings: Settings) -> list[ListState]:
    """What each list holds and how old it is, shipped ones first."""
    today = datetime.now(UTC).date()
    home = home_lists(settings)
    by_list: defaultdict[str, list[Listed]] = defaultdict(list)
    for entry in home.current():
        by_list[entry.list].append(entry)
    with reading(home.engine) as session:
        rows = {row.name: row for row in session.scalars(select(ListRow))}
        return [
            _state(name, found, rows.get(name), today)
            for name, found in sorted(by_list.items(), key=lambda item: (item[0] in rows, item[0]))
        ]


def _state(name: str, found: Sequence[Listed], row: ListRow | None, today: date) -> ListState:
    shipped = row is None or row.format == "shipped"
    weighing = [entry for entry in found if not entry.expired(today)]
    newest = max(entry.dated for entry in found)
    return ListState(
        name=name,
        format="shipped" if shipped or row is None else row.format,
        file="" if row is None else row.file,
        shipped=shipped,
        kinds=dict(Counter(entry.kind for entry in weighing)),
        entries=len(weighing),
        expired=len(found) - len(weighing),
        newest=newest,
        age_days=max((today - newest).days, 0),
        changed=None if row is None else stored.utc(row.changed),
        sha256=load(name).sha256 if row is None else row.sha256,
    )


def add_indicator(
    settings: Settings,
    value: str,
    *,
    kind: ListKind | None,
    source: str,
    author: str,
    confidence: float = 1.0,
    dated: date | None = None,
    expires: date | None = None,
    note: str | None = None,
) -> tuple[Entry, bool]:
    """Add one entry to the list kept by hand, or put it in the place of an equal one; whether new.

    Raises ImportRefusedError when the value is of no kind, or cannot be one of its kind.
    """
    chosen = kind or guess(value)
    if chosen is None:
        known = ", ".join(sorted(INDICATORS))
        raise ImportRefusedError(
            f"{value!r} could be of no kind, or of several: say --kind, {known}"
        )
    now = datetime.now(UTC)
    try:
        form = checked(chosen, value)
        entry = Listed(
            list=edited.OWN,
            key=shortened(f"{chosen}:{form}"),
            kind=chosen,
            value=storable(" ".join(value.split())),
            source=storable(_said(source, "source")),
            dated=within(dated or now.date(), "date"),
            confidence=confidence,
            expires=expires and within(expires, "expires"),
            note=storable(_said(note, "note")) if note else None,
        )
    except RowError as error:
        raise ImportRefusedError(str(error)) from error
    by = storable(_said(author, "author"))
    with writing(home_lists(settings).engine) as session:
        new = edited.put(session, entry, now, by)
    today = now.date()
    return Entry(listed=entry, expired=entry.expired(today), added=now, added_by=by), new


def expire(
    settings: Settings, value: str, reason: str, author: str, name: str | None = None
) -> list[Listed]:
    """Let every entry of a value or name weigh nothing for any application; those not ended before.

    Raises ImportRefusedError when no list has it, or none on which it still weighs.
    """
    now = datetime.now(UTC)
    why, by = storable(_said(reason, "reason")), storable(_said(author, "author"))
    lists = open_lists(settings)
    kinds = frozenset(KINDS)
    named = _of_name(lists, value, kinds & NAMES)
    found = [entry for entry in (*lists.equal(value, kinds), *named) if name in {None, entry.list}]
    if not found:
        raise ImportRefusedError(f"{value}: no list has it; `forensics indicators list` shows them")
    # One whose own day has passed still weighs for applications older than that.
    weighing = [entry for entry in dict.fromkeys(found) if not entry.withdrawn]
    if not weighing:
        raise ImportRefusedError(f"{value}: it has expired already")
    with writing(home_lists(settings).engine) as session:
        edited.end(session, weighing, now, why, by)
    return weighing


def _of_name(lists: Lookup, value: str, kinds: Collection[ListKind]) -> list[Listed]:
    """Entries whose own name, not an alias, it is."""
    from forensics.catalogue.lists import names

    form = names.normal(value)
    found = (*lists.named(value, kinds), *lists.shortened(value, kinds))
    return [entry for entry in found if form and names.normal(entry.value) == form]


def _together(found: Iterator[Packed]) -> Lookup:
    """Stored entries, and the shipped ones but for those that were ended by hand."""
    rest = {(entry.list, entry.key): entry for entry in seeds()}

    def kept() -> Iterator[Packed]:
        for row in found:
            rest.pop((row.list, row.key), None)
            yield row

    rows = list(kept())
    return Lookup(rest.values(), rows)


def _said(text: str, what: str) -> str:
    """A text in one line. Raises ImportRefusedError when it is empty, or nothing to be shown."""
    if not text.strip():
        raise ImportRefusedError(f"the {what} is empty")
    try:
        printable(text.strip())
    except RowError as error:
        raise ImportRefusedError(f"the {what}: {error}") from error
    return " ".join(text.split())
