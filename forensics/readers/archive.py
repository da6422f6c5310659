"""ZIP containers, opened with suspicion: bombs, odd names and nesting are refused from the index.

Figures follow requirement R4 of the project: at most 1,000 entries, 100:1, 50 MB unpacked.
"""

import io
import stat
import zipfile
import zlib

from forensics.errors import ReadError, Unread

MAX_ENTRIES = 1_000
MAX_RATIO = 100
MAX_TOTAL = 50 * 1024 * 1024
_SMALL = 1024 * 1024  # short runs of text compress beyond any ratio without harm
_CHUNK = 256 * 1024


def entry_names(data: bytes) -> frozenset[str]:
    """Names in the central directory. Raises ReadError(malformed) when there is none."""
    with _opened(data) as archive:
        return frozenset(archive.namelist())


class Archive:
    """A checked ZIP; entries are read within the limits, whatever their headers claim."""

    def __init__(self, data: bytes) -> None:
        """Raises ReadError: malformed, encrypted or too_large."""
        self._archive = _opened(data)
        self._left = MAX_TOTAL
        _check(self._archive.infolist())

    @property
    def names(self) -> list[str]:
        """Names of the entries that are files, in the order of the index."""
        return [info.filename for info in self._archive.infolist() if not info.is_dir()]

    def read(self, name: str) -> bytes:
        """The bytes of an entry. Raises ReadError: malformed, or too_large beyond the limits."""
        try:
            with self._archive.open(name) as entry:
                parts = []
                while part := entry.read(_CHUNK):
                    self._left -= len(part)
                    if self._left < 0:
                        raise _too_large(f"unpacks to more than {MAX_TOTAL // 1024**2} MB")
                    parts.append(part)
                return b"".join(parts)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            message = f"its part {name[:80]!r} cannot be unpacked ({error})"
            raise ReadError(Unread.MALFORMED, message) from error


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        message = f"is a damaged or truncated ZIP container ({error})"
        raise ReadError(Unread.MALFORMED, message) from error


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise _too_large(f"holds {len(entries):,} entries, more than {MAX_ENTRIES:,}")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise _too_large(f"unpacks to more than {MAX_TOTAL // 1024**2} MB")
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if name in seen:
            raise _odd(f"holds {name[:80]!r} twice")
        seen.add(name)
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
            raise _odd(f"names a part outside itself ({name[:80]!r})")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise _odd(f"holds a symbolic link ({name[:80]!r})")
        if entry.flag_bits & 1:
            raise ReadError(Unread.ENCRYPTED, "is encrypted: submit it without a password")
        if entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size):
            raise _too_large(f"its part {name[:80]!r} unpacks more than {MAX_RATIO}-fold")
        if name.lower().endswith((".zip", ".7z", ".rar", ".gz")):
            raise _odd(f"holds another archive ({name[:80]!r})")


def _too_large(what: str) -> ReadError:
    return ReadError(Unread.TOO_LARGE, what)


def _odd(what: str) -> ReadError:
    return ReadError(Unread.MALFORMED, f"{what}, as no word processor or export writes it")
