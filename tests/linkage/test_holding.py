import pytest

from forensics.linkage.holding import (
    is_held_beside,
    is_one_of_several,
    may_be_one_employer,
    speaks_of,
)
from forensics.model import Document, Position, Quoted, Span


def post(title: str, employer: str, words: str = "") -> tuple[Position, Document]:
    text = f"{title}\n{employer}\n{words}"
    stated = [
        Quoted(value=value, span=Span(start=text.index(value), end=text.index(value) + len(value)))
        for value in (title, employer)
    ]
    document = Document(sha256="0" * 64, name="page.txt", media_type="text/plain", text=text)
    whole = Span(start=0, end=len(text))
    return Position(title=stated[0], employer=stated[1], span=whole), document


@pytest.mark.parametrize(
    ("title", "employer", "words"),
    [
        ("Web Developer (freelance)", "Kestrel Bank", ""),
        ("Accountant", "Kestrel Bank", "Part-time · 3 yrs"),
        ("Buchhalterin", "Kestrel Bank", "in Teilzeit"),
        ("Desarrollador", "Kestrel Bank", "media jornada"),
        ("Engineer", "Ostrava Staffing", ""),
        ("Engineer", "Infosys", ""),
        ("Engineer", "Kestrel Bank via Ostrava", ""),
        ("Engineer", "Confidential", ""),
        ("Engineer", "Ostrava", "Client: Kestrel Bank"),
        ("Founder", "Kestrel", ""),
        ("Volunteer Treasurer", "Kestrel", ""),
        ("Research Assistant", "Lakeside University", ""),
        ("Sergeant", "US Army", ""),
    ],
)
def test_posts_that_may_stand_beside_others(title: str, employer: str, words: str) -> None:
    assert is_one_of_several(*post(title, employer, words))


def test_a_full_post_stands_by_itself() -> None:
    words = "Negotiated contracts and worked with clients of all sizes."
    assert not is_one_of_several(*post("Software Engineer", "Northgate Systems", words))


def test_trades_of_shifts_and_terms() -> None:
    assert is_held_beside("Fourth Grade Teacher")
    assert is_held_beside("Koch")
    assert not is_held_beside("Software Engineer")
    assert not is_held_beside("Accountant")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IBM", "International Business Machines"),
        ("IBM Deutschland GmbH", "IBM"),
        ("J.P. Morgan", "JPMorgan Chase & Co."),
        ("PwC", "PricewaterhouseCoopers LLP"),
        ("Computer Sciences Corporation", "DXC Technology"),
        ("Facebook", "Meta Platforms"),
        ("Andersen Consulting", "Accenture"),
        ("Yandex", "Яндекс"),
        ("Universidade do Porto", "University of Porto"),
        ("Northgate Systms", "Northgate Systems"),
    ],
)
def test_names_of_one_employer(one: str, other: str) -> None:
    assert may_be_one_employer(one, other)
    assert may_be_one_employer(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northgate Systems", "Tidewater Energy"),
        ("Cox Communications", "X Corp"),
        ("Maple Elementary School", "Northgate Systems"),
    ],
)
def test_names_of_two_employers(one: str, other: str) -> None:
    assert not may_be_one_employer(one, other)
    assert not may_be_one_employer(other, one)


def test_a_text_speaks_of_an_employer_by_the_first_word_of_its_name() -> None:
    assert speaks_of("formerly northgate, now sold", "Northgate Systems, Inc.")
    assert speaks_of("rae@northgatesystems.com", "Northgate Systems, Inc.")
    assert speaks_of("lives in porto", "Universidade do Porto")
    assert not speaks_of("studied at the universidade de sevilla", "Universidade do Porto")
    assert not speaks_of("systems of all kinds", "Northgate Systems, Inc.")
