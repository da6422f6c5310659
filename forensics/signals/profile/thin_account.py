"""An account is young or has few connections on the day of the application.

Looks at: of each account, what its newest snapshot states: the day it was created and the number of
connections. Context where it was created less than 12 months before the application, or states
fewer than 50 connections; a count older than a year, or a day after the application, tells nothing.
An empty log is not looked at: the quick form of an export leaves the log out.

Why it matters: published baselines of profiles behind working applicants hold accounts of more than
two years and 50 connections; accounts made for one campaign of applications are younger. By itself
it tells nothing, so it weighs nothing and stands beside what else was found.

Innocent explanations:
- A graduate, a career starter, or somebody who comes back to work after years.
- People who value their privacy, or in whose trade and country other networks are used.
- A second account after the first was lost, closed or hacked.

Verify with every finalist:
- Ask for two former colleagues or teachers to speak to, found by their employer's own switchboard.

Verify this finding:
- Rest nothing on it: ask what every finalist is asked.

References:
- FLAME fraud framework, baseline BL-0013 (more than two years, 50 connections and more).
- Crustdata on young profiles, 2025 (less than 12 months).
"""

from collections.abc import Iterator

from forensics.linkage.accounts import histories, taken
from forensics.linkage.exhibit import exhibit
from forensics.model import (
    Checked,
    Finding,
    Observation,
    PartialDate,
    Record,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)
from forensics.model.submission import LATEST

YOUNG = 12  # months: an account that has seen a year was not made for this application
FEW = 50  # connections of the published baseline
STALE = 12  # months after which a count of connections says nothing of today


@signal(family="profile", strength=Strength.CONTEXT)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield what is thin about each account, as its newest snapshots state it."""
    for account in histories(subject.profiles):
        newest = sorted(account.snapshots, key=lambda r: taken(r) or LATEST, reverse=True)
        seen = [*_age(subject, newest), *_connections(subject, newest)]
        yield from seen
        if not seen:
            name = newest[0].document
            yield Unknown(reason=f"{name} states neither when the account began nor connections")


def _age(subject: Subject, newest: list[Record]) -> Iterator[Observation]:
    stating = (r for r in newest if r.account.created and r.account.created_stated)
    record = next(stating, None)
    if record is None or record.account.created is None or record.account.created_stated is None:
        return
    months = PartialDate.of(subject.today).earliest - record.account.created.earliest
    if months < 0:
        yield Unknown(reason=f"{record.document} states that the account began after today")
    elif months >= YOUNG:
        yield Checked(what=f"{record.document}: the account is {months} months old")
    else:
        yield Finding(
            summary=f"The account was created {months} months before the application.",
            evidence=(exhibit(subject.document(record), record.account.created_stated),),
            confidence="high",
        )


def _connections(subject: Subject, newest: list[Record]) -> Iterator[Observation]:
    record = next((r for r in newest if r.account.connections_stated), None)
    if record is None or (count := record.account.connections) is None:
        return
    day, now = taken(record) or subject.today, PartialDate.of(subject.today).earliest
    if now - PartialDate.of(day).earliest >= STALE:
        yield Unknown(reason=f"{record.document} counts the connections of {day}, long ago")
    elif count >= FEW:
        yield Checked(what=f"{record.document}: {count} connections")
    elif record.account.connections_stated:
        yield Finding(
            summary=f"The account states {count} connections.",
            evidence=(exhibit(subject.document(record), record.account.connections_stated),),
            confidence="high",
        )
