"""Errors of the library of templates."""


class LibraryError(Exception):
    """Base of every error this package raises; its text is one line fit for a user."""


class EmbedderError(LibraryError):
    """The embedding model is absent, or is not the one whose checksum is pinned."""


class TemplateError(LibraryError):
    """A template file or row does not follow the shipped form."""


class DuplicateTemplateError(LibraryError):
    """A template of this id is already in the library."""


class UnknownTemplateError(LibraryError):
    """No template of this id is in the library."""


class BackgroundError(LibraryError):
    """The starter background's text or vectors cannot be used."""


class CurationError(LibraryError):
    """A change that the life of a template does not allow, or that says neither who nor why."""


class ConflictError(CurationError):
    """Somebody else changed the template since the revision that was shown; nothing was changed."""


class PublishedListError(LibraryError):
    """A published list without name or usable line, or one that does not stand."""


class UnknownRevisionError(LibraryError):
    """A template or a library has no such revision, or it cannot be told any more."""


class StaleSnapshotError(LibraryError):
    """The library has changed since it was laid out for matching: lay it out again."""


class ExchangeError(LibraryError):
    """A file from outside that cannot be read at all, or an export that may not leave."""
