"""The JSON form of an examination: apart from the engine's nouns, so that they can change."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import field_validator

from forensics.linkage.accounts import histories
from forensics.model import (
    Assessment,
    Education,
    Examination,
    Manifest,
    Position,
    Quoted,
    Record,
    Signal,
    SignalRun,
    Source,
    UnreadDocument,
)
from forensics.model.base import Noun
from forensics.model.partial_date import Dated
from forensics.reference.rates import UNMEASURED, Corpus, rates_of
from forensics.report.checklist import ChecklistItem, checklist
from forensics.report.verification import Step, steps
from index.match import Match


class DocumentForm(Noun):
    """A file that was read; `pages` is 0 where the format has none."""

    name: str
    sha256: str
    media_type: str
    characters: int
    pages: int
    partial: str | None


class ApplicationForm(Noun):
    """Which application, and its submitted files."""

    id: str
    submitted_at: date | None = None
    documents: tuple[DocumentForm, ...]


class PersonForm(Noun):
    """The name as stated."""

    name: str | None


class PhoneForm(Noun):
    """A number as printed and as E.164."""

    raw: str
    e164: str | None


class ContactsForm(Noun):
    """Contacts as stated."""

    emails: tuple[str, ...]
    phones: tuple[PhoneForm, ...]
    locations: tuple[str, ...]


class PositionForm(Noun):
    """A post; dates are "YYYY" or "YYYY-MM", `end` is null for a current one."""

    title: str | None
    employer: str | None
    location: str | None
    start: str | None
    end: str | None
    current: bool
    description: tuple[str, ...]


class EducationForm(Noun):
    """A course of study."""

    institution: str | None
    degree: str | None
    field: str | None
    start: str | None
    end: str | None
    coursework: tuple[str, ...]


class RecordForm(Noun):
    """What one document states."""

    person: PersonForm
    headline: str | None = None
    summary: str | None = None
    contacts: ContactsForm
    positions: tuple[PositionForm, ...]
    education: tuple[EducationForm, ...]
    skills: tuple[str, ...]
    links: tuple[str, ...]


class AccountForm(Noun):
    """Which account a snapshot shows: profiles of one `number` are snapshots of one account.

    `photo` is the perceptual hash of the picture (`photo_sha256` of its bytes), None where the
    file holds none.
    """

    number: int
    handle: str | None = None
    photo: str | None = None
    photo_sha256: str | None = None
    connections: int | None = None
    followers: int | None = None
    created: str | None = None


class ProfileForm(Noun):
    """A profile snapshot; only snapshots of one `account` can be compared."""

    document: str
    source: Source | None = None
    captured_at: date | None
    account: AccountForm | None = None
    record: RecordForm


class PairForm(Noun):
    """Two aligned passages."""

    quote: str
    template_quote: str
    strength: float
    kind: Literal["copied", "reworded"]


class MatchForm(Noun):
    """A template and the passages that align with it; only a stable one, unexpired, weighs."""

    template: str
    title: str
    status: Literal["nursery", "stable", "retired"]
    score: float
    verdict: Literal["known_template", "shared_source", "common_text"]
    pairs: tuple[PairForm, ...]
    expired: bool = False


class RateForm(Noun):
    """How often a signal was seen among innocent applications; the interval is in percent."""

    corpus: Corpus
    n: int
    assessed: int
    hits: int
    low: float | None
    high: float | None
    words: str


class RunForm(SignalRun):
    """A run with the signal's measured rates; without any it was never measured."""

    innocent_rates: tuple[RateForm, ...] = ()


class Report(Noun):
    """What `forensics examine --json` prints."""

    application: ApplicationForm
    record: RecordForm | None
    profiles: tuple[ProfileForm, ...]
    runs: tuple[RunForm, ...]
    assessment: Assessment
    verification: tuple[Step, ...]
    checklist: tuple[ChecklistItem, ...] = ()
    matches: tuple[MatchForm, ...]
    errors: tuple[UnreadDocument, ...]
    case: str | None = None
    manifest: Manifest

    @field_validator("runs", mode="before")
    @classmethod
    def _with_rates(cls, runs: object) -> object:
        """Runs as the engine gives them are taken too; their rates are then not known."""
        if not isinstance(runs, tuple):
            return runs
        return tuple(
            RunForm(**dict(run))
            if isinstance(run, SignalRun) and not isinstance(run, RunForm)
            else run
            for run in runs
        )


