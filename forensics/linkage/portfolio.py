"""An account as a whole: which of its repositories can be judged, and why others cannot."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from forensics.catalogue.lists.several import mailboxes
from forensics.linkage.authorship import EACH, Authorship, Taken, may_be_holder
from forensics.linkage.committers import may_be_one
from forensics.linkage.repositories import (
    History,
    Identity,
    Placed,
    histories,
    holders,
    identity,
)
from forensics.model import Holder, PartialDate, Record, Subject

LISTED = 3  # repositories named in a reason; the rest is counted


@dataclass(frozen=True)
class Portfolio:
    """One account of the applicant with what was given of it.

    `open` counts its own repositories that need no excuse. `judged` are those of them whose commits
    were given, `undescribed` those of which nothing says whether they are forks; `elsewhere` are
    those of other accounts. `reasons` say why something cannot be told.
    """

    record: Record
    holder: Holder
    who: Identity
    judged: tuple[Authorship, ...]
    undescribed: tuple[Authorship, ...]
    open: int
    elsewhere: tuple[History, ...]
    commits: tuple[Placed, ...]
    reasons: tuple[str, ...]

    @cached_property
    def own(self) -> tuple[Placed, ...]:
        """The account's own commits in every repository given."""
        return tuple(p for p in self.commits if self.who.whose(p.commit.author) == "own")

    @cached_property
    def taken(self) -> tuple[Taken, ...]:
        """Repositories taken over with others' history; what may be the holder's is left out."""
        found = (authorship.taken() for authorship in self.judged)
        return tuple(each for each in found if each and not may_be_holder(each, self.own))

    @cached_property
    def slight(self) -> tuple[Taken, ...]:
        """Histories of others that are worth saying and weigh nothing."""
        created = self.holder.created
        found = (each.slight(created) for each in (*self.judged, *self.undescribed))
        return tuple(each for each in found if each and not each.attributed)

    @property
    def unsure(self) -> tuple[str, ...]:
        """Repositories in which it cannot be told whose the commits are."""
        lone = (
            f"{each.history.name} holds the commits of one other name, which may be the holder's"
            for each in (authorship.taken() for authorship in self.judged)
            if each and may_be_holder(each, self.own)
        )
        nameless = (
            f"whose commits {authorship.history.name} holds cannot be told: authors have no "
            "account, and one word or a word of the applicant's own names"
            for authorship in self.judged
            if authorship.doubtful()
        )
        return (*lone, *nameless)

    def prevails(self, taken: Sequence[Taken], least: int) -> bool:
        """Whether `taken` are `least` and more, half of what was judged and a third of all own."""
        count = len(taken)
        return count >= least and 2 * count >= len(self.judged) and 3 * count >= self.open

    def silence(self) -> int:
        """The longest gap between the account's own commits, in months."""
        months = sorted(PartialDate.of(placed.at.date()).earliest for placed in self.own)
        return max((later - earlier for earlier, later in pairwise(months)), default=0)


def portfolios(subject: Subject) -> Iterator[Portfolio | str]:
    """Each account that a profile states, or why what was given cannot be laid to one."""
    profiles = subject.profiles
    people, known = holders(profiles), histories(profiles)
    if not people and any(record.code for record in profiles):
        yield "no answer states the account itself: its name and the day it was made are not known"
    for reason in _apart(profiles, set(people), known):
        yield reason if people else f"{reason}, of which no answer was given"
    for login, (record, holder) in people.items():
        if holder.organisation:
            yield f"{holder.login} is an organisation's account"
        else:
            yield _portfolio(subject, record, holder, login, known)


def _portfolio(
    subject: Subject, record: Record, holder: Holder, login: str, known: dict[str, History]
) -> Portfolio:
    commits = tuple(placed for history in known.values() for placed in history.commits)
    mine = [history for history in known.values() if history.owner == login]
    open_ = [history for history in mine if not history.excuse]
    given = [history for history in open_ if history.commits or history.complete]
    described = [history for history in given if history.facts and history.facts.fork is not None]
    who = identity(holder, _names(subject), _emails(subject), commits)
    return Portfolio(
        record=record,
        holder=holder,
        who=who,
        judged=tuple(Authorship(history, who) for history in described),
        undescribed=tuple(Authorship(each, who) for each in given if each not in described),
        open=len(open_),
        elsewhere=tuple(history for history in known.values() if history.owner != login),
        commits=commits,
        reasons=tuple(_reasons(holder, mine, open_, given, described)),
    )


def _reasons(
    holder: Holder,
    mine: list[History],
    open_: list[History],
    given: list[History],
    described: list[History],
) -> Iterator[str]:
    if holder.created is None:
        yield f"the day the account {holder.login} was made is not stated"
    if not any(history.commits for history in mine):
        yield f"no commits in repositories of {holder.login} were given"
    elif not given:
        excuses = [history.excuse or "" for history in mine if history.commits]
        yield f"{_listed(excuses)}: nobody's commits are out of place there"
    else:
        told = [h.excuse or "" for h in mine if h.commits and h.facts and not h.facts.derived]
        yield from (f"{excuse}: not judged" for excuse in told if excuse)
    if given and (missing := len(open_) - len(given)):
        yield f"the commits of {missing} of {len(open_)} own repositories were not given"
    if unknown := [history.name for history in given if history not in described]:
        yield f"whether it is a fork is not stated of {_listed(unknown)}"
    if undated := [h.name for h in described if h.facts and h.facts.created is None]:
        yield f"the day it was made is not stated of {_listed(undated)}"
    if timeless := [history.name for history in described if history.undated]:
        yield f"commits without a time that can be true were left out of {_listed(timeless)}"
    if cut := [history.name for history in described if not history.complete]:
        yield f"the commits given do not reach the beginning of {_listed(cut)}"


def _apart(
    profiles: Iterable[Record], people: set[str], known: dict[str, History]
) -> Iterator[str]:
    """Other accounts than those stated, whose answers are kept apart."""
    owners = {history.owner: history.name.partition("/")[0] for history in known.values()}
    actors = {a.casefold(): a for r in profiles for a in (r.code.actors if r.code else ())}
    others = [name for login, name in (owners | actors).items() if login and login not in people]
    if others:
        yield f"answers are kept apart that are of another account: {_listed(others)}"
    if "" in known:
        yield f"{len(known[''].commits)} commits do not state their repository"


def _listed(names: list[str]) -> str:
    rest = len(names) - LISTED
    return ", ".join(names[:LISTED]) + (f" and {rest} more" if rest > 0 else "")


def _names(subject: Subject) -> Iterator[str]:
    contact = subject.application.contact
    yield from (record.person.name.value for record in subject.records if record.person.name)
    if contact and contact.name:
        yield contact.name


def _emails(subject: Subject) -> Iterator[str]:
    contact = subject.application.contact
    yield from (email.value for record in subject.records for email in record.contacts.emails)
    if contact and contact.email:
        yield from mailboxes(contact.email)


def of_different_people(taken: Iterable[Taken]) -> bool:
    """Whether two of the histories share no author: one teacher's exercises are of one hand."""
    authors = [_authors(each) for each in taken]
    return any(
        not any(may_be_one(a, b) for a in one for b in other)
        for place, one in enumerate(authors)
        for other in authors[place + 1 :]
    )


def _authors(taken: Taken) -> list[str]:
    names = [placed.commit.author.name for placed in taken.others]
    return [name for name in dict.fromkeys(names) if names.count(name) >= EACH]
