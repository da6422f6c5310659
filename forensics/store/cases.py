"""Cases: opened, extended and read whole. Every change is one transaction."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

from sqlalchemy import Engine, Select, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forensics.errors import CaseChangedError, CaseError
from forensics.model import CaseFile, Event
from forensics.store.corpus import put
from forensics.store.kept import Examined, FileOf, Held, Kept, News
from forensics.store.place import taken
from forensics.store.queue import fold
from forensics.store.rows import decisions, locked, summary
from forensics.store.tables import (
    NAME_LENGTH,
    CaseFileRow,
    CaseRow,
    EventRow,
    ExaminationRow,
    FileContentRow,
)
from forensics.store.transaction import reading, storable, writing

_REOPENED = {"cleared", "inconclusive"}  # by a finding that the decision did not know


class Cases:
    """The cases of one database. Raises CaseError where the database cannot be read or written."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open(
        self,
        case_id: str,
        submission: str,
        files: Sequence[FileOf],
        contents: Mapping[str, bytes],
        examined: Examined,
        news: Sequence[News],
        own: AbstractSet[str] | None = None,
    ) -> None:
        """A new case; `contents` are bytes by SHA-256. Raises CaseChangedError when it exists.

        `own` are the SHA-256 of an application that does not state its id itself: where a sweep has
        stored another's files under the id meanwhile, that is an error as well.
        """
        now = datetime.now(UTC)
        row = CaseRow(id=case_id, created=now, version=1, status="open", decided=0)
        row.submission = submission
        _show(row, examined, now)
        try:
            with writing(self._engine) as session:
                if own is not None and taken(session, case_id, own):
                    raise CaseChangedError(f"{case_id}: another of this id was stored meanwhile")
                session.add(row)
                session.flush()
                _put_files(session, case_id, files, contents, now)
                _put_examination(session, case_id, examined, news, now)
                put(session, [examined.entry] if examined.entry else [], now)
        except IntegrityError as error:
            raise CaseChangedError(f"{case_id}: a case of this id was opened meanwhile") from error

    def extend(
        self,
        case_id: str,
        before: Held,
        submission: str,
        files: Sequence[FileOf],
        contents: Mapping[str, bytes],
        examined: Examined,
        news: Sequence[News],
        *,
        reopen: bool = False,
    ) -> None:
        """Add to a case that still holds what `before` says; `files` are all it holds then.

        With `reopen` a case that was cleared, or left inconclusive, is open again, and the event
        of its examination says so. Raises CaseChangedError, and keeps nothing, when somebody added
        to it meanwhile.
        """
        now = datetime.now(UTC)
        with writing(self._engine) as session:
            row = locked(session, case_id)
            if row.submission != before.submission:
                raise CaseChangedError(f"{case_id}: others added to this case meanwhile")
            row.submission = submission
            if reopen and row.status in _REOPENED:
                news = [_said_to_reopen(item, row.status) for item in news]
                row.status = "open"
            _show(row, examined, now)
            _put_files(session, case_id, files, contents, now)
            _put_examination(session, case_id, examined, news, now)
            put(session, [examined.entry] if examined.entry else [], now)

    def held(self, case_id: str) -> Held | None:
        """What a case holds; None when there is no such case."""
        with reading(self._engine) as session:
            row = session.get(CaseRow, case_id)
            if row is None:
                return None
            return Held(
                submission=row.submission,
                files=tuple(
                    FileOf.model_validate({key: getattr(file, key) for key in FileOf.model_fields})
                    for file in session.scalars(_files_of(case_id))
                ),
                report=_newest(session, case_id).report,
            )

    def contents(self, case_id: str) -> dict[str, bytes]:
        """The bytes of a case's files by name."""
        query = (
            select(CaseFileRow.name, FileContentRow.data)
            .join(FileContentRow, FileContentRow.sha256 == CaseFileRow.sha256)
            .where(CaseFileRow.case_id == case_id)
        )
        with reading(self._engine) as session:
            return {row.name: row.data for row in session.execute(query)}

    def file(self, case_id: str, name: str) -> bytes:
        """One file's bytes. Raises CaseError when the case holds none of this name."""
        query = (
            select(FileContentRow.data)
            .join(CaseFileRow, FileContentRow.sha256 == CaseFileRow.sha256)
            .where(CaseFileRow.case_id == case_id, CaseFileRow.name == name)
        )
        with reading(self._engine) as session:
            data = session.scalar(query)
            if data is None:
                summary(session, case_id)
                raise CaseError(f"{case_id} holds no file {name}")
            return data

    def get(self, case_id: str) -> Kept:
        """A case whole. Raises CaseError when there is none of this id."""
        with reading(self._engine) as session:
            shown = summary(session, case_id)
            newest = _newest(session, case_id)
            events = session.scalars(
                select(EventRow).where(EventRow.case_id == case_id).order_by(EventRow.id)
            )
            return Kept(
                summary=shown,
                report=newest.report,
                documents=newest.documents,
                decisions=decisions(session, case_id),
                events=tuple(
                    Event.model_validate({key: getattr(row, key) for key in Event.model_fields})
                    for row in events
                ),
                files=_files(session, case_id),
            )


