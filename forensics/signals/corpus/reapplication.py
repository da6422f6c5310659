"""The contact of an earlier application whose case was decided "confirmed" applies again.

Looks at: the applicant's own e-mail addresses, phone numbers, accounts, web addresses of a page,
wallet and postal addresses against the applicants' own of other applications whose case somebody
decided. It counts whatever the names are. Where a day of submission is missing the finding is weak;
a confirmed case that came in later, and a contact that somebody recorded as shared, are shown and
weigh nothing. Another application by the same person whose case was not confirmed is shown as a
fact, and weighs nothing: people apply again.

Why it matters: what an investigation confirmed does not go away by applying once more, to another
team or under another name; the file on it should be read before it is started anew.

Innocent explanations:
- The earlier decision was wrong, or of a namesake.
- The contact is a family's, a household's or an agency's, or a recycled phone number.
- This applicant is the victim whose contacts the confirmed application used.

Verify with every finalist:
- Write and call to the stated contacts, and continue only with answers from them.

Verify this finding:
- Read the earlier case and what its decision rests on; it is evidence of that case, not of this.
- Find out whether the same person applies: compare what both applications state.

References:
- FBI IC3 PSA I-012325-PSA (January 2025): reused contacts and resume content.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from forensics.linkage.keys import keys
from forensics.linkage.others import (
    CONTACTS,
    NOBODY,
    NOUNS,
    Thing,
    compare,
    contacts,
    idle,
    silent,
    unfit,
    unread,
    whose,
)
from forensics.linkage.stated_names import stated_names
from forensics.linkage.strangers import listed, said
from forensics.model import (
    Finding,
    Held,
    Observation,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

OWN = {"applicant", "shipping"}


@signal(family="corpus", strength=Strength.MODERATE, needs={"corpus"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each application that holds the same contact and tells something."""
    if tools.corpus is None:
        return
    yield from unfit(subject, CONTACTS)
    stated = tuple(key for key in contacts(keys(subject)) if key.holder in OWN)
    if not stated:
        return
    if not tools.corpus.size:
        yield Unknown(reason=NOBODY)
        return
    yield from unread(tools.corpus)
    names = stated_names(subject)
    told: dict[str, list[tuple[Thing, Held]]] = {}
    for thing in compare(subject.application.id, stated, tools.corpus):
        met = [held for held in thing.held if _tells(thing, held, names)]
        for held in met:
            told.setdefault(held.application, []).append((thing, held))
        if not met:
            yield silent(thing)
    findings = [_finding(met, subject.application.submitted_at) for met in told.values()]
    yield from listed(sorted(findings, key=lambda one: -(one.strength or Strength.MODERATE).rank))


def _tells(thing: Thing, held: Held, names: Iterable[str]) -> bool:
    again = whose(names, held) == "same" and idle(thing, held) is None
    return held.key.holder in OWN and (held.disposition == "confirmed" or again)


def _finding(met: list[tuple[Thing, Held]], day: date | None) -> Finding:
    other = met[0][1]
    idly = [idle(thing, held) for thing, held in met]
    strength, note = _strength(other, day)
    if all(idly):
        strength, note = Strength.CONTEXT, f" It weighs nothing: {idly[0]}."
    nouns = tuple(dict.fromkeys(NOUNS[thing.kind] for thing, _ in met))
    received = f"received on {other.submitted_at}" if other.submitted_at else "of no stated day"
    return Finding(
        summary=f"The applicant's {' and '.join(nouns)} {'are' if nouns[1:] else 'is'} also stated "
        f"by the application of {said(other.name)}, {received}, whose case is "
        f"{other.disposition or 'undecided'}.{note}",
        evidence=tuple(
            part for thing, held in met for part in (thing.own[0].evidence, held.evidence)
        ),
        confidence="high",
        strength=strength,
    )


def _strength(held: Held, day: date | None) -> tuple[Strength | None, str]:
    """What the other case says by its decision and its day, and why it is lowered."""
    if held.disposition != "confirmed":
        return Strength.CONTEXT, ""
    if held.submitted_at is None or day is None:
        return Strength.WEAK, " Which of the two came first is not known."
    if held.submitted_at > day:
        return Strength.CONTEXT, " It came in later than this one."
    return None, ""
