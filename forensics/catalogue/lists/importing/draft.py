"""A list as it is read off a file: entries that hold, and rows that were rejected, by line."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import get_args

from forensics.catalogue.imported import Rejection
from forensics.catalogue.lists import domains, identifiers, names
from forensics.catalogue.lists.importing.told import Told
from forensics.catalogue.lists.tables import KEY_LENGTH
from forensics.model import Listed, ListKind

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
LONGEST = 500  # characters of a value; the longest official name has 350
FEWEST_LETTERS = 2  # or digits, of a name
MOST_NAMES = 200  # aliases, addresses or domains of one entry
WIDEST = {4: 8, 6: 19}  # a mask this short or longer: a wider range would hold whole continents
Place = int | Callable[[], int]  # a line, or what finds it out where it is needed
KINDS: tuple[ListKind, ...] = get_args(ListKind)


class RowError(ValueError):
    """Why a row cannot be taken."""


class Draft:
    """A list being read. `rows` counts what was read of the sort that lists take."""

    def __init__(self, name: str, format_: str, file: str, told: Told, dated: date) -> None:
        """`dated` is the day of entries without one of their own."""
        self.name = told.name or name
        self.format = format_
        self.file = file
        self.told = told
        self.dated = told.dated or dated
        self.rows = 0
        self.duplicates = 0
        self.entries: dict[str, Listed] = {}
        self.rejections: list[Rejection] = []
        self.notes: list[str] = []
        self._seen: set[tuple[ListKind, str]] = set()

    def reject(self, line: Place, reason: str) -> None:
        """Count a row that was not taken, with its line."""
        self.rows += 1
        number = line if isinstance(line, int) else line()
        self.rejections.append(Rejection(file=self.file, line=number, reason=reason))

    def add(
        self,
        line: Place,
        kind: ListKind,
        value: str,
        *,
        source: str,
        key: str | None = None,
        aliases: Sequence[str] = (),
        weak: Sequence[str] = (),
        addresses: Sequence[str] = (),
        own_domains: Sequence[str] = (),
        dated: date | None = None,
        confidence: float | None = None,
        expires: date | None = None,
        note: str | None = None,
    ) -> None:
        """Take an entry, or count it as a duplicate or a rejection."""
        told = self.told
        try:
            form = checked(kind, value)
            day = within(dated or self.dated, "date")
            for text in (source, note or "", *aliases, *weak, *addresses, *own_domains):
                printable(text)
        except RowError as error:
            self.reject(line, str(error))
            return
        self.rows += 1
        found = shortened(key or f"{kind}:{form}")
        if found in self.entries or (key is None and (kind, form) in self._seen):
            self.duplicates += 1
            return
        self._seen.add((kind, form))
        surety = confidence if confidence is not None else told.confidence
        self.entries[found] = Listed(
            list=self.name,
            key=found,
            kind=kind,
            value=" ".join(value.split()),
            names=_once(aliases, {value}),
            weak_names=_once(weak, {value, *aliases}),
            addresses=_once(addresses),
            domains=_once(own_domains),
            source=source,
            dated=day,
            confidence=1.0 if surety is None else surety,
            expires=expires if expires is not None else told.expires,
            note=note,
        )


def checked(kind: ListKind, value: str) -> str:
    """The normal form of a value that may stand on a list. Raises RowError saying why not."""
    printable(value)
    if kind in identifiers.NAMES:
        form = names.normal(value)
        if sum(map(str.isalnum, form)) < FEWEST_LETTERS:
            raise RowError(f"{value[:40]!r} holds no name")
        return form
    found = identifiers.normal(kind, value)
    if found is None:
        raise RowError(f"{value[:60]!r} is no {_CALLED.get(kind, kind.replace('_', ' '))}")
    if kind == "domain" and found in domains.shared():
        raise RowError(f"{found} is used by many strangers")
    if kind in {"disposable_domain", "relay_domain"} and found in domains.registries():
        raise RowError(f"{found} is a registry, not a mail service")
    if kind in identifiers.RANGES:
        network = identifiers.network(value)
        if network is not None and network.prefixlen < WIDEST[network.version]:
            raise RowError(f"{found} holds too many addresses to say anything")
    return found


def printable(text: str) -> None:
    """Raises RowError for a text that is too long or holds control characters."""
    if len(text) > LONGEST * 4:
        raise RowError(f"a text of {len(text)} characters")
    if any(ord(mark) < 32 or 0xD800 <= ord(mark) <= 0xDFFF for mark in text):
        raise RowError("holds control characters")


def within(day: date, what: str) -> date:
    """A day that can be. Raises RowError naming `what`."""
    if not EARLIEST <= day <= LATEST:
        raise RowError(f"{what} {day} is out of reach")
    return day


def shortened(key: str) -> str:
    """A key that fits its column; a longer one ends in a digest of itself."""
    if len(key) <= KEY_LENGTH:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:16]
    return f"{key[: KEY_LENGTH - len(digest) - 1]} {digest}"


def _once(texts: Sequence[str], known: set[str] = frozenset()) -> tuple[str, ...]:  # type: ignore[assignment]
    tidy = dict.fromkeys(" ".join(text.split()) for text in texts)
    return tuple(text for text in tidy if text and text not in known)[:MOST_NAMES]


_CALLED = {
    "handle": 'account with its platform ("github.com/name", "telegram: name")',
    "sha256": "SHA-256 digest of 64 hex digits",
    "phash": "perceptual hash of 16 hex digits",
    "url": "web address",
    "email": "e-mail address",
    "phone": "telephone number",
    "ip": "network address",
    "vpn_range": "network address or range",
    "datacentre_range": "network address or range",
    "disposable_domain": "domain name",
    "relay_domain": "domain name",
    "domain": "domain name",
}
