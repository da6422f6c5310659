"""A list as it is read off a file: entries that hold, and rows that were rejected, by line."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import get_args

from pydantic import ValidationError

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
        self.unknown = 0  # rejected rows of which it is not known which entry they would have been
        self._seen: set[tuple[ListKind, str]] = set()
        self._of: dict[str, tuple[ListKind, str, Place]] = {}
        self._spared: set[str] = set()
        self._stems: set[str] = set()

    def spares(self, key: str) -> bool:
        """Whether a row of that key, or of the object it is part of, was rejected."""
        stem, _, number = key.rpartition(" ")
        return key in self._spared or (number.isdigit() and stem in self._stems)

    def reject(
        self, line: Place, reason: str, key: str | None = None, *, several: bool = False
    ) -> None:
        """Count a row that was not taken, with its line and, where it is known, its key.

        `several`: the row is an object whose further entries have the key with a number behind it.
        """
        self.rows += 1
        if key:
            self._spared.add(shortened(key))
            if several:
                self._stems.add(key)
        else:
            self.unknown += 1
        number = line if isinstance(line, int) else line()
        said = reason.encode("utf-8", "replace").decode()  # half of a surrogate pair cannot be kept
        self.rejections.append(Rejection(file=self.file, line=number, reason=said))

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
        withdrawn: bool = False,
    ) -> None:
        """Take an entry, or count it as a duplicate or a rejection."""
        told, known = self.told, key
        try:
            form = checked(kind, value)
            known = key or f"{kind}:{form}"
            day = within(dated or self.dated, "date")
            for text in (source, key or "", note or "", *aliases, *weak, *addresses, *own_domains):
                printable(text)
        except RowError as error:
            self.reject(line, str(error), known)
            return
        found = shortened(known)
        of, form_there, line_there = self._of.get(found, (kind, form, line))
        if (of, form_there) != (kind, form):
            where = f" in line {line_there}" if isinstance(line_there, int) else ""
            self.reject(line, f"key {found} stands for another value{where}", known)
            return
        if found in self.entries or (key is None and (kind, form) in self._seen):
            self.rows += 1
            self.duplicates += 1
            return
        surety = confidence if confidence is not None else told.confidence
        try:
            entry = Listed(
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
                withdrawn=withdrawn,
            )
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            self.reject(line, f"{place}: {first['msg']}", known)
            return
        self.rows += 1
        self._seen.add((kind, form))
        self._of[found] = kind, form, line
        self.entries[found] = entry


def checked(kind: ListKind, value: str) -> str:
    """The normal form of a value that may stand on a list. Raises RowError saying why not."""
    printable(value)
    if kind in identifiers.NAMES:
        form = names.normal(value)
        if sum(map(str.isalnum, form)) < FEWEST_LETTERS:
            raise RowError(f"{value[:40]!r} holds no name")
        return form
    found = identifiers.normal(kind, value)
    if found is None and kind == "phone" and identifiers.local_only(value):
        raise RowError(f"{value[:60]!r} is a local number without its area")
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
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
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
