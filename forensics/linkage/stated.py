"""What an application states that can be looked up on a list, and where it states it."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from forensics.catalogue.lists.domains import normal, of_address, parents
from forensics.catalogue.lists.domains import shared as shared_domains
from forensics.catalogue.lists.several import mailboxes, numbers
from forensics.linkage.employers import words
from forensics.model import Document, Evidence, Phone, Quoted, Record, Subject
from forensics.reference.disposable import is_disposable, relay

# RFC 2606 and 6761: names for examples, which lead to nobody.
_RESERVED = frozenset({"example.com", "example.net", "example.org"})
_RESERVED_TOP = frozenset({"example", "invalid", "localhost", "test", "local", "internal"})
Owner = Literal["applicant", "reference", "agency"]
AGENCY_WORD = 4  # letters: a shorter word of an agency's name stands in many addresses


class Stated(NamedTuple):
    """A value and its quote. `whose` says to whom it belongs by what the application states."""

    value: str
    evidence: Evidence
    whose: Owner = "applicant"
    form: bool = False  # stated by the application form

    @property
    def own(self) -> bool:
        """Whether it is the applicant's, rather than a reference's or an agency's."""
        return self.whose == "applicant"


def emails(subject: Subject) -> tuple[Stated, ...]:
    """E-mail addresses of documents, profiles and the form, in that order."""
    found = [
        Stated(email.value, Evidence.visible(document, email.span), _owner(email.value, subject))
        for document, record in _records(subject)
        for email in record.contacts.emails
    ]
    for path, value in subject.form.items():
        if path == "contact.email" or re.fullmatch(r"references\.\d+\.email", path):
            field = _field(subject, path)
            for email in mailboxes(value):
                mine = path == "contact.email"
                whose: Owner = _owner(email, subject) if mine else "reference"
                found.append(Stated(email, field, whose, form=True))
    return tuple(found)


def phones(subject: Subject) -> tuple[tuple[Stated, Phone | None], ...]:
    """Telephone numbers, with what was read of those in documents; forms hold them as written."""
    mine, others = _of_form(subject, "phone")
    found: list[tuple[Stated, Phone | None]] = []
    for document, record in _records(subject):
        for phone in record.contacts.phones:
            # A number that the form gives as a reference's stands in a list of references.
            number = _digits(phone.raw)
            whose: Owner = "reference" if number in others - mine else "applicant"
            found.append((Stated(phone.raw, Evidence.visible(document, phone.span), whose), phone))
    for path, value in subject.form.items():
        if path == "contact.phone" or re.fullmatch(r"references\.\d+\.phone", path):
            field, whose = _field(subject, path), "reference"
            if path == "contact.phone":
                whose = "applicant"
            stated = [Stated(number, field, whose, form=True) for number in numbers(value)]
            found += [(each, None) for each in stated]
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


def _records(subject: Subject) -> list[tuple[Document, Record]]:
    return [(subject.document(record), record) for record in subject.records]


def _with_account(record: Record) -> Iterator[Quoted]:
    if record.account.url is not None:
        yield record.account.url
    yield from record.links


def _field(subject: Subject, path: str) -> Evidence:
    return Evidence.field(subject.form, path)


def _owner(email: str, subject: Subject) -> Owner:
    """An agency's where its host is named after the one that sent the application.

    A reference's where the form gives it as one's and not as the applicant's own. Only who sent the
    application can make a contact an agency's: naming it as a reference's leaves it a contact.
    """
    mine, others = _of_form(subject, "email")
    form = email.strip().casefold()
    host = form.rpartition("@")[2]
    agency = subject.application.source.agency if subject.application.source else None
    named = (word for word in words(agency or "") if len(word) >= AGENCY_WORD)
    if any(word in host for word in named) and not shared(host):
        return "agency"
    return "reference" if form in others - mine else "applicant"


def _of_form(subject: Subject, field: Literal["email", "phone"]) -> tuple[set[str], set[str]]:
    """The form's own values of a field, and those of its references."""
    fold, parts = (_digits, numbers) if field == "phone" else (_folded, mailboxes)
    own = getattr(subject.application.contact, field, None)
    given = (getattr(person, field) for person in subject.application.references)
    others = {fold(part) for value in given if value for part in parts(value)}
    return {fold(part) for part in parts(own)} if own else set(), others


def _folded(value: str) -> str:
    return value.strip().casefold()


def _digits(value: str) -> str:
    return re.sub(r"\D", "", value)[-10:]
