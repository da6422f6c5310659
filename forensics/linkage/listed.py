"""Which entries of lists the names and e-mail domains of an application match, and how firmly."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from forensics.linkage.mentions import Mention
from forensics.model import Checked, Evidence, Finding, Listed, ListKind, Lists, Strength, Unknown

SAID: Mapping[ListKind, str] = {
    "designated_entity": "designated bodies",
    "sanctioned_entity": "other entities of sanctions lists",
    "front_company": "companies named in court records",
    "diploma_mill": "sellers of degrees named by courts or authorities",
    "high_risk_institution": "institutions that the operator holds to be high-risk",
}

_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_BETWEEN = re.compile(r"\s+[-–—/@]\s+|\s*[|•·;]\s*|,\s+|:\s+|\s+(?:via|through|c/o)\s+", re.I)
_TOKEN = re.compile(r"[^\W_]+")

_Key = tuple[str, str]


class Found(NamedTuple):
    """An entry and all mentions of it; `second` says by what a shorter form was told."""

    entry: Listed
    mentions: list[Mention]
    second: str | None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The applicant's words, then the entry."""
        quotes = dict.fromkeys(mention.stated.evidence for mention in self.mentions)
        return (*quotes, Evidence.row(self.entry.row()))

    @property
    def own(self) -> bool:
        """Whether the applicant states it of themself."""
        return any(mention.stated.own for mention in self.mentions)

    @property
    def by_name(self) -> bool:
        """Whether a name matches, rather than the domain of an address alone."""
        return any(not mention.address for mention in self.mentions)


def readings(mention: str) -> tuple[str, ...]:
    """The names a mention can hold: all of it, without and within brackets, between marks."""
    bare = _ASIDE.sub(" ", mention)
    parts = (*_BETWEEN.split(bare), *_ASIDE.findall(mention))
    names = (" ".join(name.split()).strip(" ,;.") for name in (mention, bare, *parts))
    return tuple(dict.fromkeys(name for name in names if name))


def look_up(
    mentions: Iterable[Mention], lists: Lists, domains: Collection[str]
) -> tuple[list[Found], list[Mention]]:
    """The entries that mentions match, and the mentions that match none.

    `domains` are those the application states: one of them that an entry has as its own tells a
    shorter form of its name, as does the entry's address in the text around the mention.
    """
    found: dict[_Key, Found] = {}
    clear = []
    for mention in mentions:
        hits = list(_entries(mention, lists, domains))
        for entry, second in hits:
            known = found.setdefault((entry.list, entry.key), Found(entry, [], second))
            known.mentions.append(mention)
            if second is None and known.second is not None:
                found[entry.list, entry.key] = known._replace(second=None)
        if not hits:
            clear.append(mention)
    return list(found.values()), clear


def compared(
    clear: Iterable[Mention], sizes: Mapping[ListKind, int], kinds: Iterable[ListKind]
) -> Iterator[Checked | Unknown]:
    """What was looked up in vain, against how many entries of what, and what list is lacking."""
    looked = [Checked(what=each.stated.value) for each in clear if each.kinds & sizes.keys()]
    yield from looked
    for kind in kinds:
        if kind not in sizes and kind != "sanctioned_entity":  # an addition, never a lack
            yield Unknown(reason=f"no list of {SAID[kind]} is at hand")
    entries = " and ".join(f"{sizes[kind]} {SAID[kind]}" for kind in kinds if kind in sizes)
    if entries and looked:
        yield Unknown(reason=f"compared by name with {entries}: no list is complete")


def report(found: Found, strength: Strength, today: date, noun: str, note: str = "") -> Finding:
    """The finding on an entry; lowered where only a reference states it or it has expired."""
    entry = found.entry
    expired = f" The entry {entry.ending} and weighs nothing."
    told = f", a shorter form told by {found.second}," if found.second else ""
    if not found.own:
        strength = lower(strength)
    firm = found.by_name and not found.second and entry.kind != "front_company"
    return Finding(
        summary=f"The {noun if found.by_name else 'e-mail domain'} stated"
        f"{'' if found.own else ' of a reference'}{told} is on the list {entry.list}, "
        f"dated {entry.dated}.{note}{expired if entry.expired(today) else ''}",
        evidence=found.evidence,
        confidence="high" if firm else "medium",
        strength=Strength.CONTEXT if entry.expired(today) else strength,
        share=entry.confidence,
    )


def lower(strength: Strength) -> Strength:
    """The next weaker strength."""
    return list(Strength)[max(strength.rank - 1, 0)]


def address_stated(address: str, text: str, town: bool) -> bool:
    """Whether `text` gives a listed address; its country may be left out, nothing else.

    A company needs an address with a number: a town holds many of one name. For a school its
    `town`, with the state or province, is what tells it from a namesake.
    """
    parts = [_plain(part) for part in address.split(",") if _plain(part)]
    needed = parts[:-1] if len(parts) > 2 else parts
    if len(parts) < 2 or not (town or any(mark.isdigit() for mark in needed[0])):
        return False
    given = f" {_plain(text)} "
    return all(f" {part} " in given for part in needed)


def _entries(
    mention: Mention, lists: Lists, domains: Collection[str]
) -> Iterator[tuple[Listed, str | None]]:
    value, kinds = mention.stated.value, mention.kinds
    if mention.address:
        # Only one's own domain names one: an address below it is as telling.
        yield from ((entry, None) for entry in lists.of_domain(value, kinds))
        return
    full = {(e.list, e.key): e for name in readings(value) for e in lists.named(name, kinds)}
    yield from ((entry, None) for entry in full.values())
    shorter = {(e.list, e.key): e for name in readings(value) for e in lists.shortened(name, kinds)}
    for key, entry in shorter.items():
        if key not in full and (second := _second(entry, mention, lists, domains)):
            yield entry, second


def _second(entry: Listed, mention: Mention, lists: Lists, domains: Collection[str]) -> str | None:
    for domain in domains:
        if any(entry == other for other in lists.of_domain(domain, {entry.kind})):
            return f"the domain {domain}"
    for address in entry.addresses:
        if address_stated(address, mention.around, mention.school):
            return f"the address {address}"
    return None


def _plain(text: str) -> str:
    return " ".join(_TOKEN.findall(text.casefold()))
