"""Who a text is about is taken out of it; what it was recognised by stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.assembly.stripping import PLACEHOLDERS, Stripped, strip
from forensics.model import Document

RESUME = """Marisol Okonkwo-Brandt
Flat 9, 14 Heron Lane, Leeds LS1 4AB | +44 113 496 0148 | marisol.ob@e.example
linkedin.com/in/marisol-ob | github.com/mobrandt

Summary
Marisol is an engineer of tide mills.

Experience
Millwright, Heron Sluice Works
Jan 2019 - Present
- Rebuilt the sluice gear of four tide mills between two spring tides.
- Known to the crew as "Mari", who counts the eels.

Education
BEng Hydraulics, Kestrel Farstar College, 2014
"""
IDENTITY = [
    "Marisol", "Okonkwo", "Brandt", "Heron Lane", "496 0148", "marisol.ob@", "linkedin.com",
    "mobrandt", "LS1 4AB",
]  # fmt: skip


def of(text: str, name: str = "resume.txt") -> Document:
    return Document(sha256="0" * 64, name=name, media_type="text/plain", text=text)


def stripped(text: str, *, employers: bool = False) -> Stripped:
    return strip(of(text), employers=employers)


@pytest.mark.parametrize("said", IDENTITY)
def test_names_contacts_links_and_addresses_are_replaced(said: str) -> None:
    assert said in RESUME
    assert said not in stripped(RESUME).text


@pytest.mark.parametrize(
    "said",
    [
        "Heron Sluice Works",
        "Kestrel Farstar College",
        "Jan 2019 - Present",
        "2014",
        "Rebuilt the sluice gear of four tide mills between two spring tides.",
    ],
)
def test_employers_schools_dates_and_what_was_done_stay(said: str) -> None:
    assert said in stripped(RESUME).text


def test_employers_and_schools_go_where_that_is_asked_for() -> None:
    found = stripped(RESUME, employers=True)
    assert "Sluice Works" not in found.text
    assert "Farstar" not in found.text
    assert "Millwright, [employer]\n" in found.text
    assert "[school], 2014" in found.text


def test_what_was_replaced_is_told_with_the_words_it_stood_for() -> None:
    found = {item.placeholder: item for item in stripped(RESUME).replaced}
    assert found["[e-mail]"].text == "marisol.ob@e.example"
    assert {"[name]", "[e-mail]", "[phone]", "[link]", "[address]"} <= set(found)
    first = stripped(RESUME).replaced[0]
    assert (first.placeholder, first.text, first.times) == ("[name]", "Marisol Okonkwo-Brandt", 1)


def test_a_text_without_anybody_in_it_stays_as_it_is() -> None:
    text = "Experience\n- Rebuilt the sluice gear of four tide mills.\n"
    assert stripped(text) == Stripped(text, ())


def test_what_another_document_tells_of_the_person_is_replaced_too() -> None:
    letter = of("Dear crew,\nyours, Okonkwo of the tide mill.\n", "letter.txt")
    assert "Okonkwo" not in strip(letter, [of(RESUME), letter]).text


def test_words_that_look_like_a_stand_in_are_no_placeholder_of_a_person() -> None:
    assert "PERSON_1" not in stripped(RESUME + "\n- Wrote PERSON_1 into the log.\n").text


@given(st.text(max_size=200))
def test_any_text_can_be_stripped_and_every_placeholder_is_told(text: str) -> None:
    found = stripped(text)
    for item in found.replaced:
        assert item.placeholder in PLACEHOLDERS.values()
        assert found.text.count(item.placeholder) >= item.times >= 1
