"""The library of templates as a home holds it, and as the means the engine is given."""

import logging
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import index
from forensics.settings import Settings
from forensics.store.database import open_database
from index.curation.edition import Edition
from index.embedding import MiniLM
from index.intake import import_from
from index.library import Library
from index.match import Match
from index.matcher import Matcher
from index.template import TemplateStatus

_log = logging.getLogger(__name__)

SHIPPED = Path(index.__file__).parent / "templates"


def open_library(settings: Settings, threads: int | None = None) -> Library:
    """The home's library. A new one gets the shipped exemplars as nursery: shown, weighing nothing.

    `threads` embed lines side by side, None means one for each CPU. Raises SettingsError when the
    database cannot be opened, LibraryError when the model is absent.
    """
    engine = open_database(settings.database)
    library = Library(engine, MiniLM(threads), settings.home / "index")
    if library.revision() == 0:
        import_from(library, SHIPPED, TemplateStatus.NURSERY, reason="exemplars of a new home")
    return library


def open_edition(settings: Settings, revision: int) -> Edition:
    """The home's library as it stood at one of its revisions.

    Templates that were erased since cannot come back, nor lines of published lists that were
    changed or withdrawn since: warnings are logged that say how many, and of which lists.
    Raises UnknownRevisionError where there is no such revision, and as `open_library`.
    """
    edition = open_library(settings).as_of(revision)
    if edition.erased:
        count = len(edition.erased)
        held = "a template that it held was" if count == 1 else f"{count} templates it held were"
        _log.warning("revision %d of the library is not whole: %s erased since", revision, held)
    if edition.withdrawn:
        lists = ", ".join(edition.withdrawn)
        said = "revision %d of the library may lack lines of lists changed or withdrawn since: %s"
        _log.warning(said, revision, lists)
    return edition


class LibraryTemplates:
    """The Templates means of `forensics.model.tools`, on a library."""

    def __init__(self, library: Library, on: date | None = None) -> None:
        """`on` is the day by which expiry is judged; None is always today."""
        self.library = library
        self._on = on
        self._matcher = Matcher(library)

    def match(self, passages: Sequence[str]) -> tuple[Match, ...]:
        """Matches of an application's passages, strongest first."""
        return self._matcher.match(passages, self._on)

    @property
    def revision(self) -> int:
        """Grows with every change of the library."""
        return self.library.revision()

    @property
    def embedder(self) -> str:
        """Name and weights' hash of the embedding model."""
        return self.library.embedder.name
