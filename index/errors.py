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
