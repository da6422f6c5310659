"""Stored cases looked at again when lists have changed: only those that differ are examined."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pydantic import ValidationError
from sqlalchemy import Engine, select

from forensics import __version__
from forensics.assembly.casebook import Documents
from forensics.assembly.catalogue import open_catalogue
from forensics.assembly.desk import Desk
from forensics.assembly.filling import fill
from forensics.assembly.lists import home_lists
from forensics.assembly.sought import sought
from forensics.assembly.workbench import Workbench, assembled
from forensics.catalogue.imported import Rechecked, Unchecked
from forensics.catalogue.lists.packed import pack
from forensics.engine import Progress, examine
from forensics.errors import ForensicsError
from forensics.model import (
    INDICATORS,
    Listed,
    Manifest,
    Outcome,
    Signal,
    SignalRun,
    Submission,
    TableRow,
    Tools,
)
from forensics.report.wire import Report
from forensics.settings import Settings
from forensics.signals import load_all
from forensics.store import corpus_lookup
from forensics.store.cases import Cases
from forensics.store.database import open_database
from forensics.store.holders import holders
from forensics.store.tables import CaseRow
from forensics.store.transaction import reading

PAGE = 200  # case ids read at a time; of the cases themselves, one
# Signals that look at lists where they have some, and at shipped facts where they have none.
_ALSO = {"contact.disposable_email", "contact.network_origin"}

Found = frozenset[tuple[object, ...]]


@dataclass
class _Tally:
    """What the looking came to."""

    cases: int = 0
    changed: list[tuple[str, bool]] = field(default_factory=list)
    failed: list[Unchecked] = field(default_factory=list)


def recheck(
    settings: Settings,
    author: str | None = None,
    progress: Progress = lambda step: None,
    changed: Collection[Listed] | None = None,
) -> Rechecked:
    """Run the signals that look at lists on what cases hold; examine again where they differ.

    On every case, or, where no more than some entries have `changed` and all are indicators, on
    those that hold what they name. Documents are those kept with the newest examination, so no file
    is read for a case that does not differ. A case that does is examined again with all its files,
    as the desk does when one grows: new findings open it again. Cases are read one by one, in the
    order of their ids; one that cannot be looked at is named with the reason. `progress` is told
    each id.
    """
    engine = open_database(settings.database)
    signals = [item for item in load_all() if "lists" in item.needs or item.name in _ALSO]
    tools = Tools(catalogue=open_catalogue(settings), lists=home_lists(settings).current())
    tally = _Tally()
    for case_id in _ids(engine) if changed is None else _touched(engine, changed):
        tally.cases += 1
        progress(case_id)
        try:
            before, now = _findings(Cases(engine), case_id, signals, tools)
        except (ForensicsError, ValidationError, ValueError) as error:
            tally.failed.append(_unchecked(case_id, error))
            continue
        if before != now:
            tally.changed.append((case_id, bool(now - before)))
    if tally.changed:
        with Workbench(settings) as workbench:
            desk = Desk(workbench)
            tally.changed = [item for item in tally.changed if _again(desk, item[0], tally, author)]
    engine.dispose()
    return Rechecked(
        cases=tally.cases,
        new_findings=tuple(case_id for case_id, new in tally.changed if new),
        lost_findings=tuple(case_id for case_id, new in tally.changed if not new),
        failed=tuple(tally.failed),
    )


def _again(desk: Desk, case_id: str, tally: _Tally, author: str | None) -> bool:
    try:
        desk.add(case_id, author=author)
    except ForensicsError as error:
        tally.failed.append(_unchecked(case_id, error))
        return False
    return True


def _unchecked(case_id: str, error: Exception) -> Unchecked:
    return Unchecked(
        case=case_id, reason=" ".join(str(error).split())[:300] or type(error).__name__
    )


def _ids(engine: Engine) -> Iterator[str]:
    """Every case's id, a page at a time, so that no transaction stays open."""
    last = ""
    while True:
        query = select(CaseRow.id).where(CaseRow.id > last).order_by(CaseRow.id).limit(PAGE)
        with reading(engine) as session:
            page = list(session.scalars(query))
        yield from page
        if len(page) < PAGE:
            return
        last = page[-1]


def _touched(engine: Engine, changed: Collection[Listed]) -> Iterable[str]:
    """The ids of cases whose findings may differ by some entries."""
    if any(entry.kind not in INDICATORS for entry in changed):
        return _ids(engine)
    found = {one.case for one in fill(engine)}  # nobody knows what they hold
    with reading(engine) as session:
        asked = sought(session, [pack(entry) for entry in changed])
        numbers = sorted({holder.application for holder in holders(session, asked)})
        for first in range(0, len(numbers), PAGE):
            some = corpus_lookup.applications(session, numbers[first : first + PAGE])
            found.update(one.case for one in some if one.case is not None)
    return sorted(found)


def _findings(
    cases: Cases, case_id: str, signals: list[Signal], tools: Tools
) -> tuple[Found, Found]:
    """What the signals found when the case was examined last, and what they find now.

    Raises ForensicsError where a signal fails, or the documents are of another version.
    """
    kept, held = cases.get(case_id), cases.held(case_id)
    if held is None:
        raise ForensicsError("it went away meanwhile")
    submission = Submission.model_validate_json(held.submission)
    read = {document.name: document for document in Documents.validate_json(kept.documents)}
    documents = {number: read[path] for number, path in enumerate(submission.paths())}
    examination = examine(
        assembled(case_id, submission, documents),
        tools,
        signals,
        Manifest(version=__version__, started=datetime.now(UTC)),
    )
    broken = [run for run in examination.runs if run.outcome is Outcome.ERROR]
    if broken:
        raise ForensicsError(f"{broken[0].signal}: {broken[0].reason}")
    try:
        before = Report.model_validate_json(kept.report).runs
    except ValidationError:
        before = ()
    names = {signal.name for signal in signals}
    return _found(run for run in before if run.signal in names), _found(examination.runs)


def _found(runs: Iterator[SignalRun] | tuple[SignalRun, ...]) -> Found:
    """Each finding by signal, weight, quotes and the rows it rests on, whatever else they say."""
    return frozenset(
        (
            run.signal,
            finding.strength,
            finding.share,
            tuple(
                (item.document, item.locator.key)
                if isinstance(item.locator, TableRow)
                else (item.document, item.quote)
                for item in finding.evidence
            ),
        )
        for run in runs
        for finding in run.findings
    )
