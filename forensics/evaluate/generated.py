"""Scoring one generated document against the truth written beside it."""

from typing import Literal

from forensics.evaluate.alike import close, exact_date, fold, words
from forensics.evaluate.generate.truth import (
    Sample,
    TrueEducation,
    TruePhone,
    TruePosition,
    Truth,
)
from forensics.evaluate.scoring import DocumentScore, Tally
from forensics.model.partial_date import Dated
from forensics.model.record import Education, Phone, Position, Record
from forensics.model.span import Quoted

Kind = Literal["resume", "profile"]


def judge(sample: Sample, record: Record | None, unread: str | None = None) -> DocumentScore:
    """Counts by field; a document that was not read (`record` None) misses everything."""
    tally = Tally()
    found = record or Record(document=sample.name, kind=sample.kind)
    _person(tally, sample.truth, found)
    if sample.truth.positions is not None:
        _positions(tally, sample.truth.positions, found.positions)
    if sample.truth.education is not None:
        _education(tally, sample.truth.education, found.education)
    if sample.truth.skills is not None:
        shown = (str, _value)
        tally.compare("skill", sample.truth.skills, found.skills, _same_words, shown)
    return DocumentScore(
        name=sample.name,
        format=sample.format,
        layout=sample.layout,
        fields=tally.fields,
        misses=tuple(tally.misses),
        unread=unread,
    )


def _person(tally: Tally, truth: Truth, found: Record) -> None:
    names = [found.person.name] if found.person.name else []
    tally.compare("name", [truth.name], names, _same_words, (str, _value))
    tally.compare("email", truth.emails, found.contacts.emails, _same_email, (str, _value))
    shown = (lambda phone: phone.raw, lambda phone: f"{phone.raw} = {phone.e164}")
    tally.compare("phone", truth.phones, found.contacts.phones, _same_phone, shown)


def _positions(tally: Tally, truths: tuple[TruePosition, ...], found: tuple[Position, ...]) -> None:
    titles = [post.title for post in found if post.title]
    tally.compare("title", [t.title for t in truths], titles, _close, (str, _value))
    employers = [post.employer for post in found if post.employer]
    tally.compare("employer", [t.employer for t in truths], employers, _close, (str, _value))
    dated = [post for post in found if post.start or post.end]
    tally.compare("date range", truths, dated, _same_dates, (_dates_of_truth, dates_of))
    tally.compare("position", truths, found, _same_position, (_post_of_truth, post_of))


def _education(
    tally: Tally, truths: tuple[TrueEducation, ...], found: tuple[Education, ...]
) -> None:
    schools = [study.institution for study in found if study.institution]
    tally.compare("institution", [t.institution for t in truths], schools, _close, (str, _value))
    degrees = [study.degree for study in found if study.degree]
    tally.compare("degree", [t.degree for t in truths], degrees, _close, (str, _value))
    fields = [study.field for study in found if study.field]
    stated = [t.field for t in truths if t.field]
    if stated:
        tally.compare("field of study", stated, fields, _close, (str, _value))
    shown = (_study_of_truth, study_of)
    tally.compare("education", truths, found, _same_study, shown)


def _value(found: Quoted) -> str:
    return found.value


def _same_words(truth: str, found: Quoted) -> bool:
    return fold(truth) == fold(found.value)


def _close(truth: str, found: Quoted) -> bool:
    return close(truth, found.value)


def _same_email(truth: str, found: Quoted) -> bool:
    return truth.casefold() == found.value.casefold()


def _same_phone(truth: TruePhone, found: Phone) -> bool:
    if truth.e164 is not None:
        return truth.e164 == found.e164
    return [c for c in truth.raw if c.isdigit()] == [c for c in found.raw if c.isdigit()]


def _same_dates(truth: TruePosition, found: Position) -> bool:
    if truth.single and found.end is None:
        return exact_date(truth.start, found.start) and not found.current
    return (
        exact_date(truth.start, found.start)
        and exact_date(truth.end, found.end)
        and truth.current == found.current
    )


def _same_position(truth: TruePosition, found: Position) -> bool:
    return (
        _same_dates(truth, found)
        and close(truth.title, words(found.title))
        and close(truth.employer, words(found.employer))
    )


def _same_study(truth: TrueEducation, found: Education) -> bool:
    return (
        close(truth.institution, words(found.institution))
        and close(truth.degree, words(found.degree))
        and exact_date(truth.end, found.end)
    )


def _dates_of_truth(truth: TruePosition) -> str:
    return f"{truth.start}..{'now' if truth.current else truth.end}"


def _post_of_truth(truth: TruePosition) -> str:
    return f"{truth.title} | {truth.employer} | {_dates_of_truth(truth)}"


def _study_of_truth(truth: TrueEducation) -> str:
    return f"{truth.institution} | {truth.degree} | {truth.field} | {truth.end}"


def _at(dated: Dated | None) -> str:
    return str(dated.value) if dated else "None"


def dates_of(post: Position) -> str:
    """The dates of a parsed post, "now" for a current one."""
    return f"{_at(post.start)}..{'now' if post.current else _at(post.end)}"


def post_of(post: Position) -> str:
    """A parsed post in one line."""
    return f"{words(post.title)} | {words(post.employer)} | {dates_of(post)}"


def study_of(study: Education) -> str:
    """A parsed course of study in one line."""
    parts = (study.institution, study.degree, study.field)
    stated = " | ".join(str(words(part)) for part in parts)
    return f"{stated} | {_at(study.end)}"
