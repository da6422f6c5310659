"""An application that stands in the file system: a document, or a folder with its manifest."""

from dataclasses import dataclass, replace
from pathlib import Path

from forensics.assembly.intake import MANIFEST, MAX_BYTES, Intake, take
from forensics.errors import SubmissionError, Unread
from forensics.model import Submission
from forensics.model.submission import File
from forensics.sweep.sources.identity import identity, one_line
from forensics.sweep.sources.item import Item


@dataclass(frozen=True, slots=True)
class Place:
    """A path below a swept folder, relative and with "/", or why nothing is taken from it."""

    folder: str  # absolute
    path: str
    id: str
    manifest: bool = False  # a folder that holds an `application.json`
    reason: str | None = None
    message: str | None = None

    def full(self) -> Path:
        """Where it stands."""
        return Path(self.folder, self.path)


def taken(place: Place, number: int) -> Item:
    """The application that stands there. A document is not opened yet: its reader says the rest."""
    origin = one_line(str(place.full()))
    if place.reason is not None:
        return Item(number, place.id, origin, None, place.reason, place.message)
    if not place.manifest:
        submission = Submission(documents=(File(path=place.path),))
        return Item(number, place.id, origin, Intake(place.id, submission, Path(place.folder)))
    try:
        intake = _manifest(place)
    except SubmissionError as error:
        return Item(number, place.id, origin, None, Unread.MALFORMED, one_line(str(error)))
    except OSError as error:
        message = f"cannot be opened: {error.strerror}"
        return Item(number, place.id, origin, None, Unread.MALFORMED, message)
    if intake is None:
        message = f"{MANIFEST} is larger than {MAX_BYTES // 1024 // 1024} MB"
        return Item(number, place.id, origin, None, Unread.TOO_LARGE, message)
    id_ = identity(intake.id) if intake.named else place.id
    return Item(number, id_, origin, replace(intake, id=id_))


def _manifest(place: Place) -> Intake | None:
    """What the manifest submits; None where it is too large to load. Raises SubmissionError."""
    file = place.full() / MANIFEST
    if file.is_symlink() and not file.resolve().is_relative_to(place.full().resolve()):
        raise SubmissionError(f"{MANIFEST} leads out of the application's folder")
    if not file.is_file():
        raise SubmissionError(f"{MANIFEST} is not a file")
    if file.stat().st_size > MAX_BYTES:
        return None
    return take([str(place.full())], [])
