"""Plain text in whatever encoding it comes."""

import pytest


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_encodings(read, encoding: str) -> None:
    text = "Zoë Müller\nIngénieure – Zürich, many years of steady work in several places"
    document = read(text.encode(encoding))
    assert document.text == text
    assert document.media_type == "text/plain" and not document.pages


def test_non_latin_text_stays_as_it_is(read, hidden) -> None:
    text = "김민준\nمهندس برمجيات\nसॉफ़्टवेयर इंजीनियर\n山田太郎"
    document = read(text.encode())
    assert document.text == text and not hidden(document)


def test_line_ends_of_every_system(read) -> None:
    assert read(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


def test_a_megabyte_in_one_line_is_read_and_five_are_too_large(read, refused) -> None:
    assert len(read(b"word " * 199_999).text) > 900_000
    assert refused(b"x" * 5_000_000)[0] == "too_large"


def test_control_characters_do_not_reach_the_text(read) -> None:
    assert read(b"Jane\x07 Doe and a longer line of text\x1b[31m").text == (
        "Jane Doe and a longer line of text[31m"
    )
