"""The workbench: settings, sandboxed reader, library and catalogue put together."""

import hashlib
import logging
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

import prompts
from forensics import __version__
from forensics.assembly.background import HomeBackground
from forensics.assembly.catalogue import home_catalogue, open_catalogue
from forensics.assembly.corpus import StoredCorpus, corpus_engine, open_corpus
from forensics.assembly.intake import Intake, unique_names
from forensics.assembly.lists import home_lists, open_lists
from forensics.assembly.model import open_model
from forensics.assembly.quotes import places
from forensics.assembly.templates import LibraryTemplates, open_edition, open_library
from forensics.engine import Progress, examine
from forensics.errors import ReadError
from forensics.model import (
    Application,
    Assessment,
    Document,
    Evidence,
    Examination,
    Manifest,
    Profile,
    Submission,
    Tools,
    UnreadDocument,
)
from forensics.parse.profile import source_of
from forensics.readers import FILES_PER_WORKER, Reader
from forensics.reference import versions
from forensics.reference.disposable import list_version
from forensics.settings import Settings
from forensics.signals import load_all
from forensics.weigh import weigh

_log = logging.getLogger(__name__)

PAGES_DRAWN = 6  # of a PDF, for a reviewer to look at


class Workbench:
    """Examines applications with the parts the settings choose; use as a context manager."""

    files_a_worker = FILES_PER_WORKER  # sandboxed ones are replaced after so many
    day: date | None = None  # by which templates expire; None is always today

    def __init__(
        self, settings: Settings, index_revision: int | None = None, threads: int | None = None
    ) -> None:
        """`index_revision` is that at which the index of templates is used; None: as it stands.

        `threads` embed lines side by side; None means one for each CPU.
        """
        self.settings = settings
        self._threads = threads
        self.index_revision = index_revision
        self.signals = load_all()
        self._reader = Reader(seconds=settings.read_seconds, files=self.files_a_worker)
        # The worker's start and the model's loading wait for the disk more than for each other.
        self._starting = ThreadPoolExecutor(max_workers=2)
        self._warm = self._starting.submit(self._reader.warm)
        self._tools = self._starting.submit(self._open_tools)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._starting.shutdown()
        self._reader.close()

    @property
    def tools(self) -> Tools:
        """The means at hand. Raises SettingsError or LibraryError when one cannot be opened."""
        return replace(
            self._tools.result(),
            catalogue=open_catalogue(self.settings),
            lists=open_lists(self.settings),
        )

    def _open_tools(self) -> Tools:
        if self.index_revision is None:
            templates = LibraryTemplates(open_library(self.settings, self._threads), self.day)
        else:
            edition = open_edition(self.settings, self.index_revision)
            templates = LibraryTemplates(edition.library, edition.day)
        templates.library.embedder.embed(["the first line loads the model"])
        return Tools(
            templates=templates,
            llm=open_model(self.settings),
            background=HomeBackground(templates.library),
        )

    def examine(
        self, intake: Intake, progress: Progress = lambda step: None
    ) -> tuple[Examination, Assessment]:
        """Read, parse, examine and weigh one application. Unreadable files become `errors`.

        `progress` is told each step as it begins: "reading NAME", "parsing", a signal's name.
        """
        started = datetime.now(UTC)
        application, errors = self.application(intake, progress)
        corpus = self._corpus(intake, application, progress)
        manifest = self.manifest(started, corpus.size if corpus else None)
        tools = replace(self.tools, corpus=corpus)
        examination = examine(application, tools, self.signals, manifest, errors, progress)
        return examination, weigh(examination.runs, self.signals)

    def _corpus(
        self, intake: Intake, application: Application, progress: Progress
    ) -> StoredCorpus | None:
        """None where the index is used as it once was: what was stored since was not there."""
        if self.index_revision is not None:
            return None
        from forensics.assembly.filling import fill  # here: it puts applications together as this

        engine = corpus_engine(self.settings.database)
        missed = fill(engine, lambda case: progress(f"taking up case {case}"))
        if missed:
            _log.warning("%d cases cannot be compared with: %s", len(missed), missed[0].reason)
        return open_corpus(self.settings, intake, application, len(missed))

    def read(self, data: bytes, name: str) -> Document:
        """One file through the sandbox. Raises ReadError."""
        return self._reader.read(data, name)

    def pictures(
        self, data: bytes, document: Document, evidence: Iterable[Evidence]
    ) -> list[bytes]:
        """The first pages of a PDF as PNG, quotes of `evidence` boxed; none of other formats.

        `data` are the bytes `document` was read from. Raises ReadError naming the document.
        """
        drawn: list[bytes] = []
        quotes = places(document, evidence)
        for page in document.pages[:PAGES_DRAWN]:
            if document.media_type != "application/pdf":
                break
            try:
                picture = self._reader.picture(data, page.number, quotes.get(page.number, ()))
            except ReadError as error:
                raise ReadError(error.reason, f"{document.name} {error.message}") from error
            drawn.append(picture.png)
        return drawn

    def application(
        self, intake: Intake, progress: Progress = lambda step: None
    ) -> tuple[Application, tuple[UnreadDocument, ...]]:
        """An application with the documents that could be read, and why others could not."""
        self._warm.result()
        submission = intake.submission
        names = unique_names(submission.paths())
        read: dict[int, Document] = {}
        errors = []
        for number, path in enumerate(submission.paths()):
            progress(f"reading {names[number]}")
            try:
                read[number] = self._reader.read(intake.load(path), names[number])
            except ReadError as error:
                unread = UnreadDocument(
                    document=names[number], reason=error.reason, message=error.message
                )
                errors.append(unread)
        return assembled(intake.id, submission, read), tuple(errors)

    def manifest(self, started: datetime, corpus: int | None = None) -> Manifest:
        """Versions and hashes of everything an examination rests on.

        `corpus` is how many other applications there were to compare with.
        """
        templates = self.tools.templates
        return Manifest(
            version=__version__,
            revision=_revision(),
            started=started,
            signals={signal.name: signal.sha256 for signal in self.signals},
            embedder=templates.embedder if templates else None,
            index_revision=templates.revision if templates else None,
            lists_revision=home_lists(self.settings).revision(),
            corpus=corpus,
            reference=versions()
            | {"disposable_email_domains": list_version()}
            | home_lists(self.settings).digests()
            | home_catalogue(self.settings).digests(),
            prompts=prompts.versions(),
            llm=self.tools.llm.name if self.tools.llm else None,
            sandbox=tuple(wall.name for wall in self._reader.protections() if wall.active),
        )


