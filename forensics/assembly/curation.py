"""Templates from files and from decided cases: read, identity taken out, surveyed, then added."""

import getpass
import sys
from datetime import UTC, date, datetime
from typing import Any, BinaryIO, NamedTuple

from forensics.assembly.casebook import Case, Casebook
from forensics.assembly.collection import read_document
from forensics.assembly.stripping import Replaced, strip
from forensics.errors import CaseError
from forensics.model import Document
from forensics.parse import parse
from forensics.settings import Settings
from index.curation.survey import Survey, survey
from index.library import Library, NearDuplicate
from index.template import Template, build_template, family_of

TAKEN_FROM = ("confirmed", "escalated")
"""Dispositions of a case whose text may become a template."""
AUTO = "auto"
"""The family of the nearest template that the text nearly repeats, else its own."""


class Source(NamedTuple):
    """A text that may become a template, what was submitted beside it, whence, and why."""

    document: Document
    beside: tuple[Document, ...]
    provenance: str
    reason: str


class Candidate(NamedTuple):
    """A template to be looked at before it is added; `replaced` is what placeholders stand for."""

    template: Template
    replaced: tuple[Replaced, ...]
    survey: Survey
    reason: str

    @property
    def variant_of(self) -> str | None:
        """The family of the nearest template that it nearly repeats, where it is another one."""
        near = self.survey.near
        return near[0].family if near and near[0].family != self.template.family else None


def from_file(settings: Settings, path: str, stdin: BinaryIO) -> Source:
    """The text of a file, or what is pasted ("-"). Raises SubmissionError naming the path."""
    document = read_document(settings, path, stdin)
    return Source(document, (), "", "added from paste" if path == "-" else "added from a file")


def from_case(settings: Settings, case_id: str, name: str | None = None) -> Source:
    """The text of a decided case's resume, or of another of its documents by name.

    Raises CaseError when there is no such case, it was decided neither confirmed nor escalated, it
    holds no such document, or the text is not kept any more.
    """
    case = Casebook(settings).case(case_id)
    status = case.summary.status
    if status not in TAKEN_FROM:
        known = " or ".join(TAKEN_FROM)
        raise CaseError(
            f"{case_id} is {status}: only a case decided {known} gives a template, so that nobody "
            "who was cleared, or not looked at, is held against others"
        )
    documents = tuple(case.documents.values())
    chosen = _chosen(case, documents, name)
    if not chosen.text.strip():
        raise CaseError(f"{case_id}: the text of {chosen.name} is not kept, or it holds none")
    decided = case.decisions[-1]
    # The case's id may be a file's name, which often is a person's: it stays out of what is shared.
    provenance = f"a case decided {decided.disposition} on {decided.at:%Y-%m-%d}"
    beside = tuple(item for item in documents if item.name != chosen.name)
    return Source(chosen, beside, provenance, f"added from case {case_id}")


def _chosen(case: Case, documents: tuple[Document, ...], name: str | None) -> Document:
    if name is not None:
        if name not in case.documents:
            held = ", ".join(case.documents) or "none"
            raise CaseError(f"{case.summary.id} holds no document {name}; it holds: {held}")
        return case.documents[name]
    submitted = [file.name for file in case.files if file.part == "document"]
    resumes = [item for item in documents if item.name in submitted] or list(documents)
    if not resumes:
        raise CaseError(f"{case.summary.id}: the texts of its documents are not kept")
    # As in an examination: a letter beside a resume is not the resume.
    records = {item.name: parse(item, "resume") for item in resumes}
    resumes.sort(key=lambda d: not (records[d.name].positions or records[d.name].education))
    return resumes[0]


def prepare(
    library: Library,
    source: Source,
    fields: dict[str, Any],
    *,
    keep_identity: bool = False,
    strip_employers: bool = False,
    added: date | None = None,
) -> Candidate:
    """A candidate of `fields` (`id`, `title`; `family` may be `AUTO`), not added yet.

    Raises TemplateError when a field has a value that cannot be used.
    """
    text = source.document.text
    replaced: tuple[Replaced, ...] = ()
    if not keep_identity:
        text, replaced = strip(source.document, source.beside, employers=strip_employers)
    given = {
        "provenance": source.provenance,
        "added": added or datetime.now(UTC).date(),
    } | {key: value for key, value in fields.items() if value not in (None, "")}
    family = given.pop("family", None)
    own = family_of(str(given.get("id", "")))
    template = build_template(
        given | {"text": text, "family": own if family in (None, AUTO) else family}
    )
    found = survey(library, template)
    if family == AUTO and found.near:
        template = template.model_copy(update={"family": found.near[0].family})
    return Candidate(template, replaced, found, source.reason)


def add(
    library: Library, candidate: Candidate, *, author: str, reason: str = ""
) -> tuple[NearDuplicate, ...]:
    """Adds a candidate; the templates it nearly repeats. Raises as `Library.add`."""
    return library.add(candidate.template, author=author, reason=reason or candidate.reason)


def account() -> str:
    """Who works here as the system knows it, for what names no author."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name
        return f"an account of {sys.platform}"
