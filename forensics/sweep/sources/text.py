"""The text of a table by lines: any common encoding, packed or not, and no line without end."""

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from forensics.errors import ForensicsError
from forensics.sweep.sources.kinds import PACKED

LONGEST = 4 * 1024 * 1024  # characters of one row: a resume of a thousand pages has fewer
_HEAD = 4096  # bytes by which the encoding is told
_BAD_BYTES = "forensics-cp1252"


class BrokenOffError(ForensicsError):
    """The file ends, or cannot be read any further, in the middle."""


def lines(path: Path) -> Iterator[str]:
    """The lines with their ends. One of more than LONGEST characters is cut one behind that.

    UTF-16 is told by its mark or its NULs. All else is read as UTF-8, with or without a mark, and
    a byte that is none as the one cp1252 has: so a file of either encoding, or with lines of both,
    keeps its letters. Raises BrokenOffError.
    """
    try:
        with _opened(path) as file:
            encoding = _encoding(file.read(_HEAD))
            file.seek(0)
            errors = "replace" if encoding.startswith("utf-16") else _BAD_BYTES
            text = io.TextIOWrapper(file, encoding, errors, newline="")
            while line := text.readline(LONGEST + 1):
                yield line
                while len(line) > LONGEST and not line.endswith(("\n", "\r")):
                    line = text.readline(LONGEST + 1)  # the rest of an endless line
    except (OSError, EOFError, zlib.error) as error:
        what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BrokenOffError(f"cannot be read any further: {what}") from None


def _opened(path: Path) -> BinaryIO:
    if path.name.lower().endswith(PACKED):
        return cast(BinaryIO, gzip.open(path))
    return path.open("rb")


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding, empty in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if empty.count(0) * 2 > len(empty):
            return encoding
    return "utf-8-sig"


def _cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_BAD_BYTES, _cp1252)
