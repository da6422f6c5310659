"""Every error this package raises on purpose, and the typed reasons a document was not read."""

from enum import StrEnum


class ForensicsError(Exception):
    """Base of all expected errors: the command line prints its message in one line and exits 1."""


class ReferenceTableError(ForensicsError):
    """A reference table is malformed; the message names file and line."""


class SignalError(ForensicsError):
    """A signal module breaks the rules of its card (missing section, bad name)."""


class EvidenceError(ForensicsError):
    """A quote is not found where its locator says it stands."""


class SubmissionError(ForensicsError):
    """`application.json` or the given paths do not describe an application; names file and key."""


class SettingsError(ForensicsError):
    """A setting or environment variable has a value that cannot be used."""


class ModelError(ForensicsError):
    """A language model gave no answer that can be used; the message says why, for the reviewer."""


class CaseError(ForensicsError):
    """A case does not exist, or cannot take what is given to it."""


class CaseChangedError(CaseError):
    """Somebody else decided the case since it was shown; nothing was recorded."""


class SuppressionError(ForensicsError):
    """A suppression cannot be recorded or lifted; the message says why, and what is needed."""


class ImportRefusedError(ForensicsError):
    """A file given to `catalogue import` cannot be read as any known data set; nothing is kept."""


class SandboxError(ForensicsError):
    """The sandbox for reading files could not be set up as strongly as the system allows."""


class Unread(StrEnum):
    """Why a document could not be read."""

    UNSUPPORTED = "unsupported"
    ENCRYPTED = "encrypted"
    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    EMPTY = "empty"


class ReadError(ForensicsError):
    """A document could not be read, with one typed reason and a message for the user."""

    def __init__(self, reason: Unread, message: str) -> None:
        """`message` says what was wrong and, where there is one, what to do about it."""
        super().__init__(message)
        self.reason = reason
        self.message = message
