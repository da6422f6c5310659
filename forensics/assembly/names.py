"""Whose name later files state, so that two people's files in one case are seen."""

from collections.abc import Collection, Iterator

from forensics.model import Examination, Record

MOST_SAID = 3


def other_names(examination: Examination, added: Collection[str]) -> list[str]:
    """What each of the `added` files says where it states another name than the earlier ones.

    A name that only leaves out or adds parts ("Ann Lee", "Ann B. Lee") is not another. It is a
    remark for the reviewer, who may know of a marriage or a misread heading; it weighs nothing.
    """
    records = (*examination.resumes, *examination.profiles)
    held = next(
        (name for item in records if item.document not in added for name in _name(item)), ""
    )
    said = [
        f"{item.document} states the name {name}, the case until now {held}"
        for item in records
        if item.document in added
        for name in _name(item)
        if held and not _agree(name, held)
    ]
    more = [f"{len(said) - MOST_SAID} more state other names"] if len(said) > MOST_SAID else []
    return said[:MOST_SAID] + more


def _name(record: Record) -> Iterator[str]:
    if record.person.name:
        yield record.person.name.value


def _agree(one: str, other: str) -> bool:
    parts, others = (set(name.casefold().replace(".", " ").split()) for name in (one, other))
    return parts <= others or others <= parts
