"""The resume gives a throw-away e-mail address.

Looks at: the domain of every stated e-mail address against the public list of disposable-mailbox
services. Privacy relays, which forward to a real mailbox, are not disposable and stay clear.
Addresses of the application form and of references are named but not judged: a form is no document
that can be quoted.

Why it matters: a mailbox that ends after minutes cannot carry a hiring process; it is made for one
use under one name.

Innocent explanations:
- A relay or a young mail service was put on the public list by mistake.
- The person guards a private mailbox against resume collectors.

Verify with every finalist:
- Write to the address and continue only with answers from it.

Verify this finding:
- Ask for an address the person has used for years, and write there too.

References:
- disposable-email-domains, community list, CC0 1.0.
- Relay operators' own pages (table relay_domains).
"""

from collections.abc import Iterator

from forensics.model import (
    Checked,
    Evidence,
    Finding,
    Observation,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)
from forensics.reference.disposable import is_disposable, listed_domain


@signal(family="contact", strength=Strength.MODERATE)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each address at a disposable-mailbox domain."""
    for record in subject.records:
        document = subject.document(record)
        for email in record.contacts.emails:
            domain = email.value.rpartition("@")[2].casefold()
            if listed := listed_domain(domain):
                yield Finding(
                    summary=f"{listed} is listed as a disposable-mailbox service.",
                    evidence=(Evidence.visible(document, email.span),),
                    confidence="high",
                )
            else:
                yield Checked(what=email.value)
    yield from _forms(subject)


def _forms(subject: Subject) -> Iterator[Unknown]:
    """Addresses that only a form holds; those of a document are judged there."""
    contact = subject.application.contact
    stated = [("the application form", contact.email if contact else None)]
    stated += [("a reference", reference.email) for reference in subject.application.references]
    judged = {email.value.casefold() for r in subject.records for email in r.contacts.emails}
    for where, email in stated:
        if email and email.casefold() not in judged:
            listed = is_disposable(email.rpartition("@")[2].casefold())
            found = ", although its domain is a listed disposable-mailbox service" if listed else ""
            yield Unknown(reason=f"{email} of {where} is not judged{found}: it cannot be quoted")
