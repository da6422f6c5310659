"""Any supported file to its Document, the format told by content. Runs in the sandboxed worker."""

import importlib

from forensics.errors import ReadError, Unread
from forensics.model.document import Document
from forensics.readers.limits import MAX_INPUT_BYTES
from forensics.readers.sniff import MediaType, media_type

# Named rather than imported: a worker loads only the parsers that its files need.
_READERS = {
    MediaType.PDF: "pdf",
    MediaType.DOCX: "docx",
    MediaType.HTML: "html",
    MediaType.LINKEDIN_EXPORT: "linkedin_export",
    MediaType.JSON_RESUME: "json_resume",
    MediaType.GITHUB_USER: "github",
    MediaType.GITHUB_REPOS: "github",
    MediaType.GITHUB_COMMITS: "github",
    MediaType.GITHUB_EVENTS: "github",
    MediaType.PLAIN: "plain",
}


def read(data: bytes, name: str) -> Document:
    """Read one file. Raises ReadError with a typed reason."""
    if len(data) > MAX_INPUT_BYTES:
        message = f"is larger than {MAX_INPUT_BYTES // 1024**2} MB"
        raise ReadError(Unread.TOO_LARGE, message)
    kind = media_type(data)
    reader = importlib.import_module(f"forensics.readers.{_READERS[kind]}")
    document: Document = reader.read(data, name)
    return document
