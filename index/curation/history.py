"""The history of templates: written with every change, read whole or as of a revision."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from index import store
from index.curation.change import LONGEST_AUTHOR, LONGEST_REASON, Action, Change, stated
from index.errors import UnknownRevisionError
from index.state import state
from index.tables import CHUNK, TemplateChangeRow
from index.template import Template, TemplateStatus

NOT_CONTENT = {"id", "revision"}


class Cause(NamedTuple):
    """Who changes something, and why."""

    author: str
    reason: str


def cause(author: str, reason: str) -> Cause:
    """Who and why, as they are kept.

    Raises:
        CurationError: either is blank or too long.
    """
    return Cause(
        stated("an author", author, LONGEST_AUTHOR), stated("a reason", reason, LONGEST_REASON)
    )


def last_numbers(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The number of the last change of each template that ever had one."""
    row = TemplateChangeRow
    wanted = sorted(set(ids))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), CHUNK):
        chunk = row.template_id.in_(wanted[start : start + CHUNK])
        query = select(row.template_id, func.max(row.number)).where(chunk).group_by(row.template_id)
        found.update(connection.execute(query).tuples().all())
    return found


def record(
    connection: Connection,
    action: Action,
    changed: Iterable[Template],
    why: Cause,
    library_revision: int,
) -> None:
    """Writes one change a template; ``revision`` of each is the number of this change."""
    rows = [
        _row(item.id, item.revision, action, why, library_revision)
        | {"content": item.model_dump(mode="json", exclude=NOT_CONTENT)}
        for item in changed
    ]
    if rows:
        connection.execute(insert(TemplateChangeRow), rows)


def erase(connection: Connection, template_id: str, why: Cause, library_revision: int) -> int:
    """Takes the content of all changes of a template away, and writes who did; its number.

    The template must be gone from ``templates``: the database refuses it otherwise.
    """
    of_it = TemplateChangeRow.template_id == template_id
    number = last_numbers(connection, [template_id]).get(template_id, 0) + 1
    connection.execute(
        update(TemplateChangeRow)
        .where(of_it, TemplateChangeRow.content.is_not(None))
        .values(content=None)
    )
    row = _row(template_id, number, Action.ERASE, why, library_revision)
    connection.execute(insert(TemplateChangeRow), [row | {"content": None}])
    return number


def changes(connection: Connection, template_id: str | None = None) -> tuple[Change, ...]:
    """Changes of a template, or of all, first to last."""
    query = select(*TemplateChangeRow.__table__.columns).order_by(TemplateChangeRow.id)
    if template_id is not None:
        query = query.where(TemplateChangeRow.template_id == template_id)
    return tuple(_change(row) for row in connection.execute(query).mappings())


class Standing(NamedTuple):
    """Templates as of a revision, and the ids of those that were erased since."""

    templates: tuple[Template, ...]
    erased: tuple[str, ...]
    until: datetime | None
    """When the first change after it came; None where it is the newest."""


def standing(connection: Connection, revision: int) -> Standing:
    """The templates as they stood once the library was at ``revision``.

    Raises:
        UnknownRevisionError: the library is not that far, or its history begins later.
    """
    now = state(connection)
    if not now.history_from <= revision <= now.revision:
        span = f"{now.history_from} to {now.revision}"
        raise UnknownRevisionError(f"no revision {revision} of the library is known, only {span}")
    row = TemplateChangeRow
    last = (
        select(row.template_id, func.max(row.number).label("number"))
        .where(row.library_revision <= revision)
        .group_by(row.template_id)
        .subquery()
    )
    query = (
        select(*row.__table__.columns)
        .join(last, (row.template_id == last.c.template_id) & (row.number == last.c.number))
        .order_by(row.template_id)
    )
    found = [_change(item) for item in connection.execute(query).mappings()]
    held = [change for change in found if change.action is not Action.ERASE]
    after = select(func.min(row.at)).where(row.library_revision > revision)
    until = connection.scalar(after)
    return Standing(
        tuple(change.content for change in held if change.content is not None),
        tuple(change.template for change in held if change.content is None),
        _utc(until) if until is not None else None,
    )


def stable_since(connection: Connection, revision: int) -> tuple[Template, ...]:
    """Templates that are stable now, and were not with this text at a revision of the library.

    Among them are those whose expiry came off or was put later: they may have weighed nothing.
    """
    row = TemplateChangeRow
    later = select(row.template_id).where(row.library_revision > revision).distinct()
    changed = set(connection.scalars(later))
    if not changed:
        return ()
    found = []
    for template in store.templates(connection, TemplateStatus.STABLE):
        if template.id in changed:
            before = [c for c in changes(connection, template.id) if c.library_revision <= revision]
            was = before[-1].content if before else None
            same = was is not None and (was.status, was.text) == (template.status, template.text)
            if was is None or not same or _lasts_longer(template, was):
                found.append(template)
    return tuple(found)


def _lasts_longer(now: Template, was: Template) -> bool:
    return was.expires is not None and (now.expires is None or now.expires > was.expires)


def _row(
    template_id: str, number: int, action: Action, why: Cause, library_revision: int
) -> dict[str, Any]:
    return {
        "template_id": template_id,
        "number": number,
        "library_revision": library_revision,
        "at": datetime.now(UTC),
        "author": why.author,
        "action": action.value,
        "reason": why.reason,
    }


def _change(row: Any) -> Change:
    content = row["content"]
    if content is not None:
        own = {"id": row["template_id"], "revision": row["number"]}
        content = Template.model_validate(content | own)
    return Change(
        template=row["template_id"],
        number=row["number"],
        library_revision=row["library_revision"],
        at=_utc(row["at"]),
        author=row["author"],
        action=Action(row["action"]),
        reason=row["reason"],
        content=content,
    )


def _utc(at: datetime) -> datetime:
    """In UTC: SQLite keeps no zone, PostgreSQL answers in the server's."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
