"""The answers about one account put together: its repositories, their commits, who wrote them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Literal, NamedTuple

from forensics.linkage.committers import is_full, is_machine, may_be_one, same_name
from forensics.model import Commit, Holder, Record, Repository, Signature

Whose = Literal["own", "other", "unclear"]

_NOREPLY = re.compile(r"(?:(\d+)\+)?([^@\s]+)@users\.noreply\.github\.com")
# A description that says so presents nothing as the account's own.
_SAID = re.compile(
    r"(?i)\b(?:mirror\w*|forked|fork|(?:clone|copy|import) (?:of|from)|cloned|imported|starter|"
    r"template|boilerplate|course\w*|assignments?|homework|labs?|translat\w+|unofficial|"
    r"packaging)\b"
)
# What builders of device images and packages call repositories in which others' history is usual.
_BUILT = re.compile(r"(?i)(?:android|device|kernel|vendor|proprietary|debian|pkg|aur)[_-]")


class Placed(NamedTuple):
    """A commit and the record it was read from."""

    record: Record
    commit: Commit

    @property
    def at(self) -> datetime:
        """When it was written; the earliest of all where no real time is given."""
        return self.commit.author.at or datetime.min.replace(tzinfo=UTC)

    @property
    def entered(self) -> datetime:
        """When it entered its history: a patch is older than the day it was taken in."""
        return self.commit.committer.at or self.at


@dataclass(frozen=True)
class History:
    """One repository: what the host says of it, where it was given, and its commits by date.

    Commits of programs, merges and commits without a real time, counted in `undated`, are left out
    of `commits`. `complete`: whether the commits given reach the beginning.
    """

    name: str
    record: Record | None
    facts: Repository | None
    commits: tuple[Placed, ...]
    complete: bool
    undated: int = 0

    @property
    def owner(self) -> str:
        """The login it belongs to, in lower case."""
        return self.name.partition("/")[0].casefold()

    @property
    def excuse(self) -> str | None:
        """Why others' commits are expected there; None where nothing says so."""
        facts = self.facts
        if facts is None:
            return None
        if facts.derived:
            return f"{facts.name} is a {facts.derived}"
        if facts.organisation:
            return f"{facts.name} belongs to an organisation"
        short = facts.name.partition("/")[2]
        said = _SAID.search(facts.description) or _SAID.search(re.sub(r"[-_.]", " ", short))
        said = said or _BUILT.match(short)
        return f"{facts.name} is described as {said[0]!r}" if said else None


@dataclass(frozen=True)
class Identity:
    """By what an account's own commits are known: its login and number, names, addresses."""

    login: str
    number: str | None
    names: frozenset[str]
    emails: frozenset[str]

    @cached_property
    def full_names(self) -> tuple[str, ...]:
        """The names that can be told from other people's."""
        return tuple(sorted(name for name in self.names if is_full(name)))

    def whose(self, author: Signature) -> Whose:
        """The account's own, surely another's, or neither for sure."""
        if (author.account or "").casefold() == self.login or self.holds(author.email):
            return "own"
        if any(same_name(name, author.name) for name in self.full_names):
            return "own"
        if any(may_be_one(name, author.name) for name in (*self.names, self.login)):
            return "unclear"
        if author.account:
            return "other"
        return "other" if self.full_names and is_full(author.name) else "unclear"

    def holds(self, email: str) -> bool:
        """Whether an address is the account's, one that GitHub gave it included."""
        given = _NOREPLY.fullmatch(email.casefold())
        if given:
            return given[2] == self.login or (given[1] is not None and given[1] == self.number)
        return email.casefold() in self.emails


def holders(profiles: Iterable[Record]) -> dict[str, tuple[Record, Holder]]:
    """The accounts that are stated, by login; of several snapshots the oldest is taken."""
    found: dict[str, tuple[Record, Holder]] = {}
    for record in profiles:
        if record.code and record.code.holder:
            found.setdefault(record.code.holder.login.casefold(), (record, record.code.holder))
    return found


def histories(profiles: Iterable[Record]) -> dict[str, History]:
    """Every repository of which an answer or a commit was given, pages and snapshots joined."""
    records = [record for record in profiles if record.code]
    facts = {
        repository.name.casefold(): (record, repository)
        for record in records
        for repository in (record.code.repositories if record.code else ())
    }
    forked = {name.casefold() for r in records for name in (r.code.forked if r.code else ())}
    commits: dict[str, dict[tuple[str, Signature, Signature, str], Placed]] = {}
    for record in records:
        for commit in record.code.commits if record.code else ():
            name = (commit.repository or "").casefold()
            # A line shows the hash's beginning, which hashes made by hand or in tests may share.
            same = (commit.sha, commit.author, commit.committer, commit.message)
            commits.setdefault(name, {}).setdefault(same, Placed(record, commit))
    return {
        name: _history(name, facts.get(name), name in forked, commits.get(name, {}).values())
        for name in dict.fromkeys((*facts, *commits))
    }


def _history(
    name: str,
    stated: tuple[Record, Repository] | None,
    forked: bool,
    commits: Iterable[Placed],
) -> History:
    given = list(commits)
    record, facts = stated or (None, None)
    if facts and forked and not facts.derived:
        facts = facts.model_copy(update={"fork": True, "derived": "fork"})
    people = [
        placed
        for placed in given
        if placed.commit.author.at
        and not placed.commit.merge
        and not is_machine(placed.commit.author)
    ]
    return History(
        name=facts.name if facts else next((p.commit.repository or "" for p in given), name),
        record=record,
        facts=facts,
        commits=tuple(sorted(people, key=lambda placed: (placed.at, placed.entered))),
        complete=any(placed.commit.first for placed in given),
        undated=sum(placed.commit.author.at is None for placed in given),
    )


def identity(
    holder: Holder, names: Iterable[str], emails: Iterable[str], commits: Iterable[Placed]
) -> Identity:
    """An account's identity: what it and the application state, and what is linked to its login.

    An address that carries one of its names is its own, and so is a full name linked to it.
    """
    login = holder.login.casefold()
    stated_names = {name for name in (holder.name, *names) if name}
    stated_emails = {email.casefold() for email in (holder.email, *emails) if email}
    found = Identity(login, holder.number, frozenset(stated_names), frozenset(stated_emails))
    own = [placed.commit.author for placed in commits if found.whose(placed.commit.author) == "own"]
    return Identity(
        login=login,
        number=holder.number,
        names=found.names | {author.name for author in own if author.name},
        emails=found.emails | {author.email.casefold() for author in own if author.email},
    )


def linked(commits: Iterable[Placed], who: Identity) -> Iterator[Placed]:
    """Commits that the host itself links to the account, by login or by an address it gave."""
    for placed in commits:
        author = placed.commit.author
        given = _NOREPLY.fullmatch(author.email.casefold())
        if (author.account or "").casefold() == who.login or (given and who.holds(author.email)):
            yield placed
