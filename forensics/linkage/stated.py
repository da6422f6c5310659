"""What an application states that can be looked up on a list, and where it states it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from forensics.catalogue.lists.domains import normal, of_address, parents
from forensics.catalogue.lists.domains import shared as shared_domains
from forensics.linkage.employers import words
from forensics.model import Document, Evidence, Phone, Quoted, Record, Span, Subject
from forensics.reference.disposable import is_disposable, relay

# RFC 2606 and 6761: names for examples, which lead to nobody.
_RESERVED = frozenset({"example.com", "example.net", "example.org"})
_RESERVED_TOP = frozenset({"example", "invalid", "localhost", "test", "local", "internal"})
AGENCY_WORD = 4  # letters: a shorter word of an agency's name stands in many addresses


class Stated(NamedTuple):
    """A value and its quote. `own`: the applicant's, rather than a reference's or an agency's."""

    value: str
    evidence: Evidence
    own: bool = True
    form: bool = False  # stated by the application form


def emails(subject: Subject) -> tuple[Stated, ...]:
    """E-mail addresses of documents, profiles and the form, in that order."""
    found = [
        Stated(email.value, Evidence.visible(document, email.span), _own(email.value, subject))
        for document, record in _records(subject)
        for email in record.contacts.emails
    ]
    fields = subject.application.form().items()
    for path, value in fields:
        if path == "contact.email" or re.fullmatch(r"references\.\d+\.email", path):
            own = path == "contact.email" and _own(value, subject)
            found.append(Stated(value.strip(), _field(subject, path), own, form=True))
    return tuple(found)


def phones(subject: Subject) -> tuple[tuple[Stated, Phone | None], ...]:
    """Telephone numbers, with what was read of those in documents; forms hold them as written."""
    mine, others = _of_form(subject, "phone")
    found: list[tuple[Stated, Phone | None]] = []
    for document, record in _records(subject):
        for phone in record.contacts.phones:
            # A number that the form gives as a reference's stands in a list of references.
            own = _digits(phone.raw) in mine or _digits(phone.raw) not in others
            found.append((Stated(phone.raw, Evidence.visible(document, phone.span), own), phone))
    for path, value in subject.application.form().items():
        if path == "contact.phone" or re.fullmatch(r"references\.\d+\.phone", path):
            own = path == "contact.phone"
            found.append((Stated(value, _field(subject, path), own, form=True), None))
    return tuple(found)


def links(subject: Subject) -> tuple[Stated, ...]:
    """Web addresses of documents and profiles, the account's own first."""
    found = []
    for document, record in _records(subject):
        quoted = {(item.span, item.value): item for item in _with_account(record)}
        found += [Stated(q.value, Evidence.visible(document, q.span)) for q in quoted.values()]
    return tuple(found)


def domains(stated: Iterable[Stated]) -> frozenset[str]:
    """The domains of e-mail and web addresses, but for those that strangers share."""
    found = (of_address(item.value) for item in stated)
    return frozenset(domain for domain in found if domain and not shared(domain))


def shared(domain: str) -> bool:
    """Whether strangers share a domain: mail services, hosts, relays, names for examples.

    A listed domain of this kind would name everybody who uses the service.
    """
    form = normal(domain)
    if form is None:
        return False
    if form in shared_domains() or form.rpartition(".")[2] in _RESERVED_TOP:
        return True
    reserved = not _RESERVED.isdisjoint(parents(form))
    return reserved or relay(form) is not None or bool(is_disposable(form))


def matches(document: Document, pattern: re.Pattern[str], group: str) -> Iterator[Stated]:
    """Every place where the visible text has `pattern`; the value is its named group."""
    for match in pattern.finditer(document.text):
        span = Span(start=match.start(group), end=match.end(group))
        yield Stated(match[group], Evidence.visible(document, span))


def _records(subject: Subject) -> list[tuple[Document, Record]]:
    return [(subject.document(record), record) for record in subject.records]


def _with_account(record: Record) -> Iterator[Quoted]:
    if record.account.url is not None:
        yield record.account.url
    yield from record.links


def _field(subject: Subject, path: str) -> Evidence:
    return Evidence.field(subject.application.form(), path)


def _own(email: str, subject: Subject) -> bool:
    """Not an address of the agency it came from, nor one that the form gives as a reference's."""
    mine, others = _of_form(subject, "email")
    form = email.strip().casefold()
    host = form.rpartition("@")[2]
    agency = subject.application.source.agency if subject.application.source else None
    named = (word for word in words(agency or "") if len(word) >= AGENCY_WORD)
    if any(word in host for word in named):
        return False
    return form in mine or form not in others


def _of_form(subject: Subject, field: str) -> tuple[set[str], set[str]]:
    """The form's own values of a field, and those of its references."""
    fold = _digits if field == "phone" else _folded
    own = getattr(subject.application.contact, field, None)
    given = (getattr(person, field) for person in subject.application.references)
    return {fold(own)} if own else set(), {fold(value) for value in given if value}


def _folded(value: str) -> str:
    return value.strip().casefold()


def _digits(value: str) -> str:
    return re.sub(r"\D", "", value)[-10:]
