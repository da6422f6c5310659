"""A contact of the application is held by another application under a different name.

Looks at: the applicant's e-mail addresses, phone numbers, accounts, web addresses of a page, wallet
addresses and postal addresses (where equipment goes included) against those of every other
application; only equal ones in the normal form of their kind match. A reference's contact that is
the applicant's own in the other application, or the other way round, counts as well; one that both
give as a reference's does not. Names that keep a word are one person's or one family's: nothing is
found. Where no name tells whether two persons are meant, the finding is weak. A contact that
somebody recorded as shared (an agency, a household), one of the agency that sent the application,
and an account or web address that many hold are shown and weigh nothing.

Why it matters: one operator who applies under several names has to answer somewhere, and advisories
name the same telephone numbers, mailboxes and delivery addresses under several names first. A match
has no direction: it does not say whose the contact is.

Innocent explanations:
- A household, a shared flat or a family with different surnames uses one phone or address.
- An agency, a school or a helper gives its own contact for many people.
- A phone number was recycled, or a mailbox mistyped into somebody else's.
- A colleague who is named as a reference applies as well.
- A web address or account is of a company or project on which both have worked.
- The same person goes by another name since a marriage, a transition or a move.

Verify with every finalist:
- Write and call to the stated contacts, and continue only with answers from them.

Verify this finding:
- Ask who else uses the quoted contact; record an agency's or household's, so it weighs no more.
- Lay the two applications side by side and see whether they share anything else.
- Before speaking to one of the two, consider that this one may be the victim.

References:
- FBI IC3 PSA I-012325-PSA (January 2025): reused phone numbers and e-mail addresses.
- State, Treasury and FBI advisory, 16 May 2022 (one contact or address under several names).
"""

from collections.abc import Iterator

from forensics.linkage.keys import keys
from forensics.linkage.others import (
    CONTACTS,
    NOBODY,
    NOUNS,
    Thing,
    compare,
    contacts,
    unfit,
    unread,
)
from forensics.linkage.stated_names import stated_names
from forensics.linkage.strangers import observe
from forensics.model import Observation, Strength, Subject, Tools, Unknown, signal


@signal(family="corpus", strength=Strength.MODERATE, needs={"corpus"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each contact that is held under a different name."""
    if tools.corpus is None:
        return
    yield from unfit(subject, CONTACTS)
    stated = contacts(keys(subject))
    if not stated:
        return
    if not tools.corpus.size:
        yield Unknown(reason=NOBODY)
        return
    yield from unread(tools.corpus)
    names = stated_names(subject)
    for thing in compare(subject.application.id, stated, tools.corpus):
        yield observe(_without_common_referees(thing), names, NOUNS[thing.kind])


def _without_common_referees(thing: Thing) -> Thing:
    """People who worked for one superior name the same one: that links nobody."""
    if thing.holder != "reference":
        return thing
    return thing._replace(held=tuple(h for h in thing.held if h.key.holder != "reference"))
