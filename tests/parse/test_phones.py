import pytest

from forensics.parse.lines import split
from forensics.parse.phones import e164, phones


def read(text: str) -> list[tuple[str, str | None]]:
    return [(phone.raw, phone.e164) for phone in phones(text, split(text))]


@pytest.mark.parametrize(
    ("text", "raw", "number"),
    [
        ("(512) 555-0143", "(512) 555-0143", "+15125550143"),
        ("Call +1 (512) 555-0143 now", "+1 (512) 555-0143", "+15125550143"),
        ("+ 1 512 555 0143", "+ 1 512 555 0143", "+15125550143"),
        ("＋1 512 555 0143", "＋1 512 555 0143", "+15125550143"),
        ("512.555.0143", "512.555.0143", "+15125550143"),
        ("Mobile: +48 512 345 678", "+48 512 345 678", "+48512345678"),
        ("0048 512 345 678", "0048 512 345 678", "+48512345678"),
        ("Tel. 020 7946 0958", "020 7946 0958", None),
        ("010-1234-5678 | Seoul", "010-1234-5678", None),
    ],
)
def test_numbers_keep_their_print(text: str, raw: str, number: str | None) -> None:
    assert read(text) == [(raw, number)]


@pytest.mark.parametrize(
    "text",
    [
        "2018-02 – 2021-03",
        "01/2019 - 12/2021",
        "Mobile\n2016 - 2019 at Acme",
        "ISBN 978-3-16-148410-0",
        "Employee ID: 1234567890",
        "3,500,000 records in 2019",
        "192.168.10.254",
    ],
)
def test_dates_and_other_numbers_are_none(text: str) -> None:
    assert read(text) == []


def test_outside_the_header_only_clear_forms_count() -> None:
    text = "Jane Doe\nMoved 123 456 789 rows; support line (512) 555-0143"
    assert [p.raw for p in phones(text, split(text)[:1])] == ["(512) 555-0143"]


def test_a_spaced_slash_parts_two_numbers() -> None:
    assert read("(+1) 512-555-0102 / 1-512-555-0103") == [
        ("(+1) 512-555-0102", "+15125550102"),
        ("1-512-555-0103", "+15125550103"),
    ]


def test_a_number_is_read_once() -> None:
    assert read("(512) 555-0143 / +1 512 555 0143") == [("(512) 555-0143", "+15125550143")]


def test_a_form_field_is_marked() -> None:
    (phone,) = phones("+1 512 555 0143", (), form_field=True)
    assert phone.form_field


def test_an_impossible_number_has_no_e164() -> None:
    assert e164("+1 111 111 1111") is None
    assert e164("nonsense") is None
