"""Plain text: the encoding by its marks, else UTF-8, else Windows-1252."""

import re

from forensics.errors import ReadError, Unread
from forensics.model.document import Document
from forensics.readers.draft import Draft

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_JUNK_SHARE = 0.02
_SAMPLE = 200_000


def read(data: bytes, name: str) -> Document:
    """The text as it stands. Raises ReadError: unsupported (binary), too_large, empty."""
    draft = Draft("text/plain")
    draft.line(decode(data))
    return draft.finish(data, name)


def decode(data: bytes) -> str:
    """The characters of a text file. Raises ReadError(unsupported) when it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data.decode(encoding, "replace"))
    sample = data[:_SAMPLE]
    if sample.count(0) > len(sample) // 5:
        # UTF-16 without a mark: every other byte of Latin text is zero.
        little = sample[1::2].count(0) > sample[::2].count(0)
        return _text(data.decode("utf-16-le" if little else "utf-16-be", "replace"))
    try:
        return _text(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _text(data.decode("cp1252", "replace"))


def _text(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) * _JUNK_SHARE):
        raise ReadError(
            Unread.UNSUPPORTED,
            "is binary data of an unknown kind: submit a PDF, DOCX, HTML or text file",
        )
    return text