_PLATFORMS = {"linkedin_html", "linkedin_export", "github"}  # a "Save to PDF" is often the resume
_CARRIED = (
    "submitted_at",
    "stage",
    "requisition",
    "role",
    "source",
    "contact",
    "references",
    "shipping",
    "network",
    "extra",
)


def assembled(id_: str, submission: Submission, read: Mapping[int, Document]) -> Application:
    """An application of the documents that could be read, by their place in the submission."""
    offset = len(submission.documents)
    documents, pages = _sorted_out([read[n] for n in range(offset) if n in read])
    snapshots = tuple(
        Profile(document=read[offset + number], captured_at=file.captured_at)
        for number, file in enumerate(submission.profiles)
        if offset + number in read
    )
    return Application(
        id=id_,
        documents=documents,
        profiles=(*snapshots, *pages),
        **{key: getattr(submission, key) for key in _CARRIED},
    )


def _sorted_out(documents: list[Document]) -> tuple[tuple[Document, ...], tuple[Profile, ...]]:
    """Resumes apart from platforms' own pages that lie beside them: those are profiles.

    A platform's page that is all there is stays what was submitted.
    """
    pages = [item for item in documents if source_of(item, profile=False) in _PLATFORMS]
    if len(pages) == len(documents):
        return tuple(documents), ()
    resumes = tuple(item for item in documents if item not in pages)
    return resumes, tuple(Profile(document=page) for page in pages)


@cache
def _revision() -> str:
    """A digest of the package's own source, so that two builds of one version can be told apart."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
