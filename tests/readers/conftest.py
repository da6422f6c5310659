"""Files made on the spot, and what the readers make of them."""

import io
import zipfile
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from forensics.errors import ReadError
from forensics.model.document import Document
from forensics.readers import formats

Draw = Callable[[Canvas], None]


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    """`pdf(draw, draw, ...)`: one page for each function that draws on a canvas."""

    def make(*pages: Draw, **options: object) -> bytes:
        stream = io.BytesIO()
        canvas = Canvas(stream, pagesize=letter, **options)
        for draw in pages:
            canvas.setFont("Helvetica", 11)
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return stream.getvalue()

    return make


@pytest.fixture(scope="session")
def archive() -> Callable[[dict[str, str | bytes]], bytes]:
    """`archive({name: content})`: a ZIP."""

    def make(entries: dict[str, str | bytes]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
            for name, content in entries.items():
                made.writestr(name, content)
        return stream.getvalue()

    return make


@pytest.fixture(scope="session")
def read() -> Callable[..., Document]:
    """`read(data)`: the document, read in this process."""
    return lambda data, name="file": formats.read(data, name)


@pytest.fixture(scope="session")
def refused() -> Callable[[bytes], tuple[str, str]]:
    """`refused(data)`: the typed reason and the message with which it is not read."""

    def attempt(data: bytes) -> tuple[str, str]:
        with pytest.raises(ReadError) as failure:
            formats.read(data, "file")
        return failure.value.reason.value, failure.value.message

    return attempt


@pytest.fixture(scope="session")
def hidden() -> Callable[[Document], list[tuple[str, str]]]:
    """`hidden(document)`: (text, how it is hidden) of every concealed piece."""
    return lambda document: [
        (piece.span.of(document.concealed.text), piece.hiding)
        for piece in document.concealed.pieces
    ]
