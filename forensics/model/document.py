"""A file after reading: what a person sees, what a person does not, and its own properties."""

from typing import Literal

from pydantic import Field

from forensics.model.base import Noun
from forensics.model.span import Span

Hiding = Literal[
    "invisible_ink",  # same colour as what lies behind, or fully transparent
    "tiny",  # too small to be read
    "off_page",
    "covered",  # painted over by an image or a shape
    "invisible_characters",  # zero-width, bidirectional controls, Unicode tags
    "vanish",  # DOCX "hidden" character property
    "css",  # HTML hidden by style or attribute
    "clipped",
    "comment",  # HTML comments and the like: never rendered
]


class Page(Noun):
    """One page and its span of `Document.text`; `ocr` when its text is that of an OCR layer."""

    number: int = Field(ge=1)
    span: Span
    width: float | None = None
    height: float | None = None
    ocr: bool = False


class Image(Noun):
    """An embedded picture: object number in reading order (from 1), hashes and size in pixels.

    `phash` is the 64-bit DCT perceptual hash as 16 hex digits (imagehash.phash), or None when the
    picture could not be decoded. `page` is None where the format has no pages.
    """

    number: int
    sha256: str
    phash: str | None = None
    width: int | None = None
    height: int | None = None
    page: int | None = None


class ConcealedPiece(Noun):
    """One run of unseen text: its span of `Concealed.text`, how it is hidden, and on which page.

    `detail` states the measured fact, e.g. "font size 0.5 pt" or "colour #ffffff on #ffffff".
    """

    span: Span
    hiding: Hiding
    page: int | None = None
    detail: str = ""


class Concealed(Noun):
    """Text of the file that a person who opens it does not see; invisible characters as U+XXXX."""

    text: str = ""
    pieces: tuple[ConcealedPiece, ...] = ()


class Document(Noun):
    """A file as read.

    `text` is the visible text in reading order, lines separated by "\\n", pages by "\\f"-free
    newlines (page borders are in `pages`). `properties` are the file's own statements about itself
    ("pdf:Author", "docx:creator", ...). `partial` says in one sentence why a part was left out.
    """

    sha256: str
    name: str
    media_type: str
    text: str
    pages: tuple[Page, ...] = ()
    properties: dict[str, str] = Field(default_factory=dict)
    images: tuple[Image, ...] = ()
    concealed: Concealed = Concealed()
    partial: str | None = None

    def page_of(self, span: Span) -> int | None:
        """Number of the page on which `span` starts; None where the format has no pages."""
        for page in self.pages:
            if page.span.start <= span.start < max(page.span.end, page.span.start + 1):
                return page.number
        return None