def report(examination: Examination, assessment: Assessment, signals: tuple[Signal, ...]) -> Report:
    """The wire form of an examination."""
    application = examination.application
    accounts = _accounts(examination.profiles)
    return Report(
        application=ApplicationForm(
            id=application.id,
            submitted_at=application.submitted_at,
            documents=tuple(
                DocumentForm(
                    name=document.name,
                    sha256=document.sha256,
                    media_type=document.media_type,
                    characters=len(document.text),
                    pages=len(document.pages),
                    partial=document.partial,
                )
                for document in application.documents
            ),
        ),
        record=examination.record and record_form(examination.record),
        profiles=tuple(
            ProfileForm(
                document=profile.document,
                source=profile.source,
                captured_at=profile.captured_at,
                account=accounts.get(profile.document),
                record=record_form(profile),
            )
            for profile in examination.profiles
        ),
        runs=tuple(_run(run) for run in examination.runs),
        assessment=assessment,
        verification=steps(examination.runs, signals, assessment),
        checklist=checklist(),
        matches=tuple(match_form(match) for match in examination.matches),
        errors=examination.errors,
        manifest=examination.manifest,
    )


def _run(run: SignalRun) -> RunForm:
    """The run, and what was known of its signal's rate on the day of the examination."""
    return RunForm(**dict(run), innocent_rates=rate_forms(run.signal))


def rate_forms(signal: str) -> tuple[RateForm, ...]:
    """The measured rates of a signal, real resumes first."""
    return tuple(
        RateForm(
            corpus=rate.corpus,
            n=rate.n,
            assessed=rate.assessed,
            hits=rate.hits,
            low=rate.low,
            high=rate.high,
            words=rate.words,
        )
        for rate in rates_of(signal)
    )


def said(rates: tuple[RateForm, ...]) -> str:
    """One sentence on the rates kept with a run; that there are none is said."""
    return "; ".join(rate.words for rate in rates) or UNMEASURED


def _accounts(profiles: Iterable[Record]) -> dict[str, AccountForm]:
    """The account of each snapshot, by the document's name; a log alone has none."""
    found = {}
    for number, history in enumerate(histories(profiles), start=1):
        for record in history.snapshots:
            account, photo = record.account, record.account.photo
            found[record.document] = AccountForm(
                number=number,
                handle=account.handle.value if account.handle else None,
                photo=photo.phash if photo else None,
                photo_sha256=photo.sha256 if photo else None,
                connections=account.connections,
                followers=account.followers,
                created=str(account.created) if account.created else None,
            )
    return found


def match_form(match: Match) -> MatchForm:
    """The wire form of a match, as `examine` and `templates search` print it."""
    return MatchForm(
        template=match.template,
        title=match.title,
        status=match.status.value,
        score=match.score,
        verdict=match.verdict.value,
        pairs=tuple(
            PairForm(
                quote=pair.quote,
                template_quote=pair.template_quote,
                strength=pair.strength,
                kind=pair.kind,
            )
            for pair in match.pairs
        ),
        expired=match.expired,
    )


def record_form(record: Record) -> RecordForm:
    """The wire form of a record."""
    contacts = record.contacts
    return RecordForm(
        person=PersonForm(name=_value(record.person.name)),
        headline=_value(record.headline),
        summary=_value(record.summary),
        contacts=ContactsForm(
            emails=_values(contacts.emails),
            phones=tuple(PhoneForm(raw=phone.raw, e164=phone.e164) for phone in contacts.phones),
            locations=_values(contacts.locations),
        ),
        positions=tuple(_position(position) for position in record.positions),
        education=tuple(_education(education) for education in record.education),
        skills=_values(record.skills),
        links=_values(record.links),
    )


def _position(position: Position) -> PositionForm:
    return PositionForm(
        title=_value(position.title),
        employer=_value(position.employer),
        location=_value(position.location),
        start=_date(position.start),
        end=_date(position.end),
        current=position.current,
        description=_values(position.description),
    )


def _education(education: Education) -> EducationForm:
    return EducationForm(
        institution=_value(education.institution),
        degree=_value(education.degree),
        field=_value(education.field),
        start=_date(education.start),
        end=_date(education.end),
        coursework=_values(education.coursework),
    )


def _value(quoted: Quoted | None) -> str | None:
    return quoted.value if quoted else None


def _values(quoted: tuple[Quoted, ...]) -> tuple[str, ...]:
    return tuple(item.value for item in quoted)


def _date(dated: Dated | None) -> str | None:
    return str(dated.value) if dated else None
