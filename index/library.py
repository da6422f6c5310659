"""The library of known templates: truth in SQL, everything for speed derived from it."""

import logging
import threading
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError

from index import learning, starter, store
from index.embedding import Embedder
from index.embedding.shipped import ShippedVectors
from index.errors import DuplicateTemplateError, TemplateError, UnknownTemplateError
from index.snapshot import Snapshot, build, load, save
from index.tables import BackgroundLine
from index.template import Template, TemplateStatus
from index.vectors import VectorIndex

MIN_PASSAGES = 3
"""A template of fewer passages could not be told from chance."""
REPORTED_SHARE = 0.5
"""Templates that share at least this much of the shorter are reported as near duplicates."""
_log = logging.getLogger(__name__)
_STARTER_IDS = 1 << 40
"""Background ids from here on are starter lines, below it learnt ones."""


class NearDuplicate(NamedTuple):
    """Two templates, and the share of the shorter one's passages that have a near copy."""

    template: str
    other: str
    share: float


class Rejection(NamedTuple):
    """A template that was not taken, and why."""

    template: str
    reason: str


class Imported(NamedTuple):
    """What an import did."""

    added: tuple[str, ...]
    promoted: tuple[str, ...]
    """Held before with the same text, now of another status."""
    rejected: tuple[Rejection, ...]
    near_duplicates: tuple[NearDuplicate, ...]


