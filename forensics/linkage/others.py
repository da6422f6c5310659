"""Other applications that hold what this one states: whose they are, and when that says nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from forensics.linkage.indicators import identifiers
from forensics.linkage.names import Relation, relation
from forensics.model import (
    Checked,
    Corpus,
    Days,
    Held,
    Key,
    KeyHolder,
    KeyKind,
    Subject,
    Unknown,
)

Whose = Literal["same", "other", "unknown"]

NOBODY = "there are no other applications to compare with"
MANY = 5  # applications that hold a picture or web address: beyond them it is public, as a logo is

NOUNS: Mapping[KeyKind, str] = {
    "email": "e-mail address",
    "phone": "phone number",
    "handle": "account",
    "url": "web address",
    "wallet": "wallet address",
    "address": "postal address",
    "ip": "network address",
    "sha256": "file",
    "picture": "picture",
    "phash": "look of a picture",
}
CONTACTS: frozenset[KeyKind] = frozenset({"email", "phone", "handle", "url", "wallet", "address"})
_PUBLIC: frozenset[KeyKind] = frozenset({"handle", "url", "picture", "phash"})
# Who of several it belongs to: what is the applicant's own may be given for a reference as well.
OWNERS: tuple[KeyHolder, ...] = ("applicant", "shipping", "network", "reference", "agency")


class Thing(NamedTuple):
    """One thing that the application states, and the others that hold it, a row an application.

    `more` is how many further applications hold it that were not given.
    """

    own: tuple[Key, ...]
    held: tuple[Held, ...]
    more: int = 0

    @property
    def kind(self) -> KeyKind:
        """What it is."""
        return self.own[0].kind

    @property
    def holder(self) -> KeyHolder:
        """Whose it is by this application, the applicant before anybody else."""
        return min((key.holder for key in self.own), key=OWNERS.index)


def contacts(keys: Iterable[Key]) -> tuple[Key, ...]:
    """Those by which somebody is reached or paid; of web addresses those of a page, not a site."""
    return tuple(
        key for key in keys if key.kind in CONTACTS and (key.kind != "url" or "/" in key.value)
    )


def unfit(subject: Subject, kinds: Iterable[KeyKind]) -> Iterator[Unknown]:
    """Why things of these kinds that are stated can be compared with nobody's."""
    nouns = {NOUNS[kind] for kind in kinds}
    for item in identifiers(subject):
        if item.unfit is not None and item.noun in nouns:
            yield Unknown(reason=item.unfit)


def unread(corpus: Corpus) -> Iterator[Unknown]:
    """That there are applications which could not be compared with, where there are."""
    if corpus.missed:
        many = "application" if corpus.missed == 1 else "applications"
        yield Unknown(reason=f"{corpus.missed:,} stored {many} could not be read to compare with")


def compare(
    application: str, stated: Sequence[Key], corpus: Corpus, within: Days | None = None
) -> tuple[Thing, ...]:
    """Every thing stated, in that order, once a holder, with the other applications that hold it.

    A picture that looks alike has a hash of its own: it goes with the nearest one stated.
    Where more hold a thing than are given, those submitted `within` these days are before others.
    """
    own: dict[tuple[KeyKind, str], list[Key]] = {}
    for key in stated:
        mine = own.setdefault((key.kind, key.value), [])
        if all(key.holder != other.holder for other in mine):  # an account has several addresses
            mine.append(key)
    looks = [value for kind, value in own if kind == "phash"]
    rows: dict[tuple[KeyKind, str], dict[str, Held]] = {}
    found = corpus.holding(application, stated, within)
    for held in sorted(found, key=lambda each: OWNERS.index(each.key.holder)):
        value = held.key.value
        if held.key.kind == "phash" and looks:
            value = min(looks, key=lambda look: (int(look, 16) ^ int(value, 16)).bit_count())
        rows.setdefault((held.key.kind, value), {}).setdefault(held.application, held)
    return tuple(
        Thing(tuple(keys), met, max((held.more for held in met), default=0))
        for place, keys in own.items()
        for met in [tuple(rows.get(place, {}).values())]
    )


def silent(thing: Thing) -> Checked | Unknown:
    """What is said where nobody given tells anything: clear only if all who hold it are given."""
    quote = thing.own[0].evidence.quote
    if not thing.more:
        return Checked(what=quote)
    many = "application holds" if thing.more == 1 else "applications hold"
    return Unknown(reason=f"{thing.more:,} more {many} {quote} than were compared")


def whose(names: Iterable[str], held: Held) -> Whose:
    """Whether another application is under the name of this one.

    `names` are those this one states, the form's first: the first that can be compared decides,
    since a file taken from somebody else states that person's name too. Where only a part agrees it
    is not known: it may be one person before and after a marriage, a family, or two strangers.
    """
    if held.name is None:
        return "unknown"
    for name in names:
        found = relation(name, held.name)
        if found != "unknown":
            return _WHOSE[found]
    return "unknown"


_WHOSE: dict[Relation, Whose] = {"wholly": "other", "partly": "unknown", "same": "same"}


def idle(thing: Thing, held: Held) -> str | None:
    """Why it says nothing that another application holds the same; None where it may say much."""
    if held.suppressed_by is not None:
        return f"suppressed by {held.suppressed_by}"
    if "agency" in {thing.holder, held.key.holder}:
        return "an agency's by what the applications state"
    if held.key.kind in _PUBLIC and held.holders > MANY:
        return f"{held.holders} applications hold it, as is usual of what is public"
    return None
