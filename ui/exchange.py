"""Templates as one file to download, and an uploaded file read back: through a folder of its own.

No upload's name ever becomes a path as it is: members of an archive are taken by their parts, each
of which must be a plain name, and everything lies in a temporary folder that is gone afterwards.
"""

import zipfile
from io import BytesIO
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zlib import error as ZlibError  # noqa: N812  an error by its kind

from index.curation.taking import Rejection
from index.errors import ExchangeError
from index.exchange.export import Exported, Form, Wanted, export
from index.exchange.given import MAX_BYTES, Read
from index.intake import read
from index.library import Library
from index.template import TemplateStatus
from ui.present import Held, kind

MOST_MEMBERS = 20_000  # files of an archive: more templates than an organisation keeps
MOST_TOTAL = 256 * 1024 * 1024  # bytes they unpack to
KINDS = ("zip", "md", "json", "jsonl", "csv")
ENDINGS = {Form.FILES: "zip", Form.STIX: "json", Form.CSV: "csv"}


def packed(library: Library, form: Form, wanted: Wanted) -> tuple[bytes, Exported]:
    """Templates as the bytes of one file, a folder as a ZIP. Raises ExchangeError."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "templates"
        made = export(library, form, out, wanted)
        return (_zipped(out) if out.is_dir() else out.read_bytes()), made


def _zipped(folder: Path) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(item for item in folder.rglob("*") if item.is_file()):
            archive.write(path, path.relative_to(folder).as_posix())
    return stream.getvalue()


def given(file: Held) -> Read:
    """The templates of an uploaded file, all of them taken as nursery. Raises ExchangeError."""
    ending = kind(file.name)
    if ending not in KINDS:
        raise ExchangeError(f"{file.name} is none of {', '.join(KINDS)}")
    with TemporaryDirectory() as folder:
        if ending == "zip":
            refused = _unpacked(file.data, Path(folder))
        elif ending == "md":
            refused = []
            Path(folder, _own_name(file.name)).write_bytes(file.data)
        else:
            path = Path(folder, f"upload.{ending}")
            path.write_bytes(file.data)
            return read(path, TemplateStatus.NURSERY)
        found = read(Path(folder), TemplateStatus.NURSERY)
        return found._replace(rejected=(*refused, *found.rejected))


def _own_name(name: str) -> str:
    """A lone file's name as its id needs it, where it is a plain one."""
    parts = _parts(name)
    return parts[-1] if parts else "upload.md"


def _parts(name: str) -> tuple[str, ...] | None:
    """The parts of a member's name; None where it is not made of plain ones."""
    path = PurePosixPath(name)
    usual = all(
        part.isprintable() and part not in {".", ".."} and not set(part) & set('\\:*?"<>|')
        for part in path.parts
    )
    return path.parts if usual and path.parts and not path.is_absolute() else None


def _unpacked(data: bytes, folder: Path) -> list[Rejection]:
    """Unpack the Markdown and text files of an archive; those that cannot be are named."""
    refused = []
    left = MOST_TOTAL
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [item for item in archive.infolist() if not item.is_dir()]
            if len(members) > MOST_MEMBERS:
                raise ExchangeError(f"the archive holds more than {MOST_MEMBERS:,} files")
            for member in members:
                parts = _parts(member.filename)
                if parts is None:
                    refused.append(Rejection(member.filename, "its name is no plain path"))
                    continue
                with archive.open(member) as stream:
                    content = stream.read(MAX_BYTES + 1)
                left -= len(content)
                if left < 0:
                    raise ExchangeError(f"the archive unpacks to more than {MOST_TOTAL >> 20} MB")
                path = folder.joinpath(*parts)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)  # one that is too large is refused where it is read
    except (
        *(zipfile.BadZipFile, ZlibError, LZMAError, UnicodeDecodeError),
        *(NotImplementedError, RuntimeError, EOFError),
    ) as error:
        raise ExchangeError(f"the archive cannot be read: {error}") from error
    except OSError as error:  # a name too long, a folder where a file is
        raise ExchangeError(f"the archive cannot be unpacked: {error.strerror or error}") from error
    return refused
