"""The desk: examined applications become cases, and cases grow by later files and stages."""

from pathlib import Path

from pydantic import ValidationError

from forensics.assembly.casebook import Case, Casebook, Documents
from forensics.assembly.filling import case_entry, known
from forensics.assembly.intake import Intake
from forensics.assembly.joining import Bundle, Joined, bundle, join, kept_form
from forensics.assembly.names import other_names
from forensics.assembly.workbench import Workbench
from forensics.engine import Progress
from forensics.errors import CaseChangedError, CaseError
from forensics.model import Assessment, Band, Examination, Outcome, Stage, Subject, Submission
from forensics.report.wire import Report, report
from forensics.store.kept import Examined, Held, News
from forensics.store.place import place
from forensics.store.tables import ID_LENGTH
from forensics.store.transaction import storable

__all__ = ["Case", "Casebook", "Desk"]

TRIES = 5  # each is lost only to somebody else's success
NAMES_SHOWN = 10
_STRONGEST = list(Band)


class Desk(Casebook):
    """A casebook with a workbench: what is submitted is kept, and examined again as it grows."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench.settings)
        self.workbench = workbench

    def save(
        self,
        intake: Intake,
        examination: Examination,
        assessment: Assessment,
        author: str | None = None,
    ) -> str:
        """Keep an examined application as a case; the id of the case.

        A submission that names its id joins the case of that id: files that are new to it are
        added, a later stage is an event, and where anything came the case is examined again with
        all its files. One that names none gets its default id; where a case of that id (or of it
        with a number) holds all its documents, it joins that case, so that a profile's history
        grows, else the id is made unique: "resume.pdf-2".

        A case is joined by its id, whoever the files speak of: where they state another name, or
        other facts, than the case did, its events say so.

        Raises CaseError, and keeps nothing, when a file of `examination` could not be read.
        """
        _refuse_unread(examination)
        given = bundle(intake)
        _refuse_changed(given, examination)
        for _ in range(TRIES):
            case_id = self._place(intake, given)
            held = self._cases.held(case_id)
            try:
                if held is None:
                    self._open(case_id, intake, given, examination, assessment, author)
                else:
                    later = bundle(intake, [file.name for file in held.files])
                    joined = join(held, intake.submission, later)
                    if joined.news:
                        self._extend(case_id, held, joined, later, author)
                return case_id
            except CaseChangedError:
                continue  # another opened it or added to it: look again
        raise CaseChangedError(f"{intake.id}: others keep adding to this case; try again")

    def add(
        self,
        case_id: str,
        *,
        intake: Intake | None = None,
        stage: Stage | None = None,
        author: str | None = None,
        progress: Progress = lambda step: None,
    ) -> Case:
        """Later files, profile snapshots or another stage join a case; the case as it is then.

        It is examined again with all its files, those of earlier snapshots included; so it is when
        neither `intake` nor `stage` is given. Make `intake` with `forensics.assembly.intake.more`,
        which takes profiles alone as well.

        Raises CaseError, and keeps nothing, when a file cannot be read or there is no such case.
        """
        case_id = storable(case_id)
        origin = intake.id if intake and intake.named else case_id
        for _ in range(TRIES):
            held = self._cases.held(case_id)
            if held is None:
                self._cases.get(case_id)  # says that there is none
                continue
            later = bundle(intake, [file.name for file in held.files]) if intake else None
            joined = join(
                held,
                intake.submission if intake else Submission.model_construct(documents=()),
                later or Bundle((), {}),
            )
            joined = joined.at_stage(stage) if stage else joined
            try:
                self._extend(case_id, held, joined, later, author, progress, origin)
                return self.case(case_id)
            except CaseChangedError:
                continue
        raise CaseChangedError(f"{case_id}: others keep adding to this case; try again")

    def _place(self, intake: Intake, given: Bundle) -> str:
        if intake.named:
            return storable(intake.id)[:ID_LENGTH]
        return place(self._engine, intake.id, given.documents)

    def _open(
        self,
        case_id: str,
        intake: Intake,
        given: Bundle,
        examination: Examination,
        assessment: Assessment,
        author: str | None,
    ) -> None:
        examined = self._examined(case_id, examination, assessment)
        self._cases.open(
            case_id,
            kept_form(intake.submission, given.files).model_dump_json(),
            given.files,
            given.contents,
            examined,
            [
                News("saved", _named([file.name for file in given.files]), author),
                News("examined", _result(examined), author),
            ],
            None if intake.named else given.documents,
        )

    def _extend(
        self,
        case_id: str,
        held: Held,
        joined: Joined,
        later: Bundle | None,
        author: str | None,
        progress: Progress = lambda step: None,
        origin: str | None = None,
    ) -> None:
        contents = self._cases.contents(case_id)
        new = later.contents if later else {}
        contents |= {file.name: new[file.sha256] for file in joined.files if file.sha256 in new}
        union = Intake(case_id, joined.submission, Path(), contents, named=True)
        examination, assessment = self.workbench.examine(union, progress)
        _refuse_unread(examination)
        examined = self._examined(case_id, examination, assessment)
        others = other_names(examination, joined.added)
        reopen = bool(others) or _adds_to(held.report, examination, assessment)
        told = [_result(examined), *(f"stated anew: {fact}" for fact in joined.replaced)]
        news = [News("examined", "; ".join(told), author)]
        if joined.stage:
            news.insert(0, News("stage_changed", " → ".join(joined.stage), author))
        if joined.added:
            of = [f"of application {origin}"] if origin and storable(origin) != case_id else []
            said = [_named(joined.added), *of, *others]
            news.insert(0, News("files_added", "; ".join(said), author))
        self._cases.extend(
            case_id,
            held,
            joined.submission.model_dump_json(),
            joined.files,
            new,
            examined,
            news,
            reopen=reopen,
        )

    def _examined(self, case_id: str, examination: Examination, assessment: Assessment) -> Examined:
        shown = report(examination, assessment, self.workbench.signals)
        identity = shown.application.model_copy(update={"id": case_id})
        shown = shown.model_copy(update={"case": case_id, "application": identity})
        name = examination.record.person.name if examination.record else None
        documents = tuple(examination.application.all_documents().values())
        return Examined(
            report=shown.model_dump_json(),
            documents=Documents.dump_json(documents).decode(),
            stage=examination.application.stage,
            band=assessment.band,
            total_bits=assessment.total_bits,
            findings=len(_hits(shown)),
            name=name.value if name else None,
            entry=case_entry(case_id, _subject(examination))._replace(
                known=known(examination.manifest)
            ),
        )


def _subject(examination: Examination) -> Subject:
    """What was examined, as keys are taken from it."""
    return Subject(
        application=examination.application,
        resumes=examination.resumes,
        profiles=examination.profiles,
        matches=(),
        today=examination.manifest.started.date(),
    )


def _refuse_unread(examination: Examination) -> None:
    if examination.errors:
        said = [
            f"{item.document}: {item.reason.value}: {item.message}" for item in examination.errors
        ]
        raise CaseError(f"nothing was kept: {'; '.join(said)}")


def _refuse_changed(given: Bundle, examination: Examination) -> None:
    """What is kept must be what was examined."""
    read = examination.application.all_documents()
    for file in given.files:
        if file.name not in read or read[file.name].sha256 != file.sha256:
            raise CaseError(f"nothing was kept: {file.name} has changed since it was examined")


def _hits(shown: Report | Examination) -> set[str]:
    return {run.signal for run in shown.runs if run.outcome is Outcome.HIT}


def _adds_to(before: str, examination: Examination, assessment: Assessment) -> bool:
    """Whether an examination finds what the one before it did not, or could not be compared."""
    try:
        known = Report.model_validate_json(before)
    except ValidationError:
        return True
    stronger = _STRONGEST.index(assessment.band) < _STRONGEST.index(known.assessment.band)
    return stronger or not _hits(examination) <= _hits(known)


def _named(names: list[str] | tuple[str, ...]) -> str:
    more = len(names) - NAMES_SHOWN
    return ", ".join(names[:NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _result(examined: Examined) -> str:
    count = "1 finding" if examined.findings == 1 else f"{examined.findings} findings"
    return f"{examined.band.value}, {examined.total_bits:.2f} bits, {count}"
