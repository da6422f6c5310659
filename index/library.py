"""The library of known templates: truth in SQL, everything for speed derived from it."""

import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from filelock import FileLock
from sqlalchemy import Connection, Engine, select

from index import coarse, learning, leftovers, starter, store
from index.curation import history, taking
from index.curation.change import PROGRAM, Action, Change
from index.curation.taking import Rejection
from index.embedding import Embedder
from index.embedding.shipped import ShippedVectors
from index.errors import (
    DuplicateTemplateError,
    StaleSnapshotError,
    TemplateError,
    UnknownRevisionError,
    UnknownTemplateError,
)
from index.line_vectors import vector_blocks, vectors_of
from index.reembedding import reembed
from index.snapshot import Held, Snapshot, build, build_coarse, load, save
from index.state import ensure_state, lock, raise_revision, state
from index.tables import BackgroundLine
from index.template import Template, TemplateStatus
from index.vectors import VectorIndex

if TYPE_CHECKING:
    from index.curation.edition import Edition

__all__ = ["Imported", "Library", "NearDuplicate", "Rejection"]

REPORTED_SHARE = 0.5
"""Templates that share at least this much of the shorter are reported as near duplicates."""
EMBEDDED_TOGETHER = 8192
"""Lines of an import whose vectors are held in memory at once."""
TRIES = 3
"""How often laying out is tried while somebody changes the library."""
_log = logging.getLogger(__name__)
_STARTER_IDS = 1 << 40
"""Background ids from here on are starter lines, below it learnt ones."""


class NearDuplicate(NamedTuple):
    """Two templates, and the share of the shorter one's passages that have a near copy."""

    template: str
    other: str
    share: float


class Imported(NamedTuple):
    """What an import did."""

    added: tuple[str, ...]
    promoted: tuple[str, ...]
    """Held before with the same text, now of another status."""
    rejected: tuple[Rejection, ...]
    near_duplicates: tuple[NearDuplicate, ...]


