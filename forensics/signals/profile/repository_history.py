"""Repositories of the account hold other people's history.

Looks at: saved answers of GitHub about one account: the account, its repositories, their commits.
Own repositories that are not forks, mirrors, templates, an organisation's or described as a copy,
where others made at least 30 commits and nine in ten of all, nearly all before the repository was
made, with the account's own on top. Three and more by different people, half of those given and a
third of all: moderate. Fewer: weak, and nothing where GitHub links the others to accounts of theirs
(three and more: weak). Commits under the account's name that another repository holds under another
name, equal to the second and in message: moderate where that one is older, else weak. Three full
names in turn under one login: weak. A shorter history of others, from ten commits on, or one of
which no answer says whether it is a fork, all older than the account by a year: context, as are own
commits so old with the address that the account got later. Old commits under the own name, other
machines, handles, programs, merged work and a pause in the work are no finding.

Why it matters: histories are copied under rented accounts, which then look like years of work.

Innocent explanations:
- Course material or an old public project, pushed to a new repository instead of forked.
- A project taken over from its former maintainers, or moved from another host with its history.
- An earlier name; a second account; a history rewritten to hide a private address.

Verify with every finalist:
- Walk through a repository of the applicant's own choice together, and change something in it.

Verify this finding:
- Ask where the quoted repository came from, and which commits in it are the applicant's.

References:
- Security Alliance (SEAL), guidance on remote IT workers, 2024-2025 (commits older than the account
  are easily a false alarm).
- Published analyses of GitHub accounts (older commits, rotating authors, copied commits).
"""

from collections.abc import Iterator

from forensics.linkage.authorship import Taken, names_in_turn, older_than_address, reattributed
from forensics.linkage.portfolio import Portfolio, of_different_people, portfolios
from forensics.linkage.repositories import History, Placed
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

MANY = 3  # repositories: one or two are somebody's courses, or put up to try a tool on them
SHOWN = 3  # repositories, names or commits quoted; the summary counts all
SILENT = 24  # months between own commits that are worth saying, never more


@signal(family="profile", strength=Strength.MODERATE)
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield findings for each account whose answers were given."""
    for account in portfolios(subject):
        if isinstance(account, str):
            yield Unknown(reason=account)
            continue
        yield from (Unknown(reason=reason) for reason in (*account.reasons, *account.unsure))
        if len(account.judged) > len(account.unsure):
            yield Checked(what=f"{len(account.judged)} repositories of {account.holder.login}")
        yield from _taken(subject, account)
        yield from _reattributed(subject, account)
        yield from _names(subject, account)
        yield from _address(subject, account)


def _taken(subject: Subject, account: Portfolio) -> Iterator[Finding]:
    bare = [each for each in account.taken if not each.attributed]
    whole = [each for each in bare if each.history.complete]
    firm = account.prevails(whole, MANY) and of_different_people(whole)
    shown = whole if firm else account.taken if account.prevails(account.taken, MANY) else bare
    if not shown:
        yield from _slight(subject, account)
        return
    others, own = sum(len(e.others) for e in shown), sum(len(e.own) for e in shown)
    brought = sum(each.brought for each in shown)
    old = sum(each.before(account.holder.created) for each in shown)
    gap = account.silence()
    yield Finding(
        summary=f"In {len(shown)} of {len(account.judged)} own repositories given, {others} "
        f"commits are by other names, {brought} of them there before the repository was made, and "
        f"the account's {own} stand on top."
        + (f" {old} are more than a year older than the account." if old else "")
        + (f" Its own commits pause for {gap} months." if gap >= SILENT else ""),
        evidence=(
            *_created(subject, account),
            *(item for each in shown[:SHOWN] for item in _layers(subject, each)),
        ),
        confidence="medium" if firm else "low",
        strength=None if firm else Strength.WEAK,
    )


def _slight(subject: Subject, account: Portfolio) -> Iterator[Finding]:
    for each in account.slight:
        yield Finding(
            summary=f"{len(each.others)} commits in {each.history.name} are by other names and "
            f"more than a year older than the account; its own {len(each.own)} stand on top. "
            "They may be under an earlier name, of a fork or an exercise: nothing is weighed.",
            evidence=(*_created(subject, account), *_layers(subject, each)),
            confidence="low",
            strength=Strength.CONTEXT,
        )


def _reattributed(subject: Subject, account: Portfolio) -> Iterator[Finding]:
    for mine in account.judged:
        found = reattributed(mine, account.elsewhere)
        if found is None:
            continue
        other, pairs = found
        facts = mine.history.facts, other.facts
        days = [each.created for each in facts if each and each.created]
        firm = len(days) == len(facts) and days[1] < days[0]
        age = "older" if firm else "other"
        yield Finding(
            summary=f"{len(pairs)} commits under the account's name in {mine.history.name} stand "
            f"in the {age} repository {other.name} under another, equal to the second and in "
            "message.",
            evidence=(
                *_described(subject, mine.history),
                *_described(subject, other),
                *(_quote(subject, placed) for pair in pairs[:SHOWN] for placed in pair),
            ),
            confidence="medium" if firm else "low",
            strength=None if firm else Strength.WEAK,
        )


def _names(subject: Subject, account: Portfolio) -> Iterator[Finding]:
    names = names_in_turn(account.commits, account.who)
    if names:
        counts = ", ".join(f"{len(found)} as {found[0].commit.author.name}" for found in names)
        yield Finding(
            summary=f"Commits linked to {account.holder.login} state {len(names)} full names that "
            f"share no word: {counts}.",
            evidence=tuple(_quote(subject, found[0]) for found in names[: 2 * SHOWN]),
            confidence="low",
            strength=Strength.WEAK,
        )


def _address(subject: Subject, account: Portfolio) -> Iterator[Finding]:
    early = older_than_address(account.commits, account.who, account.holder.created)
    if early:
        yield Finding(
            summary=f"{len(early)} own commits are dated more than a year before the account was "
            "made, with the address it was given then: date or address were written later.",
            evidence=(
                *_created(subject, account),
                *(_quote(subject, placed) for placed in early[:SHOWN]),
            ),
            confidence="low",
            strength=Strength.CONTEXT,
        )


def _created(subject: Subject, account: Portfolio) -> Iterator[Evidence]:
    if line := account.holder.line:
        yield Evidence.visible(subject.document(account.record), line.span, account.holder.login)


def _layers(subject: Subject, taken: Taken) -> Iterator[Evidence]:
    yield from _described(subject, taken.history)
    yield from (_quote(subject, placed, "by others") for placed in _ends(taken.others))
    yield _quote(subject, taken.own[0], "the account's first")


def _ends(commits: tuple[Placed, ...]) -> tuple[Placed, Placed]:
    return commits[0], commits[-1]


def _described(subject: Subject, history: History) -> Iterator[Evidence]:
    if history.record and history.facts:
        yield Evidence.visible(subject.document(history.record), history.facts.line.span)


def _quote(subject: Subject, placed: Placed, note: str | None = None) -> Evidence:
    return Evidence.visible(subject.document(placed.record), placed.commit.line.span, note)
