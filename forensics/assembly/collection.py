"""Many texts at once, for the index: files through the sandbox, or rows of a JSONL file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from forensics.errors import ReadError, SubmissionError
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
    """The texts of a file, a folder (every file below it), a JSONL file (id, text) or "-".

    Raises SubmissionError when there is nothing at `path`. A file or row that cannot be read is an
    Entry with its error.
    """
    with Reader(seconds=settings.read_seconds) as reader:
        if path == "-":
            yield _entry(reader, "pasted", "pasted.txt", stdin.read())
        elif Path(path).is_dir():
            for file in sorted(item for item in Path(path).rglob("*") if item.is_file()):
                name = file.relative_to(path).as_posix()
                yield _entry(reader, name, file.name, file.read_bytes())
        elif not Path(path).is_file():
            raise SubmissionError(f"{path}: no such file or folder")
        elif Path(path).suffix.lower() in ROWS:
            yield from _rows(reader, Path(path))
        else:
            yield _entry(reader, Path(path).name, Path(path).name, Path(path).read_bytes())


def read_text(settings: Settings, path: str, stdin: BinaryIO) -> str:
    """The visible text of one file or of stdin. Raises SubmissionError or ReadError."""
    if path != "-" and not Path(path).is_file():
        raise SubmissionError(f"{path}: no such file")
    data = stdin.read() if path == "-" else Path(path).read_bytes()
    with Reader(seconds=settings.read_seconds) as reader:
        return reader.read(data, "pasted.txt" if path == "-" else Path(path).name).text


def _rows(reader: Reader, path: Path) -> Iterator[Entry]:
    with path.open(encoding="utf-8") as rows:
        for number, row in enumerate(rows, start=1):
            if not row.strip():
                continue
            try:
                fields = json.loads(row)
                name, text = str(fields["id"]), str(fields["text"])
            except (ValueError, KeyError, TypeError) as error:
                reason = f"not a JSON object with id and text ({type(error).__name__})"
                yield Entry(f"{path.name}:{number}", "", (), reason)
                continue
            yield _entry(reader, name, f"{name}.txt", text.encode())


def _entry(reader: Reader, identity: str, name: str, data: bytes) -> Entry:
    try:
        document = reader.read(data, name)
    except ReadError as error:
        return Entry(identity, "", (), f"{error.reason.value}: {error.message}")
    record = parse(document, "resume")
    owner = record.person.name.value.casefold() if record.person.name else identity
    return Entry(identity, owner, tuple(passage.value for passage in record.passages))
