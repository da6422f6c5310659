"""The hand-labelled real resumes: reading the labels, and scoring a record against one.

A label's `notes` say where more than one reading is right. Two phrases of theirs are honoured:
"tolerable" (one further education entry is not counted as too many) and "degree or field" (the
degree's words may stand in either). Nothing else is forgiven.
"""

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from forensics.errors import ForensicsError
from forensics.evaluate.alike import close, same_date, same_degree, words
from forensics.evaluate.generated import dates_of, post_of, study_of
from forensics.evaluate.scoring import DocumentScore, Tally
from forensics.model.partial_date import PartialDate
from forensics.model.record import Education, Position, Record


class LabelError(ForensicsError):
    """`labels.jsonl` is malformed; the message names file, line and key."""


class _Labelled(BaseModel):
    """Keys that are not scored (bullets, section titles) are left aside."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @field_validator("start", "end", mode="before", check_fields=False)
    @classmethod
    def _date(cls, text: str | None) -> PartialDate | None:
        if text is None:
            return None
        year, _, month = text.partition("-")
        return PartialDate(year=int(year), month=int(month) if month else None)


class LabelledPosition(_Labelled):
    """A post; `title` None where the resume prints none, dates to the precision printed."""

    title: str | None
    start: PartialDate | None
    end: PartialDate | None
    current: bool


class LabelledEducation(_Labelled):
    """A course of study; None for what is not printed."""

    institution: str | None
    degree: str | None
    field: str | None
    end: PartialDate | None


class Label(_Labelled):
    """What a person read in one file."""

    file: str
    positions: tuple[LabelledPosition, ...]
    education: tuple[LabelledEducation, ...]
    notes: str = ""

    @property
    def extra_education(self) -> int:
        """How many further education entries the notes call tolerable."""
        return self.notes.count("tolerable")

    @property
    def degree_or_field(self) -> bool:
        """Whether the notes leave open which of the two a degree's words are."""
        return "degree or field" in self.notes


def read_labels(path: Path) -> tuple[Label, ...]:
    """The labels of a JSON Lines file. Raises LabelError for a malformed line."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            found.append(Label.model_validate(json.loads(line)))
        except (json.JSONDecodeError, ValidationError) as error:
            reason = str(error).splitlines()[0]
            raise LabelError(f"{path.name}, line {number}: {reason}") from error
    return tuple(found)


def read_pdf(folder: Path, label: Label) -> bytes:
    """The labelled file. Raises LabelError when it is absent."""
    try:
        return (folder / "pdf" / label.file).read_bytes()
    except OSError as error:
        raise LabelError(f"labels.jsonl names {label.file}, which pdf/ does not hold") from error


def judge(label: Label, record: Record | None, unread: str | None = None) -> DocumentScore:
    """Counts by field; a document that was not read (`record` None) misses everything."""
    tally = Tally()
    found = record or Record(document=label.file, kind="resume")
    _positions(tally, label.positions, found.positions)
    _education(tally, label, found.education)
    return DocumentScore(
        name=label.file,
        format="pdf",
        layout=label.file.partition("_")[0],
        fields=tally.fields,
        misses=tuple(tally.misses),
        unread=unread,
    )


def _positions(
    tally: Tally, labels: tuple[LabelledPosition, ...], found: tuple[Position, ...]
) -> None:
    titles = [label.title for label in labels if label.title]
    read = [post.title.value for post in found if post.title]
    tally.compare("title", titles, read, close, (str, str))
    dated = [label for label in labels if label.start or label.end]
    ranges = [post for post in found if post.start or post.end]
    tally.compare("date range", dated, ranges, _same_dates, (_dates, dates_of))
    tally.compare("position", labels, found, _same_position, (_post, post_of))
    now = [label for label in labels if label.current]
    current = [post for post in found if post.current]
    tally.compare("current post", now, current, _same_dates, (_post, post_of))


def _education(tally: Tally, label: Label, found: tuple[Education, ...]) -> None:
    def same_study(study: LabelledEducation, read: Education) -> bool:
        degree = same_degree(study.degree, words(read.degree))
        if label.degree_or_field and not degree:
            degree = same_degree(study.degree, words(read.field))
        return degree and close(study.institution, words(read.institution))

    schools = [study.institution for study in label.education if study.institution]
    read = [study.institution.value for study in found if study.institution]
    extra = label.extra_education
    tally.compare("institution", schools, read, _same_school, (str, str), extra)
    shown = (_study, study_of)
    tally.compare("education", label.education, found, same_study, shown, extra)

    def same_end(study: LabelledEducation, read: Education) -> bool:
        return same_study(study, read) and same_date(study.end, read.end)

    tally.compare("education with end", label.education, found, same_end, shown, extra)


def _same_school(label: str, found: str) -> bool:
    return close(label, found)


def _same_dates(label: LabelledPosition, found: Position) -> bool:
    return same_date(label.start, found.start) and same_date(label.end, found.end)


def _same_position(label: LabelledPosition, found: Position) -> bool:
    return _same_dates(label, found) and close(label.title, words(found.title))


def _dates(label: LabelledPosition) -> str:
    return f"{label.start}..{'now' if label.current else label.end}"


def _post(label: LabelledPosition) -> str:
    return f"{label.title} | {_dates(label)}"


def _study(label: LabelledEducation) -> str:
    return f"{label.institution} | {label.degree} | {label.field} | {label.end}"
