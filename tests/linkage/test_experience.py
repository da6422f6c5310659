"""Years of experience that a text states of its writer, and of nobody and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.experience import statements
from forensics.model import PartialDate, Quoted, Record, Span

TODAY = PartialDate.of(date(2025, 6, 15))


def years(text: str) -> list[int]:
    summary = Quoted(value=text, span=Span(start=0, end=len(text)))
    record = Record(document="resume.txt", kind="resume", summary=summary)
    return [stated.years for stated in statements(record, TODAY)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("15+ years of experience in software", 15),
        ("Accountant with more than 10 years' experience", 10),
        ("Ten (10) plus years of progressive, hands-on backend experience", 10),
        ("10-12 years of professional experience", 10),
        ("Over two decades of experience building data systems", 20),
        ("A decade of experience", 10),
        ("Engineer with twenty-five years in telecommunications", 25),
        ("12 years as a software engineer", 12),
        ("Spent 14 yrs building payment systems", 14),
        ("Experience: over 11 years", 11),
        ("20-year career in engineering", 20),
        ("5 years of experience in Java, 18 years of experience overall", 18),
    ],
)
def test_years_of_the_writer(text: str, stated: int) -> None:
    assert years(text) == [stated]


@pytest.mark.parametrize(
    "text",
    [
        "Led a team with 50 years of combined experience",
        "Works for a company with 20 years of experience in shipping",
        "The role requires 15+ years of experience",
        "Minimum 10 years of experience preferred",
        "Married for 30 years as of today",
        "Mother of 4 with 10 years of experience",
        "Volunteer with 12 years of experience",
        "Self-taught, 20 years of experience",
        "Cared for children 3-5 years of age",
        "Cut costs by 20% in two years",
        "Kept the contract for 12 years",
        "A 10 year warranty",
        "12 years of historical data in production",
        "15 years of experience in Kubernetes",
        "$20,000 a year in savings from experience",
    ],
)
def test_years_of_others_and_of_things(text: str) -> None:
    assert years(text) == []


def test_each_sentence_is_quoted_for_itself() -> None:
    text = "Builds things.  Has 15 years of experience in Node.js and Go. Likes tea"
    record = Record(
        document="resume.txt",
        kind="resume",
        summary=Quoted(value=text, span=Span(start=0, end=len(text))),
    )
    (stated,) = statements(record, TODAY)
    assert stated.sentence.of(text) == "Has 15 years of experience in Node.js and Go"


@given(st.text(max_size=200))
def test_any_text_gives_spans_within_it(text: str) -> None:
    record = Record(
        document="resume.txt",
        kind="resume",
        summary=Quoted(value=text, span=Span(start=0, end=len(text))),
    )
    for stated in statements(record, TODAY):
        assert stated.sentence.of(text).strip()
