"""Many texts at once, for the index: files through the sandbox, or rows of a JSONL file."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from forensics.errors import ReadError, SubmissionError
from forensics.model import Document
from forensics.parse import parse
from forensics.readers import Reader
from forensics.settings import Settings

ROWS = {".jsonl", ".ndjson"}


class Entry(NamedTuple):
    """One text: its id, whose it is (the stated name, else the id), its passages, or an error."""

    id: str
    owner: str
    passages: tuple[str, ...]
    error: str | None = None


def collect(settings: Settings, path: str, stdin: BinaryIO) -> Iterator[Entry]:
    """The texts of a file, a folder (every file below it), a JSONL file (id, text; .gz too) or "-".

    Raises SubmissionError when there is nothing at `path`. A file or row that cannot be read is an
    Entry with its error.
    """
    with Reader(seconds=settings.read_seconds) as reader:
        if path == "-":
            yield _entry(reader, "pasted", "pasted.txt", stdin.read())
        elif Path(path).is_dir():
            for file in sorted(item for item in Path(path).rglob("*") if item.is_file()):
                yield _file(reader, file.relative_to(path).as_posix(), file)
        elif not Path(path).is_file():
            raise SubmissionError(f"{path}: no such file or folder")
        elif Path(path.removesuffix(".gz")).suffix.lower() in ROWS:
            yield from _rows(reader, Path(path))
        else:
            yield _file(reader, Path(path).name, Path(path))


def read_document(settings: Settings, path: str, stdin: BinaryIO) -> Document:
    """One file, or stdin ("-"), through the sandbox. Raises SubmissionError naming the path."""
    if path != "-" and not Path(path).is_file():
        raise SubmissionError(f"{path}: no such file")
    data = stdin.read() if path == "-" else Path(path).read_bytes()
    with Reader(seconds=settings.read_seconds) as reader:
        try:
            return reader.read(data, "pasted.txt" if path == "-" else Path(path).name)
        except ReadError as error:
            raise SubmissionError(f"{path}: {error.reason.value}: {error.message}") from error


def _rows(reader: Reader, path: Path) -> Iterator[Entry]:
    with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as rows:
        for number, row in enumerate(rows, start=1):
            if not row.strip():
                continue
            try:
                fields = json.loads(row)
                name, text = str(fields["id"]), str(fields["text"])
                data = (name + text).encode()[len(name.encode()) :]
            except (ValueError, KeyError, TypeError) as error:
                reason = f"not a JSON object with id and text ({type(error).__name__})"
                yield Entry(f"{path.name}:{number}", "", (), reason)
                continue
            yield _entry(reader, name, f"{name}.txt", data)


def _file(reader: Reader, identity: str, path: Path) -> Entry:
    try:
        return _entry(reader, identity, path.name, path.read_bytes())
    except OSError as error:
        return Entry(identity, "", (), f"cannot be opened: {error.strerror}")


def _entry(reader: Reader, identity: str, name: str, data: bytes) -> Entry:
    try:
        document = reader.read(data, name)
    except ReadError as error:
        return Entry(identity, "", (), f"{error.reason.value}: {error.message}")
    record = parse(document, "resume")
    owner = record.person.name.value.casefold() if record.person.name else identity
    return Entry(identity, owner, tuple(passage.value for passage in record.passages))