def _said_to_reopen(item: News, status: str) -> News:
    if item.kind != "examined":
        return item
    return item._replace(detail=f"{item.detail}; open again: not known when it was {status}")


def _files_of(case_id: str) -> Select[CaseFileRow]:
    return select(CaseFileRow).where(CaseFileRow.case_id == case_id).order_by(CaseFileRow.position)


def _files(session: Session, case_id: str) -> tuple[CaseFile, ...]:
    query = _files_of(case_id).add_columns(FileContentRow.size)
    joined = query.join(FileContentRow, FileContentRow.sha256 == CaseFileRow.sha256)
    fields = CaseFile.model_fields.keys() - {"size"}
    return tuple(
        CaseFile.model_validate({key: getattr(row, key) for key in fields} | {"size": size})
        for row, size in session.execute(joined)
    )


def _newest(session: Session, case_id: str) -> ExaminationRow:
    query = select(ExaminationRow).where(ExaminationRow.case_id == case_id)
    return session.scalars(query.order_by(ExaminationRow.id.desc()).limit(1)).one()


def _show(row: CaseRow, examined: Examined, now: datetime) -> None:
    """What the queue shows of an examination."""
    row.changed = now
    row.stage = examined.stage
    row.band = examined.band.value
    row.total_bits = examined.total_bits
    row.findings = examined.findings
    row.name = examined.name and storable(examined.name)[:NAME_LENGTH]
    row.folded = fold(f"{row.id}\n{row.name or ''}")


def _put_files(
    session: Session,
    case_id: str,
    files: Sequence[FileOf],
    contents: Mapping[str, bytes],
    now: datetime,
) -> None:
    """Keep the files that are new; of the others, what was learnt about them."""
    held = list(session.scalars(_files_of(case_id)))
    for row, file in zip(held, files, strict=False):
        row.source, row.captured_at = file.source, file.captured_at
    new = files[len(held) :]
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    # In one order everywhere: two who keep the same bytes then wait for each other once, not both.
    for sha256 in sorted({file.sha256 for file in new}):
        values = {"sha256": sha256, "size": len(contents[sha256]), "data": contents[sha256]}
        session.execute(dialect.insert(FileContentRow).values(values).on_conflict_do_nothing())
    for position, file in enumerate(new, start=len(held) + 1):
        session.add(CaseFileRow(case_id=case_id, position=position, added=now, **file.model_dump()))


def _put_examination(
    session: Session, case_id: str, examined: Examined, news: Sequence[News], now: datetime
) -> None:
    session.add(
        ExaminationRow(
            case_id=case_id, at=now, report=examined.report, documents=examined.documents
        )
    )
    for item in news:
        author = item.author and storable(item.author)
        detail = storable(item.detail)
        session.add(EventRow(case_id=case_id, at=now, kind=item.kind, detail=detail, author=author))
        session.flush()  # one after the other, so that they are read in this order
