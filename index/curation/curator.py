"""The life of a template: edited, reviewed, retired, restored, expired, erased.

nursery -> stable by a second person's review; any -> retired; retired -> nursery. A changed text
puts a stable template back into the nursery. Every verb says who and why, makes one revision, and
refuses when somebody else changed the template since the revision that was shown.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection

from index import leftovers, store
from index.curation import history
from index.curation.change import Action, Change, same_person
from index.curation.history import Cause
from index.errors import ConflictError, CurationError, TemplateError, UnknownTemplateError
from index.library import Library
from index.state import raise_content, raise_revision, truncate_log
from index.template import Template, TemplateStatus, build_template

EDITABLE = frozenset(
    {"title", "family", "text", "provenance", "confidence", "expires", "references"}
)
_BEGINS_LIFE = {Action.ADD, Action.IMPORT, Action.RESTORE}
Move = Callable[[Template, Sequence[Change]], dict[str, Any]]


class Curator:
    """The verbs of a template's life on one library.

    Every verb takes ``author`` and ``reason``, neither blank, and ``seen``: the template's revision
    that the author was shown (None: whatever stands). Every verb may raise UnknownTemplateError,
    CurationError for what is blank or not allowed, and ConflictError; nothing is changed then.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def edit(
        self,
        template_id: str,
        *,
        author: str,
        reason: str,
        seen: int | None = None,
        **fields: Any,
    ) -> Template:
        """Changes any of ``EDITABLE``; a stable template whose text changes goes to the nursery.

        Raises:
            TemplateError: an unknown field, a bad value, or a text of too few passages.
            CurationError: nothing would change.
        """
        why = history.cause(author, reason)
        unknown = sorted(set(fields) - EDITABLE)
        if unknown:
            raise TemplateError(f"template {template_id}: cannot be edited: {', '.join(unknown)}")
        if "text" in fields:  # before others have to wait for it
            new = build_template(self._library.show(template_id).model_dump() | fields)
            if why_not := self._library.unusable(new):
                raise TemplateError(f"{template_id}: {why_not}")

        def move(held: Template, before: Sequence[Change]) -> dict[str, Any]:
            new = build_template(held.model_dump() | fields)
            if new == held:
                raise CurationError(f"{template_id}: nothing of it would change")
            values = {name: getattr(new, name) for name in fields}
            if new.text != held.text and held.status is TemplateStatus.STABLE:
                values |= {"status": TemplateStatus.NURSERY, "reviewed": None}
            return values

        return self._change(Action.EDIT, template_id, why, seen, move)

    def review(
        self, template_id: str, *, author: str, reason: str, seen: int | None = None
    ) -> Template:
        """nursery -> stable, by another person than who last wrote its text or restored it."""

        def move(held: Template, before: Sequence[Change]) -> dict[str, Any]:
            _must_be(held, TemplateStatus.NURSERY, "reviewed")
            first = author_of_content(before)
            if first is not None and same_person(first, author):
                raise CurationError(
                    f"{template_id}: a second person reviews; {first} wrote or restored it last"
                )
            return {"status": TemplateStatus.STABLE, "reviewed": _today()}

        return self._change(Action.REVIEW, template_id, history.cause(author, reason), seen, move)

    def retire(
        self, template_id: str, *, author: str, reason: str, seen: int | None = None
    ) -> Template:
        """nursery or stable -> retired: it never matches again, and is kept."""

        def move(held: Template, before: Sequence[Change]) -> dict[str, Any]:
            if held.status is TemplateStatus.RETIRED:
                raise CurationError(f"{template_id} is retired already")
            return {"status": TemplateStatus.RETIRED}

        return self._change(Action.RETIRE, template_id, history.cause(author, reason), seen, move)

    def restore(
        self, template_id: str, *, author: str, reason: str, seen: int | None = None
    ) -> Template:
        """retired -> nursery, to be reviewed again."""

        def move(held: Template, before: Sequence[Change]) -> dict[str, Any]:
            _must_be(held, TemplateStatus.RETIRED, "restored")
            return {"status": TemplateStatus.NURSERY, "reviewed": None}

        return self._change(Action.RESTORE, template_id, history.cause(author, reason), seen, move)

    def expire(
        self,
        template_id: str,
        on: date | None,
        *,
        author: str,
        reason: str,
        seen: int | None = None,
    ) -> Template:
        """From the day ``on`` it is shown and weighs nothing; None: it never expires."""

        def move(held: Template, before: Sequence[Change]) -> dict[str, Any]:
            if held.expires == on:
                raise CurationError(f"{template_id}: its expiry is that already")
            return {"expires": on}

        return self._change(Action.EXPIRE, template_id, history.cause(author, reason), seen, move)

    def remove(
        self, template_id: str, *, author: str, reason: str, seen: int | None = None
    ) -> Change:
        """Erases a template for good: texts of all revisions, passages, vectors, derived files.

        Who did it, when and why stays, with who changed it before and why, but no content.
        """
        why = history.cause(author, reason)
        with self._library.engine.connect() as connection:
            _held(connection, template_id, seen)
            connection.rollback()
            with self._library.alone():
                if self._library.directory:
                    leftovers.delete(self._library.directory)
                with connection.begin():
                    revision = raise_revision(connection, content=True)
                    _held(connection, template_id, seen)
                    store.delete_template(connection, template_id)
                    history.erase(connection, template_id, why, revision)
            truncate_log(connection)
            last = history.changes(connection, template_id)[-1]
        self._library.rebuild()
        return last

    def _change(
        self, action: Action, template_id: str, why: Cause, seen: int | None, move: Move
    ) -> Template:
        library = self._library
        with library.engine.begin() as connection:
            revision = raise_revision(connection, content=False)
            held = _held(connection, template_id, seen)
            values = move(held, history.changes(connection, template_id))
            new = held.model_copy(update=values | {"revision": held.revision + 1})
            store.replace_template(connection, library.keeping, held, new)
            if (new.text, new.family) != (held.text, held.family):
                raise_content(connection)
            history.record(connection, action, [new], why, revision)
        return new


def author_of_content(changes: Sequence[Change]) -> str | None:
    """Who wrote the text as it stands, or restored it since; None where nobody is known."""
    author, text_before = None, None
    for change in changes:
        if change.content is None:
            author, text_before = None, None
            continue
        if change.action in _BEGINS_LIFE or change.content.text != text_before:
            author = change.author
        text_before = change.content.text
    return author


def _held(connection: Connection, template_id: str, seen: int | None) -> Template:
    """The template as it stands, unless it was changed since revision ``seen``."""
    found = store.templates(connection, template_id=template_id)
    if not found:
        raise UnknownTemplateError(f"no template {template_id!r}")
    if seen is not None and seen != found[0].revision:
        raise ConflictError(_conflict(connection, found[0], seen))
    return found[0]


def _conflict(connection: Connection, held: Template, seen: int) -> str:
    if seen > held.revision or seen < 0:
        return f"{held.id} has no revision {seen}; it is at {held.revision}. Nothing was changed"
    later = [change for change in history.changes(connection, held.id) if change.number > seen]
    said = "; ".join(
        f"{change.author} ({change.action}) at {change.at:%Y-%m-%d %H:%M} UTC" for change in later
    )
    return f"{held.id} was changed by {said} since revision {seen}. Nothing was changed"


def _must_be(held: Template, status: TemplateStatus, verb: str) -> None:
    if held.status is not status:
        raise CurationError(
            f"{held.id} is {held.status.value}: only a {status.value} template can be {verb}"
        )


def _today() -> date:
    return datetime.now(UTC).date()
