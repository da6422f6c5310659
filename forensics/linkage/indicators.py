"""Identifiers of an application that a list of indicators can name, each with its quote."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from typing import NamedTuple

from phonenumbers import PhoneNumberMatcher

from forensics.catalogue.lists.identifiers import normal
from forensics.linkage.stated import Stated, emails, links, phones, shared
from forensics.model import (
    Document,
    Evidence,
    Image,
    Listed,
    ListKind,
    Lists,
    Object,
    Span,
    Subject,
)
from forensics.parse.contacts import emails as emails_in

REGION = "US"  # whose rules read a number without "+", as where resumes are read
PLAIN = 3  # set (or unset) bits of 64: a picture of one colour, like thousands of others

_NETWORKS = ("skype", "telegram", "discord", "wechat", "github", "gitlab", "twitter")
_HANDLE = re.compile(
    rf"(?<!\w)(?:{'|'.join(_NETWORKS)})\s?[:：]\s?@?[^\s/@:|,;()]{{2,64}}+(?![/@:])", re.IGNORECASE
)
_UNBROKEN = re.compile(r"\S{14,}")  # as long as the shortest wallet
_WALLET = re.compile(
    r"(?<![A-Za-z0-9/=])(?:0x[0-9a-fA-F]{40}|(?:bc|tb|ltc)1[0-9a-z]{11,87}|"
    r"(?=[a-zA-Z]*\d)[1-9A-HJ-NP-Za-km-z]{26,110})(?![A-Za-z0-9/=])"
)
_FICTION = re.compile(r"\+1\d{3}55501\d\d")  # numbers set aside for films and examples
_EXACT: dict[str, frozenset[ListKind]] = {
    "e-mail address": frozenset({"email"}),
    "phone number": frozenset({"phone"}),
    "web address": frozenset({"handle", "url"}),
    "account": frozenset({"handle"}),
    "file": frozenset({"sha256"}),
    "picture": frozenset({"sha256"}),
    "look of a picture": frozenset({"phash"}),
    "wallet address": frozenset({"wallet"}),
    "network address": frozenset({"ip"}),
}
_WITH_DOMAIN = {"e-mail address", "web address"}


class Item(NamedTuple):
    """A stated identifier; `unfit` says why it can name nobody, None where it can."""

    noun: str
    stated: Stated
    unfit: str | None = None

    @property
    def kinds(self) -> frozenset[ListKind]:
        """The kinds of entries that can name it."""
        own: frozenset[ListKind] = frozenset({"domain"})
        return _EXACT[self.noun] | (own if self.noun in _WITH_DOMAIN else frozenset())

    def entries(self, lists: Lists) -> tuple[Listed, ...]:
        """The entries that name it, exactly or by its domain."""
        value, kinds = self.stated.value, _EXACT[self.noun]
        if self.noun == "network address":
            return lists.holding(value, kinds)
        found = lists.equal(value, kinds)
        if self.noun in _WITH_DOMAIN:
            found += lists.of_domain(value, {"domain"})
        return found


def usable(entry: Listed) -> bool:
    """False for a domain that strangers share: it would name everybody who uses the service."""
    return not (entry.kind == "domain" and shared(entry.value))


def identifiers(subject: Subject) -> Iterator[Item]:
    """Every identifier of documents, profiles and the form; of what cannot be read, why."""
    for item in _stated(subject):
        value = item.stated.value
        if item.unfit is None and not any(normal(kind, value) for kind in _EXACT[item.noun]):
            yield item._replace(unfit=f"{value!r} can be read as no {item.noun}")
        else:
            yield item


def _stated(subject: Subject) -> Iterator[Item]:
    yield from (Item("e-mail address", stated) for stated in emails(subject))
    for stated, phone in phones(subject):
        number = phone.e164 if phone and phone.e164 else stated.value
        yield _phone(stated._replace(value=number))
    yield from (Item("web address", stated) for stated in links(subject))
    for document in subject.application.all_documents().values():
        yield from _accounts(document)
        yield from _wallets(document)
        if opening := _opening(document):
            yield Item("file", Stated(document.sha256, opening))
        for image in document.images:
            yield from _pictures(document, image)
    yield from _of_form(subject)


def _accounts(document: Document) -> Iterator[Item]:
    """Handles behind the name of a network; nearly all texts name none, which is soon seen."""
    folded = document.text.casefold().replace("i\u0307", "i").replace("ı", "i")
    if any(network in folded for network in _NETWORKS):
        for match in _HANDLE.finditer(document.text):
            yield Item("account", _at(document, match))


def _wallets(document: Document) -> Iterator[Item]:
    for long in _UNBROKEN.finditer(document.text):
        for match in _WALLET.finditer(document.text, *long.span()):
            yield Item("wallet address", _at(document, match))


def _at(document: Document, match: re.Match[str]) -> Stated:
    span = Span(start=match.start(), end=match.end())
    return Stated(match[0], Evidence.visible(document, span))


def _of_form(subject: Subject) -> Iterator[Item]:
    form = subject.form
    for path, value in form.items():
        if path.endswith(".address"):
            field = Evidence.field(form, path)
            for email in emails_in(value):
                yield Item("e-mail address", Stated(email.value, field, form=True))
            for match in PhoneNumberMatcher(value, REGION):
                yield _phone(Stated(match.raw_string, field, form=True))
        elif re.fullmatch(r"network\.\d+\.ip", path):
            stated = Stated(value.strip().strip("[]"), Evidence.field(form, path), form=True)
            yield Item("network address", stated, _unfit_address(stated.value))


def _phone(stated: Stated) -> Item:
    fiction = _FICTION.fullmatch("+1" + re.sub(r"\D", "", stated.value)[-10:])
    why = f"{stated.value} is set aside for examples" if fiction else None
    return Item("phone number", stated, why)


def _unfit_address(value: str) -> str | None:
    try:
        address = ip_address(value)
    except ValueError:
        return f"{value!r} can be read as no network address"
    return None if address.is_global else f"{value} is a private or reserved address"


def _pictures(document: Document, image: Image) -> Iterator[Item]:
    """A picture by its bytes and by how it looks."""
    place = Object(number=image.number)
    quote = Evidence(document=document.name, locator=place, quote=image.sha256)
    yield Item("picture", Stated(image.sha256, quote))
    if image.phash is not None:
        bits = int(image.phash, 16).bit_count()
        plain = min(bits, 64 - bits) <= PLAIN
        why = f"picture {image.number} of {document.name} is of one colour" if plain else None
        yield Item("look of a picture", Stated(image.phash, quote), why)


def _opening(document: Document) -> Evidence | None:
    """The first line, standing for the whole file; of a scan a picture or a property.

    None where a file shows none of these.
    """
    note = f"SHA-256 of the file: {document.sha256}"
    line = re.search(r"\S[^\n]{0,120}", document.text)
    if line is not None:
        span = Span(start=line.start(), end=line.start() + len(line[0].rstrip()))
        return Evidence.visible(document, span, note=note)
    for image in document.images[:1]:
        place = Object(number=image.number)
        return Evidence(document=document.name, locator=place, quote=image.sha256, note=note)
    stated = (path for path, value in document.properties.items() if value)
    return next((Evidence.metadata(document, path, note) for path in stated), None)
