"""What a file is, told by its content alone: names and extensions are the applicant's words."""

from enum import StrEnum

from forensics.errors import ReadError, Unread
from forensics.readers.archive import entry_names
from forensics.readers.json_pages import load
from forensics.readers.plain import decode

_HEAD = 4096


class MediaType(StrEnum):
    """The kinds of file that are read."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    HTML = "text/html"
    LINKEDIN_EXPORT = "application/vnd.linkedin.export+zip"
    JSON_RESUME = "application/vnd.json-resume+json"
    GITHUB_USER = "application/vnd.github.user+json"
    GITHUB_REPOS = "application/vnd.github.repos+json"
    GITHUB_COMMITS = "application/vnd.github.commits+json"
    GITHUB_EVENTS = "application/vnd.github.events+json"
    PLAIN = "text/plain"


_CONVERT = "save it as PDF or DOCX and submit that"
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a legacy Office file (.doc)", _CONVERT),
    (b"{\\rtf", "an RTF file", _CONVERT),
    (b"\x89PNG", "a PNG picture", "submit the document itself, or a PDF of it"),
    (b"\xff\xd8\xff", "a JPEG picture", "submit the document itself, or a PDF of it"),
    (b"GIF8", "a GIF picture", "submit the document itself, or a PDF of it"),
    (b"II*\x00", "a TIFF picture", "submit the document itself, or a PDF of it"),
    (b"MM\x00*", "a TIFF picture", "submit the document itself, or a PDF of it"),
    (b"MZ", "a Windows program", "it was not opened"),
    (b"\x7fELF", "a Linux program", "it was not opened"),
    (b"\xcf\xfa\xed\xfe", "a macOS program", "it was not opened"),
    (b"\xca\xfe\xba\xbe", "a Java class or macOS program", "it was not opened"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and submit the document"),
    (b"Rar!", "a RAR archive", "unpack it and submit the document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it and submit the document"),
    (b"%!PS", "a PostScript file", _CONVERT),
    (b"SQLite format 3\x00", "a database", "submit the document itself"),
)


def media_type(data: bytes) -> MediaType:
    """The type of `data`. Raises ReadError: empty, unsupported (with advice), malformed JSON."""
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise ReadError(Unread.EMPTY, "is empty")
    if b"%PDF-" in data[:1024]:
        return MediaType.PDF
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _archive_type(data)
    if data[8:12] == b"WEBP" and data[:4] == b"RIFF":
        raise _unsupported("a WebP picture", "submit the document itself, or a PDF of it")
    if data[4:8] == b"ftyp":
        raise _unsupported("a picture or video", "submit the document itself, or a PDF of it")
    for signature, kind, advice in _SIGNATURES:
        if data.startswith(signature):
            raise _unsupported(kind, advice)
    return _text_type(decode(data))


def _archive_type(data: bytes) -> MediaType:
    names = entry_names(data)
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return MediaType.DOCX
        raise _unsupported("an Office file that is no text document", _CONVERT)
    if "mimetype" in names and "content.xml" in names:
        raise _unsupported("an OpenDocument file", _CONVERT)
    bases = {name.rsplit("/", 1)[-1] for name in names}
    if "Profile.csv" in bases or {"Positions.csv", "Education.csv"} & bases:
        return MediaType.LINKEDIN_EXPORT
    raise _unsupported("a ZIP archive of other files", "unpack it and submit the documents")


def _text_type(text: str) -> MediaType:
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head[:1] in ("{", "["):
        return _json_type(text, head)
    lowered = head.lower()
    if lowered.startswith("<?xml") and "<html" not in lowered:
        raise _unsupported("an XML file", _CONVERT)
    if lowered.startswith(("<!doctype html", "<html")) or (
        lowered.startswith("<") and any(t in lowered for t in ("<html", "<head", "<body", "<div"))
    ):
        return MediaType.HTML
    if lowered.startswith(("mime-version:", "from: <saved by")):
        raise _unsupported("a web archive (.mhtml)", "save the page as HTML and submit that")
    return MediaType.PLAIN


def _json_type(text: str, head: str) -> MediaType:
    try:
        value = load(text)
    except (ValueError, RecursionError) as error:
        # A resume may well start with a bracket; what looks like JSON inside is named as such.
        if head[:1] == "{" and '"' in head[:40]:
            raise ReadError(Unread.MALFORMED, f"is not valid JSON: {_short(error)}") from error
        if head[:1] == "[" and head[1:].lstrip()[:2] in ('{"', "{\n", "{}"):
            raise ReadError(Unread.MALFORMED, f"is not valid JSON: {_short(error)}") from error
        return MediaType.PLAIN
    if isinstance(value, dict):
        return _object_type(value)
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return _list_type(value)
    if value == []:
        raise ReadError(Unread.EMPTY, "is an empty list: what was asked for holds nothing public")
    raise _unsupported("JSON of an unknown form", _JSON_ADVICE)


_JSON_ADVICE = "JSON Resume and GitHub's user, repos, commits and events answers are read"


def _object_type(value: dict[str, object]) -> MediaType:
    if isinstance(value.get("basics"), dict) or isinstance(value.get("work"), list):
        return MediaType.JSON_RESUME
    if "login" in value and ("created_at" in value or "html_url" in value):
        return MediaType.GITHUB_USER
    if "full_name" in value and "owner" in value:
        return MediaType.GITHUB_REPOS
    if "sha" in value and "commit" in value:
        return MediaType.GITHUB_COMMITS
    message = value.get("message")
    if isinstance(message, str) and value.keys() & {"documentation_url", "status"}:
        kind = f"an error that GitHub answered ({message[:80]!r})"
        raise _unsupported(kind, "ask again and save the answer itself")
    if value.keys() <= {"data", "errors", "extensions"} and value.keys() & {"data", "errors"}:
        raise _unsupported("a GraphQL answer", "save the answer of the REST address instead")
    if "total_count" in value and "items" in value:
        raise _unsupported("a list of search results", "save the list of the repository itself")
    raise _unsupported("JSON of an unknown form", _JSON_ADVICE)


def _list_type(items: list[dict[str, object]]) -> MediaType:
    if all("sha" in item and "commit" in item for item in items):
        return MediaType.GITHUB_COMMITS
    if all("type" in item and "actor" in item for item in items):
        return MediaType.GITHUB_EVENTS
    if all("full_name" in item for item in items):
        return MediaType.GITHUB_REPOS
    raise _unsupported("JSON of an unknown form", _JSON_ADVICE)


def _short(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:120]


def _unsupported(kind: str, advice: str) -> ReadError:
    return ReadError(Unread.UNSUPPORTED, f"is {kind}: {advice}")
