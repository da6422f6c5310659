"""Cases into the corpus: what it takes of each, and those kept before there was one."""

from datetime import UTC, date, datetime

from pydantic import ValidationError
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from forensics.assembly.casebook import Documents
from forensics.assembly.kept_cases import Uncompared
from forensics.assembly.workbench import assembled
from forensics.engine import Progress, prepare
from forensics.errors import CaseError
from forensics.linkage.keys import keys
from forensics.linkage.passages import passages
from forensics.linkage.stated_names import stated_names
from forensics.model import Application, Manifest, Subject, Submission, Tools
from forensics.store.cases import Cases
from forensics.store.corpus import Entry, lacking, put
from forensics.store.looked_back import Mark
from forensics.store.rows import locked
from forensics.store.transaction import reading, writing


def fill(engine: Engine, progress: Progress = lambda step: None) -> tuple[Uncompared, ...]:
    """Put every case that the corpus lacks into it; those that could not be, and why.

    Each is read from the documents of its newest examination. Later cases enter when they are kept,
    so this does something once, after the corpus came to be. `progress` is told each id.
    Raises CaseError when the database cannot be read or written.
    """
    with reading(engine) as session:
        ids = lacking(session)
    missed = []
    for case_id in ids:
        progress(case_id)
        try:
            _fill_in(engine, case_id)
        except (ValidationError, KeyError) as error:
            reason = f"kept in a form this version does not read ({type(error).__name__})"
            missed.append(Uncompared(case=case_id, reason=reason))
        except CaseError:
            with reading(engine) as session:
                if lacking(session, case_id):
                    raise
            # else it was erased meanwhile: there is nothing to compare with
    return tuple(missed)


def case_entry(case_id: str, subject: Subject) -> Entry:
    """What of a case's application the corpus takes."""
    return _taken(subject)._replace(id=case_id, case_id=case_id)


def swept_entry(application: Application, today: date) -> Entry:
    """What of an application that a sweep read the corpus takes: the same as of a case."""
    return _taken(prepare(application, Tools(), today))._replace(origin="sweep")


def known(manifest: Manifest) -> Mark | None:
    """Up to where lists and library were compared with what was examined; None: nobody knows."""
    lists, templates = manifest.lists_revision, manifest.index_revision
    return None if lists is None or templates is None else Mark(lists, templates)


def _taken(subject: Subject) -> Entry:
    application = subject.application
    return Entry(
        id=application.id,
        name=next(iter(stated_names(subject)), None),
        stage=application.stage,
        submitted_at=application.submitted_at,
        case_id=None,
        origin="case",
        keys=keys(subject),
        passages=passages(subject),
    )


def _fill_in(engine: Engine, case_id: str) -> None:
    entry = _entry(Cases(engine), case_id)
    try:
        with writing(engine) as session:
            locked(session, case_id)
            if lacking(session, case_id):  # else it was kept anew meanwhile
                put(session, [entry], datetime.now(UTC))
    except IntegrityError:
        return  # another process put it in meanwhile


def _entry(cases: Cases, case_id: str) -> Entry:
    kept, held = cases.get(case_id), cases.held(case_id)
    if held is None:
        raise CaseError(f"{case_id}: it went away meanwhile")
    submission = Submission.model_validate_json(held.submission)
    read = {document.name: document for document in Documents.validate_json(kept.documents)}
    documents = {number: read[path] for number, path in enumerate(submission.paths())}
    application = assembled(case_id, submission, documents)
    return case_entry(case_id, prepare(application, Tools(), datetime.now(UTC).date()))
