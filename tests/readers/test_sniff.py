"""The type of a file is told by its content; what is not read is refused with advice."""

import json

import pytest

from forensics.readers.sniff import media_type


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\n\n junk before %PDF-1.4", "application/pdf"),
        (b"<!DOCTYPE html><html></html>", "text/html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><html xmlns='x'></html>", "text/html"),
        (b"Jane Doe\nEngineer", "text/plain"),
        (b"[Jane Doe] Engineer", "text/plain"),
        (b"{ Jane } Engineer", "text/plain"),
        (b'{"basics": {"name": "Jane"}}', "application/vnd.json-resume+json"),
        (b'{"login": "j", "created_at": "2019"}', "application/vnd.github.user+json"),
        (b'[{"full_name": "j/x", "owner": {}}]', "application/vnd.github.repos+json"),
        (b'[{"sha": "1", "commit": {}}]', "application/vnd.github.commits+json"),
        (b'[{"type": "PushEvent", "actor": {}}]', "application/vnd.github.events+json"),
    ],
)
def test_known(data: bytes, kind: str) -> None:
    assert media_type(data) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "legacy Office file"),
        (b"{\\rtf1 Jane}", "RTF"),
        (b"\x89PNG\r\n", "PNG picture"),
        (b"\xff\xd8\xff\xe0", "JPEG picture"),
        (b"MZ\x90", "program"),
        (b"\x7fELF", "program"),
        (b"<?xml version='1.0'?><resume/>", "XML"),
        (b'{"some": "thing"}', "JSON of an unknown form"),
        (b"[1, 2]", "JSON of an unknown form"),
        (bytes(range(256)) * 20, "binary data"),
    ],
)
def test_unsupported_with_advice(refused, data: bytes, words: str) -> None:
    reason, message = refused(data)
    assert reason == "unsupported"
    assert words in message and ":" in message


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\0\0\0\0"])
def test_empty(refused, data: bytes) -> None:
    assert refused(data)[0] == "empty"


@pytest.mark.parametrize("data", [b'{"basics": {"name": "Ja', b'[{"sha": 1,}]', b'{"a":' * 99_999])
def test_invalid_json_is_named_so(refused, data: bytes) -> None:
    reason, message = refused(data)
    assert reason == "malformed" and "JSON" in message


def test_an_archive_is_told_by_what_it_holds(archive, refused) -> None:
    export = archive({"Complete/Profile.csv": "First Name\nJane", "x.csv": ""})
    assert media_type(export) == "application/vnd.linkedin.export+zip"
    for entries, words in (
        ({"mimetype": "x", "content.xml": "<x/>"}, "OpenDocument"),
        ({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}, "no text document"),
        ({"cv.pdf": "%PDF"}, "ZIP archive"),
    ):
        reason, message = refused(archive(entries))
        assert reason == "unsupported" and words in message
    assert refused(export[: len(export) // 2])[0] == "malformed"


def test_the_wrong_extension_does_not_matter(read) -> None:
    data = json.dumps({"basics": {"name": "Jane"}}).encode()
    assert read(data, "resume.pdf").media_type == "application/vnd.json-resume+json"
