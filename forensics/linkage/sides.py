"""The two papers that are laid side by side: a resume and a profile page."""

from collections.abc import Iterator
from dataclasses import dataclass

from forensics.linkage.accounts import taken
from forensics.model import Document, Record, Subject


@dataclass(frozen=True)
class Side:
    """A record with its document, and the text of all documents of its kind in lower case."""

    record: Record
    document: Document
    text: str

    @property
    def states(self) -> bool:
        """Whether it states anything that can be compared."""
        return bool(self.record.positions or self.record.education)

    @property
    def label(self) -> str:
        """What a quote of it is noted as: "resume", or "profile" with its day."""
        day = taken(self.record)
        page = f"profile, {day}" if day else "profile"
        return "resume" if self.record.kind == "resume" else page


def laid_out(subject: Subject) -> Iterator[tuple[Side, tuple[Side, ...]]]:
    """Each resume with the profile pages, the newest first, those without a day last.

    A cover letter is no resume where another document states posts or schools.
    """
    said: dict[str, str] = {}
    for record in subject.records:
        kind = kind_of(record)
        said[kind] = f"{said.get(kind, '')}\n{subject.document(record).text.casefold()}"
    sides = [Side(each, subject.document(each), said[kind_of(each)]) for each in subject.records]
    resumes = [side for side in sides if side.record.kind == "resume"]
    pages = [side for side in sides if side.record.kind == "profile"]
    dated = [page for page in pages if taken(page.record)]
    undated = [page for page in pages if not taken(page.record)]
    for resume in [each for each in resumes if each.states] or resumes:
        yield resume, (*reversed(dated), *undated)


def kind_of(record: Record) -> str:
    """Which papers a record is read with: "resume", "linkedin", "github", "text" for all else."""
    if record.kind == "resume":
        return "resume"
    name = record.source.partition("_")[0]
    return name if name in {"linkedin", "github"} else "text"