class Library:
    """Templates and stock lines in one database, ready for matching.

    Args:
        engine: a database with the tables of ``index.tables.metadata``.
        embedder: makes vectors; loaded only when a line is not embedded yet.
        directory: where derived files live; all of it may be deleted at any time.
        background: the starter background's text; its vectors are expected beside it.
    """

    def __init__(
        self,
        engine: Engine,
        embedder: Embedder,
        directory: Path,
        background: Path = starter.TEXT,
    ) -> None:
        self.embedder = embedder
        self._keeping = ShippedVectors(embedder)
        self._engine = engine
        self._directory = directory
        self._background = background
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def revision(self) -> int:
        """How many changes the library has seen; what a run's manifest names."""
        with self._engine.connect() as connection:
            return store.state(connection).revision

    def list(self, status: TemplateStatus | None = None) -> tuple[Template, ...]:
        """Templates in the order of ids, of one status or of all."""
        with self._engine.connect() as connection:
            return store.templates(connection, status)

    def show(self, template_id: str) -> Template:
        """One template.

        Raises:
            UnknownTemplateError: no template of this id.
        """
        with self._engine.connect() as connection:
            found = store.templates(connection, template_id=template_id)
        if not found:
            raise UnknownTemplateError(f"no template {template_id!r}")
        return found[0]

    def add(self, template: Template) -> tuple[NearDuplicate, ...]:
        """Adds one template; gives the templates it nearly repeats (added all the same).

        Raises:
            DuplicateTemplateError: the id is taken.
            TemplateError: too few passages to be told from chance.
        """
        if any(held.id == template.id for held in self.list()):
            raise DuplicateTemplateError(f"{template.id}: {_TAKEN}")
        imported = self.add_all([template])
        if imported.rejected:
            raise TemplateError(f"{template.id}: {imported.rejected[0].reason}")
        return imported.near_duplicates

    def add_all(self, templates: Iterable[Template]) -> Imported:
        """Adds templates in one transaction; those that cannot be taken are told, not raised.

        A template that is held already, word for word, takes the status given: so an analyst
        promotes what was imported before.
        """
        store.ensure_state(self._engine)
        offered = tuple(templates)
        # All lines at once and before the transaction: the embedder sorts them by length, and
        # nobody waits for a lock that is held while it works.
        with self._engine.begin() as connection:
            lines = [text for item in offered for _, text in store.template_passages(item)]
            store.vectors_of(connection, self._keeping, lines)
        try:
            imported = self._take(offered)
        except IntegrityError:  # another process took an id between our look and our insert
            imported = self._take(offered)
        near = self.near_duplicates(imported.added) if imported.added else ()
        return imported._replace(near_duplicates=near)

    def _take(self, offered: Sequence[Template]) -> Imported:
        added: dict[str, None] = {}
        promoted: list[str] = []
        rejected: list[Rejection] = []
        with self._engine.begin() as connection:
            taken = {template.id: template for template in store.templates(connection)}
            for template in offered:
                held = taken.get(template.id)
                if template.id in added:
                    rejected.append(Rejection(template.id, _TAKEN))
                elif held is not None and held.text == template.text:
                    if held.status is not template.status:
                        store.set_values(connection, template.id, {"status": template.status.value})
                        promoted.append(template.id)
                elif held is not None:
                    rejected.append(Rejection(template.id, _TAKEN))
                elif (count := len(store.template_passages(template))) < MIN_PASSAGES:
                    reason = f"{count} passages of four words or more, {MIN_PASSAGES} are needed"
                    rejected.append(Rejection(template.id, reason))
                else:
                    store.insert_template(connection, self._keeping, template)
                    added[template.id] = None
            if added or promoted:
                store.raise_revision(connection, content=bool(added))
        return Imported(tuple(added), tuple(promoted), tuple(rejected), ())

    def near_duplicates(self, among: Iterable[str] | None = None) -> tuple[NearDuplicate, ...]:
        """Templates that share half their passages or more, of which one is ``among``."""
        snapshot = self.snapshot()
        ids = [template.id for template in snapshot.held.templates]
        wanted = set(ids if among is None else among)
        return tuple(
            NearDuplicate(ids[one], ids[other], share)
            for one, other, share in snapshot.cohort.shared
            if share >= REPORTED_SHARE and (ids[one] in wanted or ids[other] in wanted)
        )

    def set_status(
        self, template_id: str, status: TemplateStatus, reviewed: date | None = None
    ) -> None:
        """Moves a template between nursery, stable and retired; ``reviewed`` is kept if given.

        Raises:
            UnknownTemplateError: no template of this id.
        """
        values: dict[str, object] = {"status": status.value}
        if reviewed is not None:
            values["reviewed"] = reviewed
        self._change(template_id, values)

    def set_expiry(self, template_id: str, expires: date | None) -> None:
        """Sets or lifts the first day on which a template matches no more.

        Raises:
            UnknownTemplateError: no template of this id.
        """
        self._change(template_id, {"expires": expires})

    def remove(self, template_id: str) -> None:
        """Deletes a template with its passages and vectors, and the files derived from them.

        Raises:
            UnknownTemplateError: no template of this id.
        """
        self.show(template_id)
        with self._engine.begin() as connection:
            store.delete_template(connection, template_id)
            store.raise_revision(connection, content=True)
        self.rebuild()

    def learn(self, texts: Iterable[tuple[str, Sequence[str]]]) -> learning.Learnt:
        """Extends the background by (owner, lines) of an organisation's own corpus.

        A line seen under several unrelated owners becomes a stock line. ``owner`` is any string
        that is the same for one person; only digests of it are kept, keyed by the line.
        """
        store.ensure_state(self._engine)
        with self._engine.begin() as connection:
            learnt = learning.learn(connection, self.embedder, texts)
            if learnt.lines:
                store.raise_revision(connection, content=True)
        return learnt

    def rebuild(self) -> Snapshot:
        """Derives everything anew from the tables."""
        with self._lock:
            self._snapshot = self._derive(fresh=True)
            return self._snapshot

    def snapshot(self) -> Snapshot:
        """The library as it stands, laid out for matching; made again when it has changed."""
        with self._lock:
            with self._engine.connect() as connection:
                state = store.state(connection)
            current = self._snapshot
            if current is None or (current.held.uid, current.held.revision) != state[:2]:
                self._snapshot = current = self._derive(fresh=False)
            return current

    def _derive(self, fresh: bool) -> Snapshot:
        with self._engine.begin() as connection:
            store.reembed(connection, self._keeping)
            held = store.held(connection, self.embedder, starter.checksum(self._background))
            found = None if fresh else load(held, self._directory)
            if found is not None:
                return found
            vectors = store.vectors_of(connection, self._keeping, held.texts)
            background = self._background_index(connection)
        snapshot = build(held, VectorIndex.build(held.ids, vectors), background)
        try:
            save(snapshot, self._directory)
        except OSError as error:
            _log.warning("derived files cannot be kept (%s): made again each time", error)
        return snapshot

    def _background_index(self, connection: Connection) -> VectorIndex:
        shipped = starter.load_starter(self.embedder, self._background)
        rows = connection.execute(
            select(BackgroundLine.id, BackgroundLine.text).order_by(BackgroundLine.id)
        ).all()
        learnt = store.vectors_of(connection, self._keeping, [row.text for row in rows])
        ids = np.concatenate(
            (
                np.array([row.id for row in rows], dtype=np.int64),
                _STARTER_IDS + np.arange(len(shipped.lines), dtype=np.int64),
            )
        )
        return VectorIndex.build(ids, np.concatenate((learnt, shipped.vectors)))

    def _change(self, template_id: str, values: dict[str, object]) -> None:
        with self._engine.begin() as connection:
            if not store.set_values(connection, template_id, values):
                raise UnknownTemplateError(f"no template {template_id!r}")
            store.raise_revision(connection, content=False)


_TAKEN = "the id is taken"
