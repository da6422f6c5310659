"""The application gives a throw-away e-mail address.

Looks at: the domain of every stated e-mail address, of the documents, the application form and the
references, against the public list of disposable-mailbox services and the operator's own entries.
Privacy relays, which forward to a real mailbox, are not disposable and stay clear whatever a list
says; so do services that millions share. A reference's address is lowered.

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

from forensics.linkage.stated import Stated, emails
from forensics.linkage.throwaway import judge
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


@signal(family="contact", strength=Strength.MODERATE)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each address at a disposable-mailbox domain."""
    in_documents = set()
    for stated in emails(subject):
        address = stated.value.casefold()
        if not stated.form:
            in_documents.add(address)
        if not stated.form or address not in in_documents:
            yield from _observe(stated, subject, tools)


def _observe(stated: Stated, subject: Subject, tools: Tools) -> Iterator[Observation]:
    found = judge(stated.value, tools.lists, subject.today)
    if found is None:
        yield Unknown(reason=f"{stated.value!r} is no e-mail address")
        return
    if found.aside is not None:
        where = f"list {found.aside.list} names {found.aside.value} as disposable"
        yield Unknown(reason=f"{where}, but strangers share it: the entry is not used")
    listed, expired = found.listed, found.expired
    if found.domain is None:
        yield Checked(what=stated.value)
        return
    rows = (Evidence.row(listed.row()),) if listed else ()
    ended = f" The entry {listed.ending} and weighs nothing." if listed else ""
    by = f" by {listed.list}, dated {listed.dated}" if listed else ""
    yield Finding(
        summary=f"{found.domain} is listed{by} as a disposable-mailbox service"
        f"{'' if stated.own else ', for an address of a reference or agency'}."
        f"{ended if expired else ''}",
        evidence=(stated.evidence, *rows),
        confidence="low" if expired else "high",
        strength=Strength.CONTEXT if expired else None if stated.own else Strength.WEAK,
        share=listed.confidence if listed else 1.0,
    )
