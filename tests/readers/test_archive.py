"""ZIP bombs and odd archives are refused from their index, before anything is unpacked."""

import io
import stat
import struct
import zipfile

import pytest

DOCX = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ({"word/big.xml": b"\0" * 20_000_000}, "too_large"),
        ({f"word/{n}.xml": b"\0" * 900_000 for n in range(60)}, "too_large"),
        ({f"word/{n}.xml": b"" for n in range(1001)}, "too_large"),
        ({"../../etc/cron": b"x"}, "malformed"),
        ({"/etc/cron": b"x"}, "malformed"),
        ({"..\\evil": b"x"}, "malformed"),
        ({"word/inner.zip": b"x"}, "malformed"),
        ({"word/inner.docx.gz": b"x"}, "malformed"),
    ],
)
def test_refused(archive, refused, extra: dict[str, bytes], reason: str) -> None:
    assert refused(archive(DOCX | extra))[0] == reason
    assert refused(archive({"Profile.csv": "First Name\nJane"} | extra))[0] == reason


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_duplicate_names_and_links(refused) -> None:
    for trick in ("duplicate", "link"):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as made:
            for name, content in DOCX.items():
                made.writestr(name, content)
            if trick == "duplicate":
                made.writestr("word/document.xml", "<y/>")
            else:
                link = zipfile.ZipInfo("word/link")
                link.external_attr = (stat.S_IFLNK | 0o777) << 16
                made.writestr(link, "/etc/passwd")
        assert refused(stream.getvalue())[0] == "malformed"


def test_sizes_that_lie_do_not_help(archive, refused) -> None:
    honest = archive({"Profile.csv": "First Name\n" + "Jane\n" * 400_000})
    size = struct.pack("<L", 11 + 5 * 400_000)
    lying = honest.replace(size, struct.pack("<L", 2000))
    assert lying != honest
    assert refused(lying)[0] == "malformed"


def test_an_encrypted_archive(archive, refused) -> None:
    data = bytearray(archive({"Profile.csv": "First Name\nJane"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data))[0] == "encrypted"


def test_many_small_alike_rows_are_no_bomb(archive, read) -> None:
    rows = "First Name,Last Name\n" + "Jane,Doe\n" * 20_000
    assert read(archive({"Profile.csv": rows})).text.startswith("Jane Doe")
