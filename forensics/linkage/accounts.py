"""Which snapshots, of whatever format, show one account."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from forensics.linkage.continuity import keeps_history
from forensics.linkage.names import relation
from forensics.model import Record
from forensics.model.submission import EARLIEST, LATEST

Tie = Literal["one", "other", "open"]


class History(NamedTuple):
    """The snapshots of one account, oldest first, those without a day last."""

    platform: str
    snapshots: tuple[Record, ...]


def taken(record: Record) -> date | None:
    """The day a snapshot was captured; None for a day that no clock can have shown."""
    day = record.captured_at
    return day if day is not None and EARLIEST <= day <= LATEST else None


def states(record: Record) -> bool:
    """Whether a profile states anything that a later one could state otherwise."""
    account = record.account
    stated = record.positions or record.education or record.headline or record.person.name
    return bool(stated or account.photo or account.handle)


def histories(profiles: Iterable[Record]) -> tuple[History, ...]:
    """The accounts that profiles belong to; a document that holds a log alone is of none.

    Two formats are one account where they state one handle (or one number, on GitHub). Another
    handle is the same account renamed where the history is kept, else another account. Snapshots
    without a handle are taken for the one account of their platform, unless they name another
    person and share no history. A text or JSON Resume that states the handle of a LinkedIn page
    belongs to it; others are held together by themselves.
    """
    shown = [record for record in profiles if not _holds_lists_alone(record)]
    shown.sort(key=lambda record: (taken(record) is None, taken(record) or LATEST, record.document))
    pages = {r.account.handle.value for r in shown if _is_linkedin(r) and r.account.handle}
    found: list[tuple[str, list[Record]]] = []
    for record in shown:
        platform = _platform(record, pages)
        own = [members for name, members in found if name == platform]
        ties = [_tie_to(record, members) for members in own]
        if "one" in ties:
            own[ties.index("one")].append(record)
        elif ties.count("open") == 1:
            own[ties.index("open")].append(record)
        else:
            found.append((platform, [record]))
    return tuple(History(platform, tuple(members)) for platform, members in found)


def apart(histories: Sequence[History]) -> Iterator[str]:
    """Why snapshots of one platform are not compared with each other."""
    for history in histories:
        others = [h for h in histories if h.platform == history.platform and h is not history]
        if len(history.snapshots) == 1 and not others:
            yield f"{history.snapshots[0].document} is the only snapshot of its kind"
        elif others and history is next(h for h in histories if h.platform == history.platform):
            names = ", ".join(h.snapshots[0].document for h in (history, *others))
            yield f"{names} state different accounts or people, without a common history"


def _holds_lists_alone(record: Record) -> bool:
    """Whether a document is a log, or a code host's list of repositories or commits."""
    listed = record.code is not None and record.code.holder is None
    return listed or bool(record.account.activity and not states(record))


def _is_linkedin(record: Record) -> bool:
    return record.source.startswith("linkedin")


def _platform(record: Record, pages: set[str]) -> str:
    handle = record.account.handle
    if _is_linkedin(record) or (record.source != "github" and handle and handle.value in pages):
        return "linkedin"
    return "github" if record.source == "github" else "text"


def _tie_to(record: Record, members: Iterable[Record]) -> Tie:
    ties = {_tie(member, record) for member in members}
    return "one" if "one" in ties else "other" if "other" in ties else "open"


def _tie(older: Record, newer: Record) -> Tie:
    numbers = [record.account.number for record in (older, newer)]
    if numbers[0] and numbers[1]:
        return "one" if numbers[0].value == numbers[1].value else "other"
    handles = [record.account.handle for record in (older, newer)]
    if handles[0] and handles[1] and handles[0].value == handles[1].value:
        return "one"
    if keeps_history(older, newer):
        return "one"
    people = [record.person.name for record in (older, newer)]
    others = people[0] and people[1] and relation(people[0].value, people[1].value) == "wholly"
    return "other" if (handles[0] and handles[1]) or others else "open"
