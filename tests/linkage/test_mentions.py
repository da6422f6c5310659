"""Words in place of a name are no name."""

import pytest

from forensics.linkage.mentions import addresses, employers, schools, unnamed, withheld
from forensics.model import ListKind, Subject
from tests.signals.build import subject_of
from tests.signals.cases import parse


@pytest.mark.parametrize(
    "name",
    ["Company Name", "Confidential", "confidential (NDA)", "Various clients", "Self-employed",
     "Stealth Startup", "Freelance", "N/A", "Undisclosed client", " "],
)  # fmt: skip
def test_words_in_place_of_a_name(name: str) -> None:
    assert withheld(name)


@pytest.mark.parametrize(
    "name", ["Various Media", "Private Bank of Zug", "Independent Lab LLC", "Nda Systems", "Naver"]
)
def test_names_that_begin_so_are_names(name: str) -> None:
    assert not withheld(name)


def subject(text: str) -> Subject:
    (case,) = parse(f"- {{name: a, outcome: clear, {text}}}")
    return subject_of(case)


def test_where_names_and_addresses_are_mentioned() -> None:
    stated = subject(
        "resume: {emails: [a@annlee.dev], education: [{institution: Lakeside College, degree: BA}],"
        " positions: [{employer: Maple, location: 'Leeds, UK'}, {employer: Confidential}]},"
        " profiles: [{positions: [{employer: Birch}]}],"
        " application: {references: [{employer: Cedar, email: b@cedar.dev}]}"
    )
    kinds: frozenset[ListKind] = frozenset({"designated_entity"})
    (school,) = schools(stated, kinds)
    assert (school.stated.value, school.school) == ("Lakeside College", True)
    maple, birch, cedar = employers(stated, kinds)
    assert "Leeds, UK" in maple.around
    assert (birch.stated.own, cedar.stated.own) == (True, False)
    assert cedar.stated.evidence.document == "application form"
    assert [item.stated.value for item in addresses(stated, kinds)] == [
        "a@annlee.dev",
        "b@cedar.dev",
    ]
    assert unnamed(stated) == 1
