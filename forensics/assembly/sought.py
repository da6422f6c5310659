"""New entries of lists as the keys under which applications hold them."""

import re
from collections.abc import Iterator, Sequence
from ipaddress import ip_network
from itertools import chain

from sqlalchemy.orm import Session

from forensics.catalogue.lists.addresses import handle, url
from forensics.catalogue.lists.domains import parents
from forensics.catalogue.lists.packed import Packed, unpack
from forensics.catalogue.lists.ranges import Ranges
from forensics.linkage.indicators import usable
from forensics.model import KeyKind, ListKind
from forensics.store import corpus_lookup
from forensics.store.holders import Sought

_KEYS: dict[ListKind, tuple[KeyKind, ...]] = {
    "email": ("email",),
    "phone": ("phone",),
    "handle": ("handle",),
    "url": ("url",),
    "ip": ("ip",),
    "sha256": ("sha256", "picture"),
    "phash": ("phash",),
    "wallet": ("wallet",),
}
_WITH_DOMAIN: tuple[KeyKind, ...] = ("email", "url", "handle")
_AFTER_HOST = re.compile("[/?:]")


def sought(session: Session, entries: Sequence[Packed]) -> Iterator[Sought]:
    """The keys that equal an entry, by its place: as `corpus.known_indicator` compares them.

    An address range stands for the addresses in it that anybody holds, a domain for the e-mail and
    web addresses and accounts under it; one that strangers share stands for nothing.
    """
    whole: list[tuple[int, Packed]] = []
    for number, entry in enumerate(entries):
        if entry.form is None:
            continue
        if entry.kind == "domain" or (entry.kind == "ip" and _several(entry.form)):
            whole.append((number, entry))
            continue
        for kind in _KEYS[entry.kind]:
            yield Sought(number, kind, entry.form)
        # An address of an account is kept as that account alone.
        if entry.kind == "url" and (account := handle(entry.form)):
            yield Sought(number, "handle", account)
    if whole:
        yield from _under(session, whole)


def names(entry: Packed, quote: str) -> bool:
    """Whether what an application states may be what an entry names.

    Of accounts only the account is kept: where another address of it is quoted, it is another.
    """
    if entry.kind != "url" or entry.form is None or (account := handle(entry.form)) is None:
        return True
    stated = url(quote)
    return stated is None or stated == entry.form or handle(stated) != account


def _several(form: str) -> bool:
    return ip_network(form).num_addresses > 1


def _under(session: Session, whole: Sequence[tuple[int, Packed]]) -> Iterator[Sought]:
    """What applications hold under a domain or in a range: every value of the kind is looked at."""
    owners: dict[str, list[int]] = {}
    networks: list[tuple[str, int]] = []
    for number, entry in whole:
        form = entry.form or ""
        if entry.kind == "ip":
            networks.append((form, number))
        elif usable(unpack(entry)):
            owners.setdefault(form, []).append(number)
    if owners:
        for kind in _WITH_DOMAIN:
            for value in _values(session, kind):
                for domain in parents(_host(kind, value)):
                    for number in owners.get(domain, ()):
                        yield Sought(number, kind, value)
    if networks:
        ranges = Ranges(networks)
        for value in _values(session, "ip"):
            for number in ranges.holding(value.partition("/")[0]):
                yield Sought(number, "ip", value)


def _values(session: Session, kind: KeyKind) -> Iterator[str]:
    return chain.from_iterable(corpus_lookup.values(session, kind))


def _host(kind: KeyKind, value: str) -> str:
    """The host of an address or account, in the normal form in which keys are kept."""
    if kind == "email":
        return value.rpartition("@")[2]
    return _AFTER_HOST.split(value, maxsplit=1)[0]
