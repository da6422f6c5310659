"""The casebook: cases as they are kept, listed, read and decided. It examines nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from forensics.errors import CaseError
from forensics.model import (
    Band,
    CaseFile,
    CaseSummary,
    Decision,
    Disposition,
    Document,
    Event,
    Stage,
    Status,
)
from forensics.report import checklist
from forensics.report.wire import Report
from forensics.settings import Settings
from forensics.store import decisions
from forensics.store.cases import Cases
from forensics.store.database import open_database
from forensics.store.kept import Kept
from forensics.store.queue import queue
from forensics.store.rows import summary
from forensics.store.transaction import reading, storable

Documents = TypeAdapter(tuple[Document, ...])


@dataclass(frozen=True)
class Case:
    """A case: its row of the queue, newest examination, documents by name, and what was done.

    `decisions` and `events` stand in the order in which they were recorded; `files` in that in
    which they were submitted.
    """

    summary: CaseSummary
    report: Report
    documents: Mapping[str, Document]
    decisions: tuple[Decision, ...]
    events: tuple[Event, ...]
    files: tuple[CaseFile, ...]


class Casebook:
    """The cases of the database the settings name. Safe to share between threads.

    Every method raises CaseError when the database cannot be read or written.
    """

    def __init__(self, settings: Settings) -> None:
        """Opens the database. Raises SettingsError when it cannot be opened."""
        self._engine = open_database(settings.database)
        self._cases = Cases(self._engine)

    def queue(
        self,
        *,
        band: Band | None = None,
        stage: Stage | None = None,
        status: Status | None = None,
        min_age_days: int | None = None,
        search: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[list[CaseSummary], int]:
        """One page of the cases that fit, and how many fit in all.

        The strongest band first, in a band the oldest. `min_age_days` is the least time since the
        case was opened; `search` is found anywhere in its id or stated name, in any case of letter.
        """
        return queue(
            self._engine,
            band=band and Band(band).value,
            stage=stage,
            status=status,
            min_age_days=min_age_days,
            search=search,
            limit=limit,
            offset=offset,
        )

    def summary(self, case_id: str) -> CaseSummary:
        """A case's row of the queue. Raises CaseError when there is none of this id."""
        with reading(self._engine) as session:
            return summary(session, storable(case_id))

    def case(self, case_id: str) -> Case:
        """A case with its newest examination. Raises CaseError when there is none of this id."""
        kept = self._cases.get(storable(case_id))
        report, documents = _understood(kept)
        return Case(
            summary=kept.summary,
            report=report,
            documents={document.name: document for document in documents},
            decisions=kept.decisions,
            events=kept.events,
            files=kept.files,
        )

    def file(self, case_id: str, name: str) -> bytes:
        """A submitted file, byte for byte. Raises CaseError when the case has none of this name."""
        return self._cases.file(storable(case_id), storable(name))

    def decide(
        self,
        case_id: str,
        disposition: Disposition,
        reason: str,
        author: str,
        seen: int | None = None,
    ) -> Decision:
        """Add a decision; earlier ones stay. `seen` is how many decisions the author was shown.

        Raises CaseChangedError, and records nothing, when others have decided since: the message
        says who, what and when. Raises CaseError when reason or author is blank or too long, or
        there is no such case.
        """
        return decisions.decide(self._engine, storable(case_id), disposition, reason, author, seen)

    def observe(self, case_id: str, item: str, *, seen: bool, note: str, author: str) -> None:
        """Record that an item of the interview checklist was, or was not, observed.

        It is added to the case's events, never scored, and changes no band. Raises CaseError for
        an unknown item or case, and when note or author is blank or too long.
        """
        said = decisions.stated("a note", note, decisions.LONGEST_REASON // 2)
        detail = checklist.detail(item, seen, said)
        decisions.observe(self._engine, storable(case_id), detail, author)

    def start_verification(self, case_id: str, author: str) -> None:
        """Record that a person verifies the case now, so that two do not.

        Raises CaseError when it is being verified, or was confirmed or cleared, naming by whom.
        """
        decisions.start_verification(self._engine, storable(case_id), author)


def _understood(kept: Kept) -> tuple[Report, tuple[Document, ...]]:
    try:
        report = Report.model_validate_json(kept.report)
        return report, Documents.validate_json(kept.documents)
    except ValidationError as error:
        identity = kept.summary.id
        raise CaseError(
            f"{identity}: its examination was kept in a form this version does not read; "
            f"`forensics cases add {identity}` examines it again"
        ) from error
