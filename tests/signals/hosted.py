"""Lays the answers of a code host out as lines and makes a Code of them, spans exact."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from forensics.model import Code, Commit, Holder, Quoted, Repository, Signature
from tests.signals.cases import ProfileSheet, StatedCommits, StatedHolder, StatedRepository

Put = Callable[[str | None], Quoted | None]
_AUTHOR = re.compile(r"(?P<name>[^<]*?) ?<(?P<email>[^>]*)>(?: @(?P<account>\S+))?")


def code_of(put: Put, sheet: ProfileSheet) -> Code | None:
    """What the answer holds; None for a sheet that is none.

    The account's creation is printed "Account created: 2019-03-01", a repository as its name, a
    commit as its day and author: "2018-01-01 Ann Lee <ann@example.org> @annlee".
    """
    stated = (sheet.holder, sheet.repositories, sheet.commits, sheet.actors, sheet.forked)
    if not any(stated):
        return None
    return Code(
        holder=_holder(put, sheet.holder) if sheet.holder else None,
        repositories=tuple(_repository(put, repository) for repository in sheet.repositories),
        commits=tuple(commit for run in sheet.commits for commit in _commits(put, run)),
        actors=sheet.actors,
        forked=sheet.forked,
    )


def _holder(put: Put, stated: StatedHolder) -> Holder:
    return Holder(
        login=stated.login,
        number=stated.number,
        organisation=stated.organisation,
        name=stated.name,
        email=stated.email,
        created=_noon(stated.created),
        line=put(f"Account created: {stated.created}" if stated.created else None),
    )


def _repository(put: Put, stated: StatedRepository) -> Repository:
    return Repository(
        name=stated.name,
        organisation=stated.organisation,
        fork=stated.fork,
        derived="fork" if stated.fork else stated.derived,
        created=_noon(stated.created),
        description=stated.description,
        line=_line(put, stated.name),
    )


def _commits(put: Put, run: StatedCommits) -> list[Commit]:
    found = _AUTHOR.fullmatch(run.author)
    if found is None:
        raise ValueError(f"{run.author!r} is not 'Name <address> @login'")
    commits = []
    for number in range(run.count):
        at = run.since + timedelta(days=run.days * number)
        author = Signature(**found.groupdict(), at=_noon(at))
        commits.append(
            Commit(
                sha=f"{run.repository}-{run.author}-{run.message}-{at}",
                repository=run.repository,
                author=author,
                committer=author.model_copy(update={"at": _noon(run.entered or at)}),
                message=f"{run.message} {number + 1}",
                first=run.first and number == 0,
                merge=run.merge,
                line=_line(put, f"{at} {run.author}"),
            )
        )
    return commits


def _line(put: Put, text: str) -> Quoted:
    line = put(text)
    if line is None:
        raise ValueError("a line has text")
    return line


def _noon(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if day else None
