"""A whole resume, and what must hold of every record."""

import random
import string
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forensics.model.base import Noun
from forensics.model.document import Document
from forensics.model.partial_date import Dated
from forensics.model.record import Phone, Record
from forensics.model.span import Quoted
from forensics.parse import brief, parse

RESUME = """\
Jane Q. Doe, PhD | Software Engineer
Austin, TX 78701 | (512) 555-0143 | jane.doe@example.com | linkedin.com/in/janedoe

SUMMARY
Backend engineer with nine years of experience building payment systems.

EXPERIENCE
Acme Corp, Austin, TX                                   Jan 2019 – Present
Senior Software Engineer
• Built a ledger service in Go that settles 4 million payments a day and replaced a nightly batch
  job.
Globex Inc. — Software Engineer                          Mar 2016 - Dec 2018
Dallas, TX
• Wrote the billing API in Python for 300 merchants.

EDUCATION
University of Texas at Austin, B.S. in Computer Science, 2011 – 2015

SKILLS
Languages: Go, Python, SQL

PROJECTS
A hobby operating system in Rust with its own scheduler.
"""


def leaves(value: object) -> Iterator[Quoted | Phone | Dated]:
    if isinstance(value, (Quoted, Phone, Dated)):
        yield value
    elif isinstance(value, Noun):
        for name in type(value).model_fields:
            yield from leaves(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from leaves(item)


def stands_where_it_says(leaf: Quoted | Phone | Dated, text: str) -> bool:
    quoted = leaf.span.of(text)
    if isinstance(leaf, Quoted):
        return bool(quoted) and quoted.split() == leaf.value.split()
    if isinstance(leaf, Phone):
        return quoted == leaf.raw
    return f"{leaf.value.year % 100:02d}" in quoted


def make(text: str) -> Document:
    return Document(sha256="0" * 64, name="resume.txt", media_type="text/plain", text=text)


def test_a_resume_as_a_whole(document: Callable[..., Document]) -> None:
    record = parse(document(RESUME))
    assert record.source == "resume"
    assert record.person.name is not None
    assert record.person.name.value == "Jane Q. Doe"
    assert [address.value for address in record.contacts.emails] == ["jane.doe@example.com"]
    assert [phone.e164 for phone in record.contacts.phones] == ["+15125550143"]
    assert [place.value for place in record.contacts.locations] == ["Austin, TX 78701"]
    assert [link.value for link in record.links] == ["linkedin.com/in/janedoe"]
    assert [post.employer and post.employer.value for post in record.positions] == [
        "Acme Corp",
        "Globex Inc.",
    ]
    assert [skill.value for skill in record.skills] == ["Go", "Python", "SQL"]
    assert len(record.passages) == 5
    assert record.passages[1].value.split()[-5:] == ["replaced", "a", "nightly", "batch", "job."]


def test_every_leaf_of_a_resume_stands_where_it_says() -> None:
    found = list(leaves(parse(make(RESUME))))
    assert len(found) > 25
    assert all(stands_where_it_says(leaf, RESUME) for leaf in found)


PARTS = st.sampled_from([*RESUME.splitlines(), "", "Skills: Go", "2015", "City , State", "•", "–"])


@given(st.lists(PARTS, max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_lines_in_any_order_still_give_true_leaves(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert all(stands_where_it_says(leaf, text) for leaf in leaves(parse(make(text))))


@given(st.text(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_a_record_with_true_leaves(text: str) -> None:
    record = parse(make(text), "profile")
    assert all(stands_where_it_says(leaf, text) for leaf in leaves(record))


@pytest.mark.parametrize(
    "unit",
    [
        *("a", "1", "a@", "(512) 555-0143 ", "www.", "a/", "Jan 2019 - ", "Experience\n"),
        *("(", "Of ", "City, ", "\n"),
    ],
)
def test_endless_repetition_is_read(unit: str) -> None:
    text = "Experience\n" + unit * (200_000 // len(unit))
    assert isinstance(parse(make(text)), Record)


def test_junk_is_read() -> None:
    junk = "".join(random.Random(7).choices(string.printable, k=200_000))
    assert all(stands_where_it_says(leaf, junk) for leaf in leaves(parse(make(junk))))


def test_an_empty_document_states_nothing() -> None:
    record = parse(make(""))
    assert record == Record(document="resume.txt", kind="resume")


def test_a_changed_name_changes_nothing_but_the_name() -> None:
    one = parse(make(RESUME))
    other = parse(
        make(RESUME.replace("Jane Q. Doe", "Oyelaran Ko").replace("jane.doe", "oyelar.k"))
    )
    assert other.positions == one.positions
    assert other.education == one.education


def test_coursework_of_a_section_of_its_own_belongs_to_the_only_course() -> None:
    text = (
        "Jane Doe\n\nEDUCATION\nBSc Physics, Acme University, 2010\n\n"
        "RELEVANT COURSEWORK\nOptics, Thermodynamics"
    )
    (course,) = parse(make(text)).education
    assert [item.value for item in course.coursework] == ["Optics", "Thermodynamics"]


def test_what_links_a_resume_is_its_person_and_the_rows_that_say_something() -> None:
    text = (
        "Ann Lee Marie Dow\nann.dow@maple.io\n\nExperience\nClerk at Maple Bank, 2019 - 2021\n"
        "- Rebuilt the nightly ledger over one winter\nPage 1 of 2"
    )
    record, rows = brief(Document(sha256="0" * 64, name="a", media_type="text/plain", text=text))
    assert record.person.name is not None
    assert record.person.name.value == "Ann Lee Marie Dow"
    assert [email.value for email in record.contacts.emails] == ["ann.dow@maple.io"]
    assert [text[start:end] for start, end in rows] == [
        "Rebuilt the nightly ledger over one winter"
    ]
