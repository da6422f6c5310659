"""Runs signals on an application: every outcome is recorded, none is guessed."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from forensics.errors import ModelError, SignalError
from forensics.model import (
    Application,
    Checked,
    Dropped,
    Examination,
    Finding,
    Manifest,
    Need,
    Outcome,
    Record,
    Signal,
    SignalRun,
    Subject,
    Tools,
    Unknown,
    UnreadDocument,
    verify,
)
from forensics.parse import parse
from index.match import Match

Progress = Callable[[str], None]  # told the name of each step as it begins
PROSE_WORDS = 60  # a text of this length without any section was not understood, rather than empty


def examine(
    application: Application,
    tools: Tools,
    signals: Iterable[Signal],
    manifest: Manifest,
    errors: tuple[UnreadDocument, ...] = (),
    progress: Progress = lambda step: None,
) -> Examination:
    """Parse an application's documents and run every signal on what they state.

    "Today" is the day of submission, else the day the run started. The record is that of the first
    document that states positions or education; a cover letter beside a resume is not the resume.
    `errors` are the files that could not be read; signals run on the rest.
    """
    today = application.submitted_at or manifest.started.date()
    subject = prepare(application, tools, today, errors, progress)
    return Examination(
        manifest=manifest,
        application=application,
        record=subject.resumes[0] if subject.resumes else None,
        resumes=subject.resumes,
        profiles=subject.profiles,
        runs=run_all(signals, subject, tools, progress),
        matches=tuple(
            sorted(
                (match for found in subject.matches_of.values() for match in found),
                key=_strongest,
            )
        ),
        errors=errors,
    )


def prepare(
    application: Application,
    tools: Tools,
    today: date,
    errors: tuple[UnreadDocument, ...] = (),
    progress: Progress = lambda step: None,
) -> Subject:
    """What signals look at: the records of an application and its template matches."""
    progress("parsing")
    resumes = [parse(document, "resume") for document in application.documents]
    resumes.sort(key=lambda record: not (record.positions or record.education))
    profiles = [
        parse(profile.document, "profile", profile.captured_at) for profile in application.profiles
    ]
    profiles.sort(key=lambda record: (record.captured_at is None, record.captured_at))
    progress("matching templates")
    matches, failed = _matches(resumes, tools)
    return Subject(
        application=application,
        resumes=tuple(resumes),
        profiles=tuple(profiles),
        matches=next(iter(matches.values()), ()),
        matches_of=matches,
        today=today,
        failed=failed,
        gaps=_gaps(application, errors, resumes),
    )


def _strongest(match: Match) -> tuple[float, str]:
    return -match.score, match.template


def _matches(
    resumes: list[Record], tools: Tools
) -> tuple[dict[str, tuple[Match, ...]], dict[Need, str]]:
    """Template matches by document, or why there are none."""
    if tools.templates is None:
        return {}, {}
    try:
        return {
            record.document: tools.templates.match([item.value for item in record.passages])
            for record in resumes
        }, {}
    except Exception as error:  # a broken index must show in the runs, never end the examination
        return {}, {"templates": f"{type(error).__name__}: {error}"}


def _gaps(
    application: Application, errors: tuple[UnreadDocument, ...], resumes: list[Record]
) -> dict[str, tuple[str, ...]]:
    """What was submitted but not read, or not understood, by family; "" stands for every family."""
    unread = [f"{error.document} could not be read" for error in errors]
    documents = application.all_documents()
    partial = [f"{item.name}: {item.partial}" for item in documents.values() if item.partial]
    opaque = tuple(
        f"{record.document} shows no sections that could be told apart"
        for record in resumes
        if not (record.positions or record.education or record.skills)
        and len(documents[record.document].text.split()) >= PROSE_WORDS
    )
    return {"": (*unread, *partial), "employment": opaque, "education": opaque}


def run_all(
    signals: Iterable[Signal],
    subject: Subject,
    tools: Tools,
    progress: Progress = lambda step: None,
) -> tuple[SignalRun, ...]:
    """Run each signal, in the order given."""
    runs = []
    for signal in signals:
        progress(signal.name)
        runs.append(run(signal, subject, tools))
    return tuple(runs)


def run(signal: Signal, subject: Subject, tools: Tools) -> SignalRun:
    """Run one signal and say what it came to.

    hit: at least one finding. clear: something was checked and nothing found. not_applicable: the
    signal yielded nothing, its item is absent. not_assessed: means are missing, or a file that may
    hold the item was not read. error: the signal raised, or a quote was not where it was claimed;
    what it had found until then is kept. A language model that gives no usable answer is a missing
    means.
    """
    for need in sorted(signal.needs & subject.failed.keys()):
        return _report(signal, Outcome.ERROR, reason=subject.failed[need])
    missing = _missing(signal.needs, subject, tools)
    if missing:
        return _report(signal, Outcome.NOT_ASSESSED, reason=missing)
    began = time.perf_counter()
    seen = _Seen()
    failure: str | None = None
    try:
        seen.take(signal, subject, tools)
    except ModelError as error:
        seen.unknown.append(str(error))
    except Exception as error:  # a broken signal must show as an error, never end the examination
        failure = f"{type(error).__name__}: {error}"
    seconds = time.perf_counter() - began
    if failure is not None:
        return _report(signal, Outcome.ERROR, tuple(seen.findings), failure, seconds, seen.dropped)
    gaps = (*subject.gaps.get("", ()), *subject.gaps.get(signal.family, ()))
    outcome, reason = seen.outcome(gaps)
    return _report(signal, outcome, tuple(seen.findings), reason, seconds, seen.dropped)


@dataclass
class _Seen:
    """What a signal has yielded so far."""

    findings: list[Finding]
    checked: int
    unknown: list[str]
    dropped: int

    def __init__(self) -> None:
        self.findings, self.checked, self.unknown, self.dropped = [], 0, [], 0

    def take(self, signal: Signal, subject: Subject, tools: Tools) -> None:
        documents = subject.application.all_documents()
        form = subject.application.form()
        for observation in signal.detect(subject, tools):
            if isinstance(observation, Checked):
                self.checked += 1
            elif isinstance(observation, Unknown):
                self.unknown.append(observation.reason)
            elif isinstance(observation, Dropped):
                self.dropped += observation.claims
            else:
                for evidence in observation.evidence:
                    verify(evidence, documents, form)
                if observation.strength and observation.strength.rank > signal.strength.rank:
                    raise SignalError(f"{signal.name} raises its own strength")
                self.findings.append(observation)

    def outcome(self, gaps: tuple[str, ...]) -> tuple[Outcome, str | None]:
        """An item may stand in what was not read, so a gap never looks clear or not applicable."""
        lost = [f"{self.dropped} claims of the language model quote nothing that they may rest on"]
        stated = (*self.unknown, *gaps, *(lost if self.dropped else ()))
        reasons = "; ".join(dict.fromkeys(stated)) or None
        if self.findings:
            return Outcome.HIT, None
        if self.checked:
            return Outcome.CLEAR, reasons and f"in part: {reasons}"
        if reasons:
            return Outcome.NOT_ASSESSED, reasons
        return Outcome.NOT_APPLICABLE, "nothing of this kind is stated"


def _missing(needs: frozenset[Need], subject: Subject, tools: Tools) -> str | None:
    if "catalogue" in needs and tools.catalogue is None:
        return "no catalogue of institutions is at hand"
    if "templates" in needs and tools.templates is None:
        return "no index of templates is at hand"
    if "llm" in needs and tools.llm is None:
        return "no language model is configured"
    if "lists" in needs and tools.lists is None:
        return "no lists are at hand"
    if "corpus" in needs and tools.corpus is None:
        return "no stored applications to compare with"
    if "snapshots" in needs:
        dated = [profile for profile in subject.profiles if profile.captured_at]
        if len(dated) < 2 and not any(profile.account.activity for profile in subject.profiles):
            return f"needs two dated profile snapshots or an activity log; {len(dated)} dated given"
    return None


def _report(
    signal: Signal,
    outcome: Outcome,
    findings: tuple[Finding, ...] = (),
    reason: str | None = None,
    seconds: float = 0.0,
    dropped: int = 0,
) -> SignalRun:
    return SignalRun(
        signal=signal.name,
        strength=signal.strength,
        outcome=outcome,
        findings=findings,
        reason=reason,
        dropped=dropped,
        seconds=round(seconds, 6),
    )
