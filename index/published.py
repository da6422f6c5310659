"""Published lists: lines that a publisher hands to everybody, and that are nobody's own.

Tasks of occupations, the phrases of a resume builder, the sample bullets of a course: each stands
in its list once and has one owner, so that no corpus teaches it (``index.learning``) until some of
its copyists are in it. Who names the list makes its lines stock lines.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, update

from index.embedding import content_hash
from index.errors import PublishedListError
from index.library import EMBEDDED_TOGETHER, Library
from index.line_vectors import drop_orphans, vectors_of
from index.passages import identifies, key, passages
from index.state import ensure_state, lock, raise_revision
from index.tables import CHUNK, BackgroundLine, PublishedLine, PublishedList, TemplatePassage

MOST_LINES = 50_000
"""Lines of one list: what every comparison with a template searches has to stay small."""
LONGEST_NAME = 200


class Published(NamedTuple):
    """What a list came to: its lines, those new to it and those it has lost, rows by rejection.

    ``of_templates`` of its lines are passages of templates, in which they weigh nothing from then.
    """

    name: str
    lines: int
    new: int
    gone: int
    of_templates: int
    rejected: Mapping[str, int]


class Standing(NamedTuple):
    """A list that stands; of its lines ``alone`` are known from nowhere else."""

    name: str
    file: str
    sha256: str
    author: str
    at: datetime
    lines: int
    alone: int


class Withdrawn(NamedTuple):
    """A list that stands no more: its lines, and those of them that are no stock lines any more."""

    name: str
    lines: int
    forgotten: int


class PublishedLists:
    """The published lists of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def publish(
        self, name: str, rows: Iterable[str], *, file: str, sha256: str, author: str
    ) -> Published:
        """Makes the lines of a list stock lines; one of the same name becomes what is given.

        A row of several sentences is as many lines. What says too little, or states a contact, is
        rejected and counted; so are rows beyond MOST_LINES.

        Raises:
            PublishedListError: no name, no author, or no line that can be used.
        """
        name, author = " ".join(name.split()), author.strip()
        if not name or len(name) > LONGEST_NAME or not author:
            raise PublishedListError(
                f"a published list needs a name of at most {LONGEST_NAME} characters and an author"
            )
        found, rejected = _cut(rows)
        if not found:
            why = ", ".join(f"{count} {reason}" for reason, count in rejected.items())
            raise PublishedListError(f"{file}: no line can be used ({why or 'it has none'})")
        library = self._library
        ensure_state(library.engine)
        # Before the transaction: nobody waits for a lock that is held while lines are embedded.
        with library.engine.connect() as connection:
            lines = list(_unknown(connection, found).values())
        for start in range(0, len(lines), EMBEDDED_TOGETHER):
            with library.engine.begin() as connection:
                some = lines[start : start + EMBEDDED_TOGETHER]
                vectors_of(connection, library.keeping, some)
        with library.engine.begin() as connection:
            revision = lock(connection).revision + 1
            before = _standing(connection, name)
            held = set() if before is None else _keys(connection, before.id)
            new, gone = found.keys() - held, held - found.keys()
            if new or gone:
                raise_revision(connection, content=True)
                if before is not None:
                    _withdraw(connection, before.id, author, revision)
                values = {"name": name, "file": file, "sha256": sha256, "author": author}
                made = insert(PublishedList).values(
                    **values, at=datetime.now(UTC), library_revision=revision
                )
                id_ = connection.execute(made.returning(PublishedList.id)).scalar_one()
                self._put(connection, id_, found, revision)
                if gone:
                    _forget(connection)
            of_templates = _of_templates(connection, found.keys())
        return Published(name, len(found), len(new), len(gone), of_templates, rejected)

    def list(self) -> tuple[Standing, ...]:
        """The lists that stand, by name."""
        other = PublishedLine.__table__.alias()
        elsewhere = select(other.c.key_sha256).where(
            other.c.key_sha256 == PublishedLine.key_sha256, other.c.list_id != PublishedLine.list_id
        )
        alone = func.count(BackgroundLine.id).filter(
            BackgroundLine.owners == 0, ~elsewhere.exists()
        )
        columns = [getattr(PublishedList, name) for name in Standing._fields[:5]]
        query = (
            select(*columns, func.count(PublishedLine.key_sha256), alone)
            .outerjoin(PublishedLine, PublishedLine.list_id == PublishedList.id)
            .outerjoin(BackgroundLine, BackgroundLine.key_sha256 == PublishedLine.key_sha256)
            .where(PublishedList.withdrawn_revision.is_(None))
            .group_by(PublishedList.id)
            .order_by(PublishedList.name)
        )
        with self._library.engine.connect() as connection:
            return tuple(Standing._make(row) for row in connection.execute(query))

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a list that stands, in the order in which they came.

        Raises:
            PublishedListError: no list of this name stands.
        """
        with self._library.engine.connect() as connection:
            found = _one(connection, name)
            query = (
                select(BackgroundLine.text)
                .join(PublishedLine, PublishedLine.key_sha256 == BackgroundLine.key_sha256)
                .where(PublishedLine.list_id == found.id)
                .order_by(BackgroundLine.id)
            )
            return tuple(connection.scalars(query))

    def withdraw(self, name: str, *, author: str) -> Withdrawn:
        """Takes a list back: its lines are no stock lines any more, but for what else knows them.

        Who withdrew it, and when, stays on record.

        Raises:
            PublishedListError: no list of this name stands, or no author.
        """
        if not author.strip():
            raise PublishedListError("who withdraws a list must be told")
        with self._library.engine.begin() as connection:
            revision = lock(connection).revision + 1
            found = _one(connection, name)
            raise_revision(connection, content=True)
            lines = len(_keys(connection, found.id))
            _withdraw(connection, found.id, author.strip(), revision)
            return Withdrawn(found.name, lines, _forget(connection))

    def _put(
        self, connection: Connection, list_id: int, found: Mapping[str, str], revision: int
    ) -> None:
        fresh = _unknown(connection, found)
        vectors_of(connection, self._library.keeping, list(fresh.values()))
        rows = [
            {
                "key_sha256": line,
                "text": text,
                "owners": 0,
                "sha256": content_hash(text),
                "embedder": self._library.embedder.name,
                "library_revision": revision,
            }
            for line, text in fresh.items()
        ]
        if rows:
            connection.execute(insert(BackgroundLine), rows)
        stands = [{"list_id": list_id, "key_sha256": line} for line in found]
        connection.execute(insert(PublishedLine), stands)


def _cut(rows: Iterable[str]) -> tuple[dict[str, str], dict[str, int]]:
    """Lines by the digest of their words, and how many rows were rejected for what."""
    found: dict[str, str] = {}
    rejected: Counter[str] = Counter()
    for row in rows:
        cut = {content_hash(key(one.text)): one.text for one in passages([row])}
        if not row.strip():
            rejected["empty"] += 1
        elif identifies(row):
            rejected["with a contact or a link"] += 1
        elif not cut:
            rejected["too short, a title or a list of skills"] += 1
        elif cut.keys() <= found.keys():
            rejected["repeated"] += 1
        elif len(found) + len(cut) > MOST_LINES:
            rejected[f"beyond the first {MOST_LINES:,} lines"] += 1
        else:
            for line, text in cut.items():
                found.setdefault(line, text)
    return found, dict(rejected)


class _Stands(NamedTuple):
    id: int
    name: str


def _unknown(connection: Connection, found: Mapping[str, str]) -> dict[str, str]:
    """Those of some lines that are no stock lines yet."""
    keys = list(found)
    known: set[str] = set()
    for start in range(0, len(keys), CHUNK):
        some = keys[start : start + CHUNK]
        held = select(BackgroundLine.key_sha256).where(BackgroundLine.key_sha256.in_(some))
        known.update(connection.scalars(held))
    return {line: text for line, text in found.items() if line not in known}


def _one(connection: Connection, name: str) -> _Stands:
    found = _standing(connection, " ".join(name.split()))
    if found is None:
        raise PublishedListError(f"no published list {name!r}")
    return found


def _standing(connection: Connection, name: str) -> _Stands | None:
    query = select(PublishedList.id, PublishedList.name).where(
        PublishedList.name == name, PublishedList.withdrawn_revision.is_(None)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else _Stands._make(row)


def _keys(connection: Connection, list_id: int) -> set[str]:
    query = select(PublishedLine.key_sha256).where(PublishedLine.list_id == list_id)
    return set(connection.scalars(query))


def _of_templates(connection: Connection, lines: Set[str]) -> int:
    texts = connection.scalars(select(TemplatePassage.text).execution_options(yield_per=CHUNK))
    return len(lines & {content_hash(key(text)) for text in texts})


def _withdraw(connection: Connection, list_id: int, author: str, revision: int) -> None:
    """Marks a list as withdrawn and parts it from its lines."""
    connection.execute(delete(PublishedLine).where(PublishedLine.list_id == list_id))
    said = {"withdrawn_by": author, "withdrawn_at": datetime.now(UTC)}
    this = update(PublishedList).where(PublishedList.id == list_id)
    connection.execute(this.values(**said, withdrawn_revision=revision))


def _forget(connection: Connection) -> int:
    """Deletes lines that no list states any more and no corpus taught; how many."""
    stated = select(PublishedLine.key_sha256)
    lost = (BackgroundLine.owners == 0) & BackgroundLine.key_sha256.not_in(stated)
    count = connection.execute(delete(BackgroundLine).where(lost)).rowcount
    drop_orphans(connection)
    return count
