"""Files as they are given to an import: opened within limits, zip archives taken apart."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from forensics.errors import ImportRefusedError

MOST_BYTES = 512 * 1024 * 1024  # of one file, unpacked: the largest Completions file has 90 MB
MOST_MEMBERS = 100  # of an archive: official ones have one or two
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
_TEXTS = (".csv", ".txt", ".json", ".tsv")  # what a data set is in; the rest is documentation
_REVISED = "_rv"  # NCES adds the revised file to the first one's archive: c2020_a_rv.csv


class Given(NamedTuple):
    """One file to import: the name to show, what names it (the archive's too), and its bytes."""

    name: str
    called: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Of the bytes, so that a file is known again in an archive and outside it."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def head(self) -> bytes:
        """The beginning, by which data sets are told apart."""
        return self.data[:65536]


def opened(path: Path) -> list[Given]:
    """The file at `path`, or the files in it where it is a zip archive.

    Raises ImportRefusedError, naming the file, when it cannot be read, is too large or is damaged.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ImportRefusedError(f"{path}: {error.strerror or error}") from error
    if len(data) > MOST_BYTES:
        raise ImportRefusedError(f"{path}: larger than {MOST_BYTES // 2**20} MB")
    if not data.strip():
        raise ImportRefusedError(f"{path}: the file is empty")
    if data.startswith((ZIP, EMPTY_ZIP)) or path.suffix.lower() == ".zip":
        return list(_members(path, data))
    return [Given(path.name, path.name, data)]


def _members(path: Path, data: bytes) -> Iterator[Given]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [item for item in archive.infolist() if not item.is_dir()]
            if len(inside) > MOST_MEMBERS:
                raise ImportRefusedError(f"{path}: more than {MOST_MEMBERS} files in the archive")
            texts = [item for item in inside if item.filename.lower().endswith(_TEXTS)]
            chosen = _newest(texts)
            if not chosen:
                raise ImportRefusedError(f"{path}: no data file in the archive")
            if sum(item.file_size for item in chosen) > MOST_BYTES:
                raise ImportRefusedError(f"{path}: unpacks to more than {MOST_BYTES // 2**20} MB")
            for item in chosen:
                with archive.open(item) as file:
                    content = file.read(MOST_BYTES + 1)
                if len(content) > MOST_BYTES:  # it says less than it holds
                    raise ImportRefusedError(f"{path}: unpacks to too many bytes")
                base = Path(item.filename).name
                yield Given(f"{path.name}/{base}", f"{base} {path.name}", content)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise ImportRefusedError(f"{path}: the archive cannot be read: {error}") from error


def _newest(items: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Without a file whose revision stands beside it."""
    stems = {Path(item.filename).stem.lower() for item in items}
    return [item for item in items if f"{Path(item.filename).stem.lower()}{_REVISED}" not in stems]