class Library:
    """Templates and stock lines in one database, ready for matching.

    What changes a template that is held is in ``index.curation.curator``.

    Args:
        engine: a database with the tables of ``index.tables.metadata``.
        embedder: makes vectors; loaded only when a line is not embedded yet.
        directory: where derived files live; all of it may be deleted at any time. None: nowhere.
        background: the starter background's text; its vectors are expected beside it.
    """

    def __init__(
        self,
        engine: Engine,
        embedder: Embedder,
        directory: Path | None,
        background: Path = starter.TEXT,
    ) -> None:
        self.embedder = embedder
        self.keeping = ShippedVectors(embedder)
        self.engine = engine
        self.background = background
        self._directory = directory
        self._lock = threading.Lock()
        self._files = (
            None if directory is None else FileLock(directory.with_name(f"{directory.name}.lock"))
        )
        self._snapshot: Snapshot | None = None

    @property
    def directory(self) -> Path | None:
        """Where derived files live."""
        return self._directory

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps other processes from deriving and erasing: what one erases none writes again.

        Take it before the database, never within a transaction.
        """
        if self._files is None:
            yield
            return
        try:
            Path(self._files.lock_file).parent.mkdir(parents=True, exist_ok=True)
            self._files.acquire()
        except OSError:  # a folder that cannot be written holds no derived files either
            yield
            return
        try:
            yield
        finally:
            self._files.release()

    def revision(self) -> int:
        """How many changes the library has seen; what a run's manifest names."""
        with self.engine.connect() as connection:
            return state(connection).revision

    def list(self, status: TemplateStatus | None = None) -> tuple[Template, ...]:
        """Templates in the order of ids, of one status or of all."""
        with self.engine.connect() as connection:
            return store.templates(connection, status)

    def show(self, template_id: str, revision: int | None = None) -> Template:
        """One template, as it stands or as it was at one of its own revisions.

        Raises:
            UnknownTemplateError: no template of this id, now or ever.
            UnknownRevisionError: it has no such revision, or its text was erased.
        """
        with self.engine.connect() as connection:
            found = store.templates(connection, template_id=template_id)
            if found and revision in {None, found[0].revision}:
                return found[0]
            past = history.changes(connection, template_id)
        if revision is None or not past:
            raise UnknownTemplateError(f"no template {template_id!r}")
        for change in past:
            if change.number == revision and change.content is not None:
                return change.content
            if change.number == revision:
                raise UnknownRevisionError(f"{template_id}: revision {revision} was erased")
        raise UnknownRevisionError(
            f"{template_id} has no revision {revision}, only 1 to {past[-1].number}"
        )

    def history(self, template_id: str | None = None) -> tuple[Change, ...]:
        """Changes of one template, or of all, first to last; those of erased ones included.

        Raises:
            UnknownTemplateError: there never was a template of this id.
        """
        with self.engine.connect() as connection:
            found = history.changes(connection, template_id)
        if template_id is not None and not found:
            raise UnknownTemplateError(f"no template {template_id!r}")
        return found

    def as_of(self, revision: int) -> "Edition":
        """The library as it stood at one of its revisions: another library, in memory.

        Raises:
            UnknownRevisionError: the library is not that far, or its history begins later.
        """
        from index.curation.edition import as_of

        return as_of(self, revision)

    def add(
        self, template: Template, *, author: str = PROGRAM, reason: str = "added"
    ) -> tuple[NearDuplicate, ...]:
        """Adds one template; gives the templates it nearly repeats (added all the same).

        Raises:
            DuplicateTemplateError: the id is taken.
            TemplateError: too few passages to be told from chance, or stock lines alone.
            CurationError: author or reason is blank.
        """
        with self.engine.connect() as connection:
            if store.templates(connection, template_id=template.id):
                raise DuplicateTemplateError(f"{template.id}: {taking.TAKEN}")
        imported = self.add_all([template], author=author, reason=reason, action=Action.ADD)
        if imported.rejected:
            raise TemplateError(f"{template.id}: {imported.rejected[0].reason}")
        return imported.near_duplicates

    def add_all(
        self,
        templates: Iterable[Template],
        *,
        author: str = PROGRAM,
        reason: str = "imported",
        action: Action = Action.IMPORT,
    ) -> Imported:
        """Adds templates in one transaction; those that cannot be taken are told, not raised.

        A template that is held already, word for word, moves on to the status given, so that an
        analyst promotes what was imported before; it never moves back.

        Raises:
            CurationError: author or reason is blank.
        """
        why = history.cause(author, reason)
        ensure_state(self.engine)
        offered = tuple(templates)
        # All lines at once and before the transaction: the embedder sorts them by length, and
        # nobody waits for a lock that is held while it works.
        with self.engine.begin() as connection:
            lines = [text for item in offered for _, text in store.template_passages(item)]
            for start in range(0, len(lines), EMBEDDED_TOGETHER):
                vectors_of(connection, self.keeping, lines[start : start + EMBEDDED_TOGETHER])
        taken = taking.take(
            self.engine, self.keeping, self.background_index(), offered, action, why
        )
        near = self.near_duplicates(taken.added) if taken.added else ()
        return Imported(taken.added, taken.promoted, taken.rejected, near)

    def unusable(self, template: Template) -> str | None:
        """Why a template's text could never match; None where it could."""
        return taking.unusable(self.background_index(), self.keeping.embed, template)

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

    def learn(self, texts: Iterable[tuple[str, Sequence[str]]]) -> learning.Learnt:
        """Extends the background by (owner, lines) of an organisation's own corpus.

        A line seen under several unrelated owners becomes a stock line. ``owner`` is any string
        that is the same for one person; only digests of it are kept, keyed by the line.
        """
        ensure_state(self.engine)
        given = [(owner, tuple(lines)) for owner, lines in texts]
        with self.engine.begin() as connection:
            revision = lock(connection).revision + 1
            learnt = learning.learn(connection, self.embedder, given, revision)
            if learnt.lines:
                raise_revision(connection, content=True)
        return learnt

    def rebuild(self) -> Snapshot:
        """Derives everything anew from the tables."""
        with self._lock, self.alone():
            if self._directory:
                leftovers.clear(self._directory)
            self._snapshot = self._derived(fresh=True)
            return self._snapshot

    def snapshot(self) -> Snapshot:
        """The library as it stands, laid out for matching; made again when it has changed."""
        with self._lock:
            with self.engine.connect() as connection:
                now = state(connection)
            current = self._snapshot
            if current is None or (current.held.uid, current.held.revision) != now[:2]:
                with self.alone():
                    self._snapshot = current = self._derived(fresh=False)
            return current

    def _derived(self, fresh: bool) -> Snapshot:
        for _ in range(TRIES - 1):
            try:
                return self._derive(fresh)
            except StaleSnapshotError:
                _log.info("the library changed while it was laid out: laid out again")
        return self._derive(fresh)

    def _derive(self, fresh: bool) -> Snapshot:
        with self.engine.begin() as connection:
            reembed(connection, self.keeping)
        # Apart from what may write: laying out a large library takes minutes, and nobody could
        # save a case meanwhile.
        with self.engine.begin() as connection:
            held = store.held(connection, self.embedder, starter.checksum(self.background))
            found = None if fresh or not self._directory else load(held, self._directory)
            if found is not None:
                return found
            if self._directory and len(held.ids) >= coarse.COARSE_FROM:
                return self._derive_coarse(connection, held, self._directory)
            vectors = vectors_of(connection, self.keeping, held.texts, keep=False)
        snapshot = build(held, VectorIndex.build(held.ids, vectors), self.background_index())
        if self._directory is None:
            return snapshot
        try:
            save(snapshot, self._directory)
        except OSError as error:
            _log.warning("derived files cannot be kept (%s): made again each time", error)
        return snapshot

    def _derive_coarse(self, connection: Connection, held: Held, folder: Path) -> Snapshot:
        blocks = vector_blocks(connection, self.keeping, held.ids)
        dimensions = self.embedder.dimensions
        return build_coarse(held, blocks, dimensions, self._background(connection), folder)

    def background_index(self) -> VectorIndex:
        """Vectors of the starter background and of learnt lines."""
        with self.engine.begin() as connection:
            return self._background(connection)

    def _background(self, connection: Connection) -> VectorIndex:
        shipped = starter.load_starter(self.embedder, self.background)
        rows = connection.execute(
            select(BackgroundLine.id, BackgroundLine.text).order_by(BackgroundLine.id)
        ).all()
        learnt = vectors_of(connection, self.keeping, [row.text for row in rows], keep=False)
        ids = np.concatenate(
            (
                np.array([row.id for row in rows], dtype=np.int64),
                _STARTER_IDS + np.arange(len(shipped.lines), dtype=np.int64),
            )
        )
        return VectorIndex.build(ids, np.concatenate((learnt, shipped.vectors)))
