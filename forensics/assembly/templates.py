"""The library of templates as a home holds it, and as the means the engine is given."""

from collections.abc import Sequence
from pathlib import Path

import index
from forensics.settings import Settings
from forensics.store.database import open_database
from index.embedding import MiniLM
from index.intake import import_from
from index.library import Library
from index.match import Match
from index.matcher import Matcher
from index.template import TemplateStatus

SHIPPED = Path(index.__file__).parent / "templates"


def open_library(settings: Settings) -> Library:
    """The home's library. A new one gets the shipped exemplars as nursery: shown, weighing nothing.

    Raises SettingsError when the database cannot be opened, LibraryError when the model is absent.
    """
    engine = open_database(settings.database)
    library = Library(engine, MiniLM(), settings.home / "index")
    if library.revision() == 0:
        import_from(library, SHIPPED, TemplateStatus.NURSERY)
    return library


class LibraryTemplates:
    """The Templates means of `forensics.model.tools`, on a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._matcher = Matcher(library)

    def match(self, passages: Sequence[str]) -> tuple[Match, ...]:
        """Matches of an application's passages, strongest first."""
        return self._matcher.match(passages)

    @property
    def revision(self) -> int:
        """Grows with every change of the library."""
        return self._library.revision()

    @property
    def embedder(self) -> str:
        """Name and weights' hash of the embedding model."""
        return self._library.embedder.name
