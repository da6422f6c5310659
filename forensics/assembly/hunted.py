"""What is hunted: a text read as all it can be, or a file with its pictures and passages."""

import base64
import hashlib
from pathlib import Path
from typing import NamedTuple

from forensics.assembly.intake import MAX_BYTES, as_text
from forensics.errors import ForensicsError, ReadError, SubmissionError
from forensics.linkage.readings import KINDS, Reading, ReadingKind, read_as, readings
from forensics.model import Document
from forensics.parse import parse
from forensics.readers import Reader
from forensics.report.hunt import Query
from forensics.settings import Settings
from index.passages import passages, read_lines

_PAGE = (
    '<html><body>A picture.<img class="profile-photo" src="data:image/x;base64,{}"></body></html>'
)
"""A picture on a page of its own: pages are what the sandbox reads."""


class Hunted(NamedTuple):
    """What is looked for. `passages` are apart from the other readings: they are compared."""

    query: Query
    readings: tuple[Reading, ...]
    passages: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def read_as(self) -> tuple[str, ...]:
        """The kinds it was read as."""
        told = (("passage",) if self.passages else ()) + (("file",) if self.query.file else ())
        return tuple(dict.fromkeys((*(one.kind for one in self.readings), *told)))


def hunted(
    settings: Settings, value: str, kind: ReadingKind | None = None, pasted: str | None = None
) -> Hunted:
    """A file, where there is one of that path and no kind is told; else a text.

    `pasted` is the text for which "-" stands. Raises ForensicsError when it can be read as nothing,
    SubmissionError when the file cannot be opened.
    """
    if pasted is not None:
        return _text(as_text(pasted), kind)
    if kind is None and _is_file(value):
        return _file(settings, Path(value))
    return _text(as_text(value), kind)


def _text(value: str, kind: ReadingKind | None) -> Hunted:
    if kind is None:
        found = readings(value)
    else:
        told = read_as(value, kind)
        found = (told,) if told else ()
    if not found:
        shown = " ".join(value.split())[:80]
        if kind is not None:
            raise ForensicsError(f"{shown!r} can be read as no {kind}")
        known = ", ".join(KINDS)
        raise ForensicsError(
            f"{shown!r} is no file and can be read as nothing; --kind name looks for a person's "
            f"name, and --kind says what else it is: {known}"
        )
    told_passages = any(one.kind == "passage" for one in found)
    return Hunted(
        query=Query(value=value, kind=kind),
        readings=tuple(one for one in found if one.kind != "passage"),
        passages=(_sentences(value) or (value,)) if told_passages else (),
    )


def _sentences(text: str) -> tuple[str, ...]:
    found = passages([line.text for line in read_lines(text)])
    return tuple(dict.fromkeys(passage.quote for passage in found))


def _is_file(value: str) -> bool:
    try:
        return Path(value).is_file()
    except (OSError, ValueError):  # too long for a path, or with a NUL in it
        return False


def _file(settings: Settings, path: Path) -> Hunted:
    name = as_text(str(path))
    try:
        size, data = path.stat().st_size, b""
        if size <= MAX_BYTES:
            data = path.read_bytes()
    except OSError as error:
        raise SubmissionError(f"{name}: cannot be opened: {error.strerror}") from None
    if size > MAX_BYTES:
        raise SubmissionError(f"{name}: larger than {MAX_BYTES // 1024 // 1024} MB")
    return uploaded(settings, data, name)


def uploaded(settings: Settings, data: bytes, name: str) -> Hunted:
    """A file's bytes under a name, which is shown and never opened."""
    sha256 = hashlib.sha256(data).hexdigest()
    document, notes = _read(settings, data, as_text(Path(name).name))
    pictures = document.images if document else ()
    looks = tuple(dict.fromkeys(image.phash for image in pictures if image.phash))
    hashes = tuple(dict.fromkeys((sha256, *(image.sha256 for image in pictures))))
    found = [Reading("sha256", (sha256,)), Reading("picture", hashes)]
    found += [Reading("phash", (look,)) for look in looks]
    if unseen := sum(image.phash is None for image in pictures):
        which = "1 picture that" if unseen == 1 else f"{unseen} pictures that"
        told = f"{which} could not be drawn {'was' if unseen == 1 else 'were'}"
        notes = (*notes, f"{told} compared by the bytes alone")
    lines = parse(document, "resume").passages if document and document.text else ()
    return Hunted(
        query=Query(value=name, file=True),
        readings=tuple(found),
        passages=tuple(dict.fromkeys(p.quote for p in passages([line.value for line in lines]))),
        notes=notes,
    )


def _read(settings: Settings, data: bytes, name: str) -> tuple[Document | None, tuple[str, ...]]:
    """The file through the sandbox, as a document or else a picture; what was not read of it."""
    with Reader(seconds=settings.read_seconds) as reader:
        try:
            document = reader.read(data, name)
            left_out = (f"{name} was read in part: {document.partial}",) if document.partial else ()
            return document, left_out
        except ReadError as error:
            reason = f"{error.reason.value}: {error.message}"
        try:
            page = reader.read(_PAGE.format(base64.b64encode(data).decode()).encode(), name)
        except ReadError as error:
            reason = f"{error.reason.value}: {error.message}"
        else:
            if page.images:
                return page.model_copy(update={"text": ""}), ()
    return None, (f"of {name} only the bytes were compared: {reason}",)
