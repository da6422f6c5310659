"""Several applications under different names came from one network address within days.

Looks at: the network addresses logged with the application, against those of applications received
up to seven days before or after it. At least three others are needed, under names that are neither
this one's nor each other's. Where that many are reached only by counting names that cannot be
compared, it is shown and weighs nothing. Nobody can be compared by a private address.

Why it matters: who applies under several names often does so in one sitting, from one place.

Innocent explanations:
- A university, library, shelter, job centre, co-working space or office shares one address.
- A mobile network or a VPN puts thousands of people behind one address.
- Friends, flatmates or a class apply together, or at a job fair.
- An agency sends in its candidates.
- The recruiting system logged its own address instead of the applicants'.

Verify with every finalist:
- Hold one interview step by a live call from the place where the work will be done.

Verify this finding:
- Find out whose the network address is, and how many applications come from it in an ordinary week.
- See whether the applications share anything besides the address: contacts, passages, files.

References:
- State, Treasury and FBI advisory, 16 May 2022 (several accounts from one network address).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from forensics.linkage.keys import keys
from forensics.linkage.names import Relation, relation
from forensics.linkage.others import NOBODY, Thing, compare, idle, silent, unfit, unread, whose
from forensics.linkage.stated_names import stated_names
from forensics.linkage.strangers import SHOWN, said
from forensics.model import (
    Checked,
    Days,
    Evidence,
    Finding,
    Held,
    Observation,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

LEAST = 3  # others: two friends who apply together are common
WITHIN = 7  # days before or after: a vacancy draws most of its applications in its first weeks
MOST = 10  # others that are told apart: of an address that thousands share, no more are compared


@signal(family="corpus", strength=Strength.WEAK, needs={"corpus"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each network address from which enough others applied."""
    if tools.corpus is None or not subject.application.network:
        return
    yield from unfit(subject, {"ip"})
    stated = tuple(key for key in keys(subject) if key.kind == "ip")
    if not stated:
        return
    if not tools.corpus.size:
        yield Unknown(reason=NOBODY)
        return
    day = subject.application.submitted_at
    if day is None:
        yield Unknown(reason="the application states no day of submission")
        return
    yield from unread(tools.corpus)
    names = stated_names(subject)
    for thing in compare(subject.application.id, stated, tools.corpus, _days(day)):
        yield from _judge(thing, names, day)


def _judge(thing: Thing, names: Mapping[str, Evidence], day: date) -> Iterator[Observation]:
    own = thing.own[0].evidence
    by_name = [(held, whose(names, held)) for held in thing.held]
    near = [(h, whom) for h, whom in by_name if whom != "same" and _within(h, day)]
    others = _apart([held for held, _ in near], {"same", "partly"})
    if len(others) < LEAST:
        yield _too_few(thing, others, [held for held, whom in by_name if whom != "same"], day)
        return
    sure = [held for held, whom in near if whom == "other" and idle(thing, held) is None]
    weighs = len(_apart(sure, {"same", "partly", "unknown"})) >= LEAST
    why = next((why for held in others if (why := idle(thing, held))), "names cannot be compared")
    many = "or more " if len(others) == MOST else ""
    shown = ", ".join(said(held.name) for held in others[:SHOWN])
    yield Finding(
        summary=f"{len(others)} {many}other applications came from the network address of this one "
        f"within {WITHIN} days, under other names: {shown}"
        f"{' and more' if len(others) > SHOWN else ''}."
        f"{'' if weighs else f' It weighs nothing: {why}.'}",
        evidence=(own, *(held.evidence for held in others[:SHOWN])),
        strength=None if weighs else Strength.CONTEXT,
    )


def _too_few(
    thing: Thing, near: Sequence[Held], others: Sequence[Held], day: date
) -> Checked | Unknown:
    """What is said where too few of the others were received within days."""
    own = thing.own[0].evidence
    undated = [held for held in others if held.submitted_at is None]
    if len(_apart([*near, *undated], {"same", "partly"})) >= LEAST:
        return Unknown(reason=f"applications from {own.quote} state no day of submission")
    # Those within days are given first, then the undated: with another given, all of them were.
    if any(held.submitted_at is not None and not _within(held, day) for held in thing.held):
        return Checked(what=own.quote)
    return silent(thing)


def _days(day: date) -> Days:
    """The first and last day that count, the calendar's where it ends before."""
    span = timedelta(WITHIN)
    first = day - span if day - date.min >= span else date.min
    last = day + span if date.max - day >= span else date.max
    return first, last


def _within(held: Held, day: date) -> bool:
    return held.submitted_at is not None and abs((held.submitted_at - day).days) <= WITHIN


def _apart(held: Iterable[Held], alike: set[Relation]) -> list[Held]:
    """Those whose names are not each other's, the first of each name, MOST of them."""
    kept: list[Held] = []
    for each in held:
        if len(kept) < MOST and all(_relation(each, other) not in alike for other in kept):
            kept.append(each)
    return kept


def _relation(one: Held, other: Held) -> Relation:
    return relation(one.name, other.name) if one.name and other.name else "unknown"
