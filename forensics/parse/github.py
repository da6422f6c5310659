"""GitHub's answers read back from the lines that `readers.github` wrote: who, what, when."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from forensics.model.code import Code, Commit, Holder, Repository, Signature
from forensics.model.document import Document
from forensics.model.record import Activity
from forensics.model.span import Quoted, Span

_MEDIA = re.compile(r"application/vnd\.github\.(user|repos|commits|events)\+json")
EARLIEST = 1990
"""Commits dated before come from clocks that were not set: 1970 is the year a computer wakes in."""

_SIGNED = (
    r"(?P<{0}at>\S+)\t(?P<{0}name>[^\t<>]*) <(?P<{0}mail>[^\t<>]*)>\t"
    r"(?P<{0}account>@\S+|no account)"
)
_COMMIT = re.compile(
    _SIGNED.format("")
    + r"\t(?P<sha>\S+)(?:\t(?P<place>first|merge))?(?:\tcommitted "
    + _SIGNED.format("by_")
    + ")?"
)
_REPOSITORY = re.compile(r"(?P<name>[^\s/]+/[^\s/]+)(?P<facts>(?:\t[^\t]+)*)")
_HEADING = re.compile(r"Repository: (?:(?P<name>[^\s/]+/[^\s/]+)|.*)")
_EVENT = re.compile(
    r"(?P<at>\S+)\t(?P<what>[^\t]+)(?:\t[^\t]+)?\t@(?P<actor>\S+)(?:\tforked as (?P<fork>\S+))?"
)


def code(document: Document) -> Code | None:
    """What an answer of GitHub states; None for any other document."""
    kind = _kind(document)
    if kind == "user":
        return Code(holder=_holder(document))
    if kind == "repos":
        return Code(repositories=tuple(_repositories(document.text)))
    if kind == "commits":
        return Code(commits=tuple(_commits(document.text)))
    if kind == "events":
        events = [event for _, event in _events(document.text)]
        actors = dict.fromkeys(event["actor"] for event in events)
        forked = dict.fromkeys(event["fork"] for event in events if event["fork"])
        return Code(actors=tuple(actors), forked=tuple(forked))
    return None


def activity(document: Document) -> Iterator[Activity]:
    """The dated lines of an account's log.

    Commits are none: a list of them is the log of one repository, of everybody who worked on it.
    """
    if _kind(document) == "events":
        for line, event in _events(document.text):
            at = moment(event["at"])
            if at is not None:
                yield Activity(at=at.date(), what=line)


def below_words(document: Document) -> int:
    """Where the reader's own labels begin: above stand a name and a bio, which can say anything."""
    holder = _holder(document) if _kind(document) == "user" else None
    return holder.line.span.start if holder and holder.line else 0


def moment(text: str) -> datetime | None:
    """A point in time as the API writes it, in UTC; None for what is none or cannot be true."""
    try:
        at = datetime.fromisoformat(text)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at if EARLIEST <= at.year <= 2100 else None


def _kind(document: Document) -> str:
    found = _MEDIA.match(document.media_type)
    return found[1] if found else ""


def _lines(text: str) -> Iterator[Quoted]:
    """Every line that is not indented; those that are hold people's own words."""
    place = 0
    for line in text.split("\n"):
        if line and not line[0].isspace():
            yield Quoted(value=line, span=Span(start=place, end=place + len(line)))
        place += len(line) + 1


def _holder(document: Document) -> Holder | None:
    stated = document.properties
    login = stated.get("github:login", "")
    created = stated.get("github:created_at", "")
    # The last such line is the reader's own: a name or a bio stands above it.
    lines = [line for line in _lines(document.text) if line.value == f"Account created: {created}"]
    return Holder(
        login=login,
        number=stated.get("github:id"),
        organisation=stated.get("github:type") == "Organization",
        name=stated.get("github:name"),
        email=stated.get("github:email"),
        created=moment(created),
        line=lines[-1] if lines and created else None,
    )


def _repositories(text: str) -> Iterator[Repository]:
    lines = list(_lines(text))[1:]
    for place, line in enumerate(lines):
        found = _REPOSITORY.fullmatch(line.value)
        if found is None:
            continue
        facts = found["facts"].split("\t")
        derived = [fact.split()[0] for fact in facts if re.match(r"(fork|mirror|template)\b", fact)]
        below = lines[place + 1].span.start if place + 1 < len(lines) else len(text)
        yield Repository(
            name=found["name"],
            organisation="Organization" in facts if {"User", "Organization"} & set(facts) else None,
            fork=True if "fork" in derived else False if "not a fork" in facts else None,
            derived=derived[0] if derived else None,
            created=_stated(facts, "Created: "),
            pushed=_stated(facts, "Pushed: "),
            description=" ".join(text[line.span.end : below].split()),
            line=line,
        )


def _stated(facts: list[str], label: str) -> datetime | None:
    value = next((fact for fact in facts if fact.startswith(label)), "")
    return moment(value.removeprefix(label))


def _commits(text: str) -> Iterator[Commit]:
    repository: str | None = None
    waiting: Commit | None = None
    place = 0
    for line in text.split("\n"):
        span = Span(start=place, end=place + len(line))
        place += len(line) + 1
        if waiting is not None:
            message = line.strip() if line.startswith("  ") else ""
            yield waiting.model_copy(update={"message": message})
            waiting = None
        heading = _HEADING.fullmatch(line)
        if heading:
            repository = heading["name"]
        found = _COMMIT.fullmatch(line)
        if found:
            waiting = _commit(found, repository, Quoted(value=line, span=span))
    if waiting is not None:
        yield waiting


def _commit(found: re.Match[str], repository: str | None, line: Quoted) -> Commit:
    author = _signature(found, "")
    return Commit(
        sha=found["sha"],
        repository=repository,
        author=author,
        committer=_signature(found, "by_") if found["by_at"] else author,
        first=found["place"] == "first",
        merge=found["place"] == "merge",
        line=line,
    )


def _signature(found: re.Match[str], role: str) -> Signature:
    account = found[f"{role}account"]
    return Signature(
        name=found[f"{role}name"].strip(),
        email=found[f"{role}mail"].strip(),
        at=moment(found[f"{role}at"]),
        account=account[1:] if account.startswith("@") else None,
    )


def _events(text: str) -> Iterator[tuple[Quoted, re.Match[str]]]:
    for line in _lines(text):
        found = _EVENT.fullmatch(line.value)
        if found:
            yield line, found
