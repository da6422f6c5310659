"""Damaged files of every format: always a document or a typed reason, never the worker's death."""

import io
import json
from collections.abc import Iterator

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forensics.errors import ReadError, Unread
from forensics.model.document import Document
from forensics.readers import Reader
from forensics.readers.limits import MAX_INPUT_BYTES

FUZZ = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as made:
        yield made


@pytest.fixture(scope="module")
def files(pdf, archive) -> dict[str, bytes]:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Jane Doe")
    document.save(stream)
    return {
        "pdf": pdf(lambda canvas: canvas.drawString(72, 700, "Jane Doe")),
        "docx": stream.getvalue(),
        "html": b"<html><body><h1 style='color:red'>Jane Doe</h1><!-- x --></body></html>",
        "json": json.dumps({"basics": {"name": "Jane Doe"}, "work": [{"name": "Acme"}]}).encode(),
        "zip": archive({"Profile.csv": "First Name,Last Name\nJane,Doe\n"}),
        "text": "Jane Doe\nIngénieure – Zürich".encode(),
    }


def outcome(reader: Reader, data: bytes) -> Document | Unread:
    try:
        return reader.read(data, "file")
    except ReadError as error:
        assert error.message and "\n" not in error.message
        return error.reason


@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "json", "zip", "text"])
def test_whole_files_are_read(reader: Reader, files: dict[str, bytes], kind: str) -> None:
    found = outcome(reader, files[kind])
    assert isinstance(found, Document) and "Jane" in found.text
    for page in found.pages:
        assert page.span.end <= len(found.text)


@FUZZ
@given(kind=st.sampled_from(["pdf", "docx", "html", "json", "zip", "text"]), data=st.data())
def test_flipped_bytes(reader: Reader, files: dict[str, bytes], kind: str, data) -> None:
    damaged = bytearray(files[kind])
    places = st.integers(0, len(damaged) - 1)
    for place, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=12)):
        damaged[place] = value
    assert outcome(reader, bytes(damaged)) not in (Unread.CRASHED, Unread.TIMEOUT)


@FUZZ
@given(kind=st.sampled_from(["pdf", "docx", "html", "json", "zip", "text"]), share=st.floats(0, 1))
def test_truncated(reader: Reader, files: dict[str, bytes], kind: str, share: float) -> None:
    whole = files[kind]
    found = outcome(reader, whole[: int(len(whole) * share)])
    assert found not in (Unread.CRASHED, Unread.TIMEOUT)


@FUZZ
@given(st.binary(max_size=300))
def test_junk(reader: Reader, data: bytes) -> None:
    assert outcome(reader, data) not in (Unread.CRASHED, Unread.TIMEOUT)


def test_a_bomb_inside_a_pdf_does_not_reach_this_process(reader: Reader, pdf) -> None:
    import pikepdf

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(lambda canvas: canvas.drawString(72, 700, "x")))) as opened:
        page = opened.pages[0]
        page.Contents = opened.make_stream(b" " * 100_000_000)
        opened.save(stream, compress_streams=True)
    found = outcome(reader, stream.getvalue())
    assert isinstance(found, Unread)
    assert outcome(reader, b"Jane Doe the next applicant") != found


def test_the_largest_file_allowed_is_no_fault(reader: Reader) -> None:
    assert outcome(reader, b"%PDF-1.4\n" + b"x" * (MAX_INPUT_BYTES - 9)) is Unread.MALFORMED
