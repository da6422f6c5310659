"""The document while it is being written: readers add lines, `finish` makes the Document.

Every format goes through here, so that invisible characters, control characters and the limits are
treated alike, and spans always fit the text.
"""

import hashlib
import re
from dataclasses import dataclass, field

from forensics.errors import ReadError, Unread
from forensics.model.document import (
    Concealed,
    ConcealedPiece,
    Document,
    Hiding,
    Image,
    Page,
)
from forensics.model.span import Span
from forensics.readers import invisible
from forensics.readers.limits import (
    MAX_CHARACTERS,
    MAX_CONCEALED,
    MAX_PROPERTIES,
    MAX_PROPERTY_CHARACTERS,
)

_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufffe\uffff\ufff9-\ufffb]")


@dataclass
class _OpenPage:
    number: int
    width: float | None
    height: float | None
    start: int
    ocr: bool = False


@dataclass
class Draft:
    """Lines in reading order, concealed pieces, properties and images of one file."""

    media_type: str
    properties: dict[str, str] = field(default_factory=dict)
    images: list[Image] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _length: int = 0
    _pages: list[Page] = field(default_factory=list)
    _open: _OpenPage | None = None
    _pieces: list[ConcealedPiece] = field(default_factory=list)
    _hidden: list[str] = field(default_factory=list)
    _hidden_length: int = 0
    _dropped: int = 0

    def line(self, text: str) -> None:
        """Add one visible line (or several, where `text` holds line breaks).

        Raises ReadError(too_large) when the document outgrows MAX_CHARACTERS.
        """
        if self._length + len(text) > MAX_CHARACTERS:
            raise ReadError(
                Unread.TOO_LARGE,
                f"holds more than {MAX_CHARACTERS:,} characters of text; submit the resume alone",
            )
        for raw in _BREAKS.split(text):
            clean, found = invisible.split(printable(raw))
            if found:
                self.conceal(found.codes, "invisible_characters", detail=found.detail)
            clean = clean.rstrip()
            self._lines.append(clean)
            self._length += len(clean) + 1

    def blank(self) -> None:
        """Separate blocks by one empty line; never two in a row, never at the start of a page."""
        at_start = self._open is not None and self._open.start == self._length
        if self._lines and self._lines[-1] and not at_start:
            self._lines.append("")
            self._length += 1

    def page(self, number: int, width: float | None = None, height: float | None = None) -> None:
        """Begin a page; the one before it ends here."""
        self._close_page()
        self._open = _OpenPage(number, width, height, self._length)

    def end_pages(self) -> None:
        """End the last page; lines from here on belong to no single page."""
        self._close_page()
        self.blank()

    def mark_ocr(self) -> None:
        """State that the current page's text comes from an OCR layer or engine."""
        if self._open is not None:
            self._open.ocr = True

    def conceal(self, text: str, hiding: Hiding, detail: str = "", page: int | None = None) -> None:
        """Keep text that a person does not see; whitespace alone is nothing to hide.

        `page` is its page's number; None: the page being written.
        """
        text = _visible_codes(printable(text)).strip()
        if not text:
            return
        if self._hidden_length + len(text) > MAX_CONCEALED:
            self._dropped += len(text)
            return
        start = self._hidden_length
        if page is None and self._open is not None:
            page = self._open.number
        span = Span(start=start, end=start + len(text))
        self._pieces.append(ConcealedPiece(span=span, hiding=hiding, page=page, detail=detail))
        self._hidden.append(text)
        self._hidden_length += len(text) + 1

    def state(self, key: str, value: object) -> None:
        """Record one of the file's statements about itself, verbatim up to the limit."""
        text = printable(str(value)).strip()
        if not text or len(self.properties) >= MAX_PROPERTIES:
            return
        self.properties.setdefault(printable(key)[:300], text[:MAX_PROPERTY_CHARACTERS])

    def has_text(self) -> bool:
        """True once any visible line holds more than whitespace."""
        return any(line.strip() for line in self._lines)

    def finish(self, data: bytes, name: str) -> Document:
        """The Document. Raises ReadError(empty) when there is no visible text."""
        self._close_page()
        if not self.has_text():
            raise ReadError(Unread.EMPTY, self._empty_message())
        text = "\n".join(self._lines)
        if not self._pages:
            text = text.rstrip("\n")
        if self._dropped:
            self.notes.append(f"{self._dropped:,} further concealed characters are not kept")
        if len(self.properties) >= MAX_PROPERTIES:
            self.notes.append(f"only the first {MAX_PROPERTIES:,} properties are kept")
        return Document(
            sha256=hashlib.sha256(data).hexdigest(),
            name=name,
            media_type=self.media_type,
            text=text,
            pages=tuple(self._pages),
            properties=self.properties,
            images=tuple(self.images),
            concealed=Concealed(text="\n".join(self._hidden), pieces=tuple(self._pieces)),
            partial="; ".join(dict.fromkeys(self.notes)) or None,
        )

    def _empty_message(self) -> str:
        if self._pieces:
            return "holds no text that a person can see (all of its text is concealed)"
        return "holds no text"

    def _close_page(self) -> None:
        if self._open is None:
            return
        end = max(0, self._length - 1)
        start = min(self._open.start, end)  # an empty page claims no character of its neighbours
        self._pages.append(
            Page(
                number=self._open.number,
                span=Span(start=start, end=end),
                width=self._open.width,
                height=self._open.height,
                ocr=self._open.ocr,
            )
        )
        self._open = None


def printable(text: str) -> str:
    """`text` without control characters and unpaired surrogates; odd spaces become plain ones."""
    if text.isascii() and text.isprintable():
        return text
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROLS.sub("", text).replace("\u00a0", " ").replace("\u202f", " ")


def _visible_codes(text: str) -> str:
    # Concealed text may itself carry invisible characters; they are quoted as code points.
    clean, found = invisible.split(text)
    return f"{clean} {found.codes}" if found else clean
