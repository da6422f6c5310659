import pytest

from forensics.parse.contacts import emails
from forensics.parse.lines import split
from forensics.parse.person import headline, name


def read(text: str) -> str | None:
    found = name(text, split(text), emails(text))
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Doe\njane@example.com", "Jane Doe"),
        ("JANE Q. DOE\nSoftware Engineer", "JANE Q. DOE"),
        ("Jane Doe, PhD\nAustin, TX", "Jane Doe"),
        ("Jane Q. Doe, PhD | Software Engineer", "Jane Q. Doe"),
        ("Dr. Jane Doe, MBA, PMP", "Jane Doe"),
        ("Jane Doe (she/her)", "Jane Doe"),
        ("Name: jane doe", "jane doe"),
        ("Curriculum Vitae\nJane Doe", "Jane Doe"),
        ("Resume of Jane Doe", "Jane Doe"),
        ("María José Álvarez-Núñez", "María José Álvarez-Núñez"),
        ("Siobhán O'Callaghan-Byrne", "Siobhán O'Callaghan-Byrne"),
        ("Zoë van der Berg", "Zoë van der Berg"),
        ("Sarah Connelly (formerly Sarah Novak)", "Sarah Connelly"),
        ("Nguyễn Thị Hồng Ánh", "Nguyễn Thị Hồng Ánh"),
        ("Олена Шевченко", "Олена Шевченко"),
        ("김민수\nminsu@example.kr", "김민수"),
        ("王小明", "王小明"),
        ("राहुल शर्मा\nपुणे", "राहुल शर्मा"),
        ("அருண் குமார்\narun@example.in", "அருண் குமார்"),
        ("สมชาย ใจดี", "สมชาย ใจดี"),
        ("محمد علي", "محمد علي"),
        ("Oliver Baker\nolly@example.com", "Oliver Baker"),
        ("DVOŘÁKOVÁ\nTEREZA\nQA Engineer", "DVOŘÁKOVÁ TEREZA"),
        ("Grace Wanjiru\nKamau\ngrace.kamau@example.org", "Grace Wanjiru Kamau"),
        ("Kwame Osei-Bonsu\nMachine Learning Engineer\nkwame@oseibonsu.dev", "Kwame Osei-Bonsu"),
    ],
)
def test_names_at_the_top(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ACCOUNTANT",
        "Senior Software Engineer",
        "BUSINESS DEVELOPMENT DIRECTOR",
        "TEST ENGINEERING",
        "San Francisco, CA",
        "Acme Technologies Inc.",
        "Work Experience",
        "",
    ],
)
def test_no_name_is_guessed(text: str) -> None:
    assert read(text) is None


def test_an_address_confirms_a_name_that_reads_like_a_trade() -> None:
    assert read("Summer Marketing\nsummer.marketing@example.com") == "Summer Marketing"


def test_the_headline_is_the_trade_beside_the_name() -> None:
    text = "Jane Doe, PhD | Software Engineer\njane@example.com"
    found = headline(text, split(text), name(text, split(text), ()))
    assert found is not None
    assert found.value == "Software Engineer"
