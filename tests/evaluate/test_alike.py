import pytest

from forensics.evaluate.alike import close, exact_date, fold, level, same_date, same_degree
from forensics.model.partial_date import Dated, PartialDate
from forensics.model.span import Span


def dated(year: int, month: int | None = None) -> Dated:
    return Dated(value=PartialDate(year=year, month=month), span=Span(start=0, end=4))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siobhán O'Callaghan", "SIOBHÁN  O'CALLAGHAN"),
        ("Çağrı Öztürk", "ÇAĞRI ÖZTÜRK"),
        ("Γιώργος", "ΓΙΏΡΓΟΣ"),
        ("C# Developer", "c# developer"),
    ],
)
def test_case_and_spacing_do_not_matter(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_signs_that_carry_meaning_are_kept() -> None:
    assert fold("C++ Developer") != fold("C# Developer")


def test_titles_are_close_from_a_token_ratio_of_90() -> None:
    assert close("Director, Public Relations", "Public Relations Director")
    assert close("Sr. Manager, Sales Intelligence", "Sr Manager Sales Intelligence")
    assert not close("Test Technician I", "Lab Technician")
    assert close(None, None)
    assert not close(None, "Teller")


@pytest.mark.parametrize(
    ("degree", "expected"),
    [
        ("B.S", "bachelor"),
        ("BSEE", "bachelor"),
        ("M.B.A., Masters", "master"),
        ("Masters of Business Information Technology", "master"),
        ("Associate of Applied Science", "associate"),
        ("A.A.S", "associate"),
        ("High School Diploma", "high school"),
        ("Ph.D.", "doctor"),
        ("Strategic Work Force Planning", None),
    ],
)
def test_level_of_a_degree(degree: str, expected: str | None) -> None:
    assert level(degree) == expected


def test_degrees_agree_by_level_or_by_words_and_an_absent_one_asks_for_none() -> None:
    assert same_degree("B.S", "Bachelor of Science")
    assert not same_degree("Bachelor of Science", "Master of Science")
    assert same_degree("Influencing Without Direct Authority", "Influencing without authority")
    assert same_degree(None, None)
    assert not same_degree(None, "Bachelor of Arts")


def test_labels_ask_for_the_precision_they_state() -> None:
    assert same_date(PartialDate(year=2018), dated(2018, 5))
    assert not same_date(PartialDate(year=2018, month=5), dated(2018))
    assert same_date(None, None)
    assert not same_date(None, dated(2018))


def test_generated_truths_forbid_an_invented_month() -> None:
    assert exact_date(PartialDate(year=2018), dated(2018))
    assert not exact_date(PartialDate(year=2018), dated(2018, 1))
