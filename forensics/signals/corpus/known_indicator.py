"""An identifier of the application is on a list of indicators.

Looks at: e-mail addresses and their domains, phone numbers, accounts and web addresses, wallet
addresses, the bytes of files and pictures, how pictures look (equal hash or not) and logged network
addresses, of the documents, profiles, application form and references, against indicators that the
operator added or imported. Only equal identifiers match. A domain that strangers share (mail
services, hosts, relays), a number set aside for examples and a picture of one colour match nobody.
What belongs to a reference or agency, and a mere link to a listed domain, are lowered. The list's
confidence is the part of the bits that counts; an expired entry weighs nothing.

Why it matters: reused telephone numbers, mailboxes and files are what public advisories name first:
the same ones return under other names.

Innocent explanations:
- The listed person is a victim whose own name, mailbox or photo was used by somebody else.
- A recycled phone number, a mailbox or address of a family, agency or office.
- The list is wrong: open lists hold guesses and name bystanders.
- A stock photo, a logo, or a file that an agency sends for many people.

Verify with every finalist:
- Write and call to the stated contacts, and continue only with answers from them.

Verify this finding:
- Read the entry, its source and its confidence; ask the list's owner what it rests on.
- Find out who else used the identifier and when, before speaking of it.

References:
- FBI IC3 PSA I-012325-PSA (January 2025): reused contacts and resume content.
- STIX 2.1, indicators with confidence and valid_until.
"""

from collections.abc import Iterator

from forensics.linkage.indicators import Item, identifiers, usable
from forensics.linkage.listed import lower
from forensics.model import (
    Checked,
    Confidence,
    Evidence,
    Finding,
    Listed,
    Observation,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

SURE, FAIR = 0.7, 0.3  # confidences, as STIX 2.1 puts its scale of 0-100 into words


@signal(family="corpus", strength=Strength.STRONG, needs={"lists"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each indicator that the application holds."""
    items = tuple(identifiers(subject))
    if tools.lists is None or not items:
        return
    sizes = tools.lists.sizes(subject.today)
    found: dict[tuple[str, str], tuple[Listed, list[Item]]] = {}
    for item in items:
        if item.unfit is not None:
            yield Unknown(reason=item.unfit)
            continue
        entries = item.entries(tools.lists)
        for entry in entries:
            if usable(entry):
                found.setdefault((entry.list, entry.key), (entry, []))[1].append(item)
            else:
                yield Unknown(
                    reason=f"list {entry.list} names {entry.value}, but strangers share it: "
                    "the entry is not used"
                )
        if not any(map(usable, entries)) and item.kinds & sizes.keys():
            yield Checked(what=item.stated.value)
    yield from (_finding(entry, named, subject) for entry, named in found.values())
    stated = {kind for item in items for kind in item.kinds}
    if lacking := sorted(stated - sizes.keys()):
        yield Unknown(reason=f"no list of indicators of the kinds {', '.join(lacking)} is at hand")


def _finding(entry: Listed, items: list[Item], subject: Subject) -> Finding:
    expired = entry.expired(subject.today)
    own = any(item.stated.own for item in items)
    direct = own and any(entry.kind != "domain" or "e-mail" in item.noun for item in items)
    nouns = tuple(dict.fromkeys(item.noun for item in items))
    part = "domain of an " if entry.kind == "domain" else ""
    ended = f" The entry {entry.ending} and weighs nothing." if expired else ""
    sure: Confidence = "high" if entry.confidence >= SURE else "medium"
    return Finding(
        summary=f"The {part}{' and '.join(nouns)} stated"
        f"{'' if own else ' of a reference or agency'} {'are' if nouns[1:] else 'is'} on the list "
        f"{entry.list}, dated {entry.dated}, of confidence {entry.confidence:g}.{ended}",
        evidence=(
            *dict.fromkeys(item.stated.evidence for item in items),
            Evidence.row(entry.row()),
        ),
        confidence="low" if expired or entry.confidence < FAIR else sure,
        strength=Strength.CONTEXT if expired else None if direct else lower(Strength.STRONG),
        share=entry.confidence,
    )
