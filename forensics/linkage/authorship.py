"""What the authors of an account's commits contradict: histories of other people, names in turn."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from forensics.linkage.committers import is_full, is_machine, may_be_one
from forensics.linkage.repositories import History, Identity, Placed, Whose, linked

FOREIGN = 30  # commits by others: one page of the API; starter code handed out in class has fewer
FEW = 10  # commits by others that are worth saying: below, and where no fork mark can be read
OWN = 0.10  # of a history: in a team of four, whoever did least has about as much
TOP = 0.95  # of others' commits lie before the account's first, and before the repository was made
DAY = timedelta(days=1)  # a repository is made, then filled; clocks and time zones differ
LONG = timedelta(days=365)  # before the account was made: less is somebody who joined late
SAME = 3  # commits equal to the second and in message: one may be a patch sent to both
NAMES = 3  # full names without a common word: two are a name before and after a change of it
EACH = 3  # commits by one of several people: one or two are a stray patch
NAMED = 5  # commits under a name in turn: fewer are made at somebody else's machine, or in jest
REWRITTEN = 20  # commits with an address younger than they are: fewer is a clock set wrong


@dataclass(frozen=True)
class Taken:
    """A repository of others' commits with the account's own on top.

    `brought` counts the others' commits that were there before the repository and before the own.
    `attributed`: the host links most of the others to accounts of theirs. `lone`: they are one
    person, who may be the holder under an earlier name.
    """

    history: History
    others: tuple[Placed, ...]
    own: tuple[Placed, ...]
    brought: int
    attributed: bool
    lone: bool

    def before(self, created: datetime | None) -> int:
        """How many of the others' commits are older than the account by more than a year."""
        return sum(created is not None and placed.at < created - LONG for placed in self.others)


@dataclass(frozen=True)
class Authorship:
    """The commits of one repository by whose they are."""

    history: History
    who: Identity

    @cached_property
    def parts(self) -> Mapping[Whose, tuple[Placed, ...]]:
        """Commits by whose they are, oldest first."""
        known: dict[tuple[str, str, str | None], Whose] = {}
        parts: dict[Whose, list[Placed]] = {"own": [], "other": [], "unclear": []}
        for placed in self.history.commits:
            author = placed.commit.author
            key = (author.name, author.email, author.account)
            if key not in known:
                known[key] = self.who.whose(author)
            parts[known[key]].append(placed)
        return {whose: tuple(found) for whose, found in parts.items()}

    def taken(self) -> Taken | None:
        """The repository as one that was taken over with its history; None where it is none.

        Others wrote at least FOREIGN commits and all but OWN of it, nearly all of that before the
        repository was made and before the account's own first commit.
        """
        return self._under(self.parts["other"])

    def slight(self, created: datetime | None) -> Taken | None:
        """A history of others that is worth saying and weighs nothing; None where there is none.

        It is short, or whether it is a fork is not stated; all of it is older than the account,
        made on `created`, by more than a year.
        """
        others, own = self.parts["other"], self.parts["own"]
        if created is None or not own or len(others) < FEW:
            return None
        if len(others) < (1 - OWN) * (len(others) + len(own)) or others[-1].at >= own[0].at:
            return None
        found = Taken(self.history, others, own, len(others), _linked(others), not _several(others))
        return found if found.before(created) == len(others) else None

    def doubtful(self) -> bool:
        """Whether it would be one if all authors were others who can be told neither way."""
        others = sorted((*self.parts["other"], *self.parts["unclear"]), key=lambda p: p.at)
        return self.taken() is None and self._under(tuple(others)) is not None

    def _under(self, others: tuple[Placed, ...]) -> Taken | None:
        facts, own = self.history.facts, self.parts["own"]
        if facts is None or facts.created is None or not own or len(others) < FOREIGN:
            return None
        if len(others) < (1 - OWN) * len(self.history.commits):
            return None
        brought = sum(
            placed.entered <= facts.created + DAY and placed.at < own[0].at for placed in others
        )
        if brought < TOP * len(others):
            return None
        return Taken(
            history=self.history,
            others=others,
            own=own,
            brought=brought,
            attributed=_linked(others),
            lone=not _several(others),
        )


def may_be_holder(taken: Taken, own: Iterable[Placed]) -> bool:
    """Whether a lone other may be the holder: no account, and never at work at the same time."""
    if not taken.lone or taken.attributed:
        return False
    first, last = taken.others[0].at, taken.others[-1].at
    return not any(first <= placed.at <= last for placed in own)


def reattributed(
    mine: Authorship, others: Iterable[History]
) -> tuple[History, list[tuple[Placed, Placed]]] | None:
    """Commits that another account's repository holds too, equal to the second and in message,
    with another author: the repository that shares most, from SAME on.
    """
    own = {(placed.at, placed.commit.message): placed for placed in mine.parts["own"]}
    best: tuple[History, list[tuple[Placed, Placed]]] | None = None
    for history in others:
        pairs = [
            (own[key], placed)
            for placed in history.commits
            if (key := (placed.at, placed.commit.message)) in own
            and placed.commit.message
            and mine.who.whose(placed.commit.author) == "other"
        ]
        if len(pairs) >= SAME and (best is None or len(pairs) > len(best[1])):
            best = history, pairs
    return best


def names_in_turn(commits: Iterable[Placed], who: Identity) -> list[list[Placed]]:
    """Commits linked to the account under full names of which no two can be one, by name.

    Each was in use while another was: one name after another is a change of name. Empty below
    NAMES of them; the most used name comes first.
    """
    by_name: dict[str, list[Placed]] = {}
    for placed in sorted(linked(commits, who), key=lambda placed: placed.at):
        if is_full(placed.commit.author.name) and not is_machine(placed.commit.author):
            by_name.setdefault(placed.commit.author.name, []).append(placed)
    chosen: list[list[Placed]] = []
    for name, found in sorted(by_name.items(), key=lambda item: (-len(item[1]), item[0])):
        names = (each[0].commit.author.name for each in chosen)
        if len(found) >= NAMED and not any(may_be_one(name, other) for other in names):
            chosen.append(found)
    in_turn = [found for found in chosen if any(_overlap(found, o) for o in chosen if o != found)]
    return in_turn if len(in_turn) >= NAMES else []


def older_than_address(
    commits: Iterable[Placed], who: Identity, created: datetime | None
) -> list[Placed]:
    """The account's commits older than it by more than a year, with the address it got on that day.

    Empty below REWRITTEN of them.
    """
    found = [
        placed
        for placed in linked(commits, who)
        if created is not None
        and placed.at < created - LONG
        and placed.commit.author.email.casefold().endswith("@users.noreply.github.com")
    ]
    return found if len(found) >= REWRITTEN else []


def _overlap(one: list[Placed], other: list[Placed]) -> bool:
    first, last = max(one[0].at, other[0].at), min(one[-1].at, other[-1].at)
    return first < last


def _linked(others: tuple[Placed, ...]) -> bool:
    """Whether the host links most of the commits to accounts of their authors."""
    return 2 * sum(each.commit.author.account is not None for each in others) >= len(others)


def _several(others: Iterable[Placed]) -> bool:
    """Whether at least two people, who cannot be one, wrote more than a stray commit each."""
    people = Counter((p.commit.author.account, p.commit.author.name) for p in others)
    common = [person for person, count in people.items() if count >= EACH]
    return any(
        one[0] != other[0] if one[0] and other[0] else not may_be_one(one[1], other[1])
        for place, one in enumerate(common)
        for other in common[place + 1 :]
    )
