"""Common lines: what this library knows, beyond the shipped background, that everybody writes."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import Connection, select

from index.tables import BackgroundLine, PublishedLine, PublishedList


class CommonLine(NamedTuple):
    """A line, how many owners it was learnt from, and the published lists it stands in by name."""

    text: str
    owners: int
    lists: tuple[str, ...]

    def said(self) -> str:
        """Why it is everybody's, as a reader is told it."""
        if self.lists:
            return f"a published list ({', '.join(self.lists)})"
        return "the lines that this home has learnt of many people"


def common_lines(connection: Connection) -> tuple[CommonLine, ...]:
    """Every learnt and every published line, in the order in which they came."""
    lists: defaultdict[str, list[str]] = defaultdict(list)
    standing = (
        select(PublishedLine.key_sha256, PublishedList.name)
        .join(PublishedList, PublishedList.id == PublishedLine.list_id)
        .where(PublishedList.withdrawn_revision.is_(None))
        .order_by(PublishedList.name)
    )
    for key, name in connection.execute(standing).tuples():
        lists[key].append(name)
    columns = (BackgroundLine.key_sha256, BackgroundLine.text, BackgroundLine.owners)
    rows = connection.execute(select(*columns).order_by(BackgroundLine.id)).tuples()
    return tuple(CommonLine(text, owners, tuple(lists[key])) for key, text, owners in rows)
