"""Two of the applicant's own statements place the home in regions far apart.

Looks at: the place in the head of each resume, the address of the application form, the location
of a profile captured about the same time, and the address equipment is to be sent to. A place
counts by its country and, in the United States, its state; only equal or not, never which. Regions
that border on each other are one here. Where an employer or school sits is no home.

Why it matters: an operated application often has several hands; the place of the borrowed
identity, of the person who types and of who receives the equipment then come apart.

Innocent explanations:
- People move, and the resume, a saved form or a profile still shows the last place.
- A parental home, a campus, a partner's place, a forwarding or military address.
- Applicants put the town of the post on their resume or form when they mean to move there.
- A two-letter code after a town is no US state: it is a province or a country elsewhere.
- Equipment is sent to a relative, an office or a pick-up point because somebody is in there.

Verify with every finalist:
- Confirm the address that payroll and equipment will use, and who receives equipment there.

Verify this finding:
- Ask since when the applicant has lived at each quoted place, before showing which one is meant.

References:
- FBI IC3 PSA250123, 23 January 2025; State, Treasury and FBI advisory, 16 May 2022.
- Tables us_states, countries and provinces (what a place names, what borders on it).
"""

from collections.abc import Iterator
from itertools import combinations

from forensics.linkage.circumstances import of_form, of_profile, of_shipping, reconciled
from forensics.linkage.whereabouts import (
    History,
    Home,
    all_apart,
    any_alike,
    histories,
    on_form,
    shipped_to,
    stated_in,
)
from forensics.model import (
    Checked,
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
    """Yield a finding for each pair of statements that no stated circumstance reconciles."""
    history = History(subject)
    form = on_form(subject.application)
    resumes = [h for r in histories(subject) if (h := stated_in(r, subject.document(r)))]
    homes = [*([form] if form else []), *(home for stated in resumes for home in stated)]
    if form:
        stated = [home for each in resumes for home in each]
        works = any(history.works_at(home) for home in stated)
        reason = of_form(subject.application, stated, form)
        yield from _compare(history, stated, form, None if works else Strength.WEAK, reason)
    for one, other in combinations(resumes, 2):
        if not (form and any_alike((*one, *other), form)):
            yield from _compare(history, one, other[0], Strength.WEAK)
    for record in subject.profiles:
        for place in stated_in(record, subject.document(record))[:1]:
            reason = of_profile(subject, record)
            yield from _compare(history, homes, place, Strength.WEAK, reason)
    for shipped, at in shipped_to(subject.application):
        yield from _compare(
            history, homes, shipped, Strength.CONTEXT, of_shipping(subject.today, at)
        )


def _compare(
    history: History,
    stated: list[Home],
    other: Home,
    strength: Strength | None,
    circumstance: str | None = None,
) -> Iterator[Observation]:
    if not stated:
        return
    pair = f"{stated[0].what} and {other.what}"
    if any_alike(stated, other):
        yield Checked(what=pair)
    elif not all_apart(stated, other):
        yield Unknown(reason=f"{pair}: not every place is told, or they border on each other")
    elif any(home.forwarded for home in (*stated, other)):
        yield Unknown(reason=f"{pair}: one passes mail on")
    elif any(home.stay for home in (*stated, other)):
        yield Unknown(reason=f"{pair}: one is told as a stay, or as working from anywhere")
    elif reason := circumstance or reconciled(history, other):
        yield Unknown(reason=f"{pair} differ: {reason}")
    else:
        yield Finding(
            summary=f"{stated[0].what.capitalize()} and {other.what} place the applicant in "
            "regions far apart, and nothing submitted speaks of a move.",
            evidence=(stated[0].evidence, other.evidence),
            confidence="low" if strength else "medium",
            strength=strength,
        )
