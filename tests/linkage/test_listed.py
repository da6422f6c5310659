"""Names and addresses are matched with lists in full, or by a second identifier."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.catalogue.lists import Lookup
from forensics.engine import run
from forensics.linkage.listed import address_stated, lower, readings
from forensics.model import Listed, SignalRun, Strength
from forensics.signals import load
from tests.signals.build import subject_of
from tests.signals.cases import parse
from tests.signals.library import tools_of

STREET = "41 Ulitsa Klary Tsetskin, Vladivostok, Russia"


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Volasys Silver Star", "Volasys Silver Star"),
        ("Volasys Silver Star (contract)", "Volasys Silver Star"),
        ("Volasys Silver Star - Remote", "Volasys Silver Star"),
        ("Volasys Silver Star, Vladivostok", "Volasys Silver Star"),
        ("Maple Systems via Volasys Silver Star", "Volasys Silver Star"),
        ("Maple Systems | client: Volasys Silver Star", "Volasys Silver Star"),
        ("Far East Software (formerly Volasys Silver Star)", "formerly Volasys Silver Star"),
    ],
)
def test_a_mention_is_read_whole_and_in_its_parts(mention: str, name: str) -> None:
    assert name in readings(mention)


@pytest.mark.parametrize("mention", ["Hewlett-Packard", "AT&T", "Johnson and Johnson", "Co.Labs"])
def test_marks_within_a_name_do_not_part_it(mention: str) -> None:
    assert len({reading.rstrip(".") for reading in readings(mention)}) == 1


@given(st.text(max_size=200))
def test_every_text_has_readings_that_stand_in_it(mention: str) -> None:
    for reading in readings(mention):
        assert reading
        assert reading.split()[0] in mention


@pytest.mark.parametrize(
    "text",
    [
        "41 Ulitsa Klary Tsetskin, Vladivostok, Russia",
        "Developer\nVladivostok\n41 ulitsa Klary Tsetskin",
    ],
)
def test_a_company_is_told_by_its_whole_address(text: str) -> None:
    assert address_stated(STREET, text, town=False)


@pytest.mark.parametrize(
    "text",
    [
        "Vladivostok, Russia",
        "Russia",
        "141 Ulitsa Klary Tsetskin, Vladivostok",
        "41 Ulitsa Klary Tsetskin",
        "Ulitsa Klary Tsetskin, Vladivostok",
    ],
)
def test_no_company_is_told_by_less(text: str) -> None:
    assert not address_stated(STREET, text, town=False)


def test_a_town_tells_a_school_with_its_state_and_no_company() -> None:
    assert address_stated("Mandeville, Louisiana", "Mandeville, Louisiana", town=True)
    assert not address_stated("Mandeville, Louisiana", "Louisiana", town=True)
    assert not address_stated("Mandeville, Louisiana", "Mandeville", town=True)
    assert not address_stated("Vladivostok, Russia", "Vladivostok, Russia", town=False)


@pytest.mark.parametrize("address", ["", "Russia", "Pyongyang", ", ,", "12"])
def test_a_lone_country_or_town_is_no_address(address: str) -> None:
    assert not address_stated(address, "Russia Pyongyang 12", town=True)
    assert not address_stated(address, "Russia Pyongyang 12", town=False)


def test_strength_is_lowered_by_one_and_no_further_than_context() -> None:
    assert [lower(strength) for strength in Strength] == [
        Strength.CONTEXT,
        Strength.CONTEXT,
        Strength.WEAK,
        Strength.MODERATE,
    ]


def outcome(signal: str, case: str) -> SignalRun:
    family, name = signal.split(".")
    (stated,) = parse(f"- {{name: a case, outcome: clear, resume: {case}}}")
    return run(load(family, name), subject_of(stated), tools_of(stated))


SCHOOLS = [
    "University of Ohio",
    "University of Lagos",
    "Technische Universität München",
    "Kim Chaek University of Technology",
    "Tehran Polytechnic",
    "Moscow State University",
    "清华大学",
    "서울대학교",
]
EMPLOYERS = [
    "Maple Systems",
    "Infosys",
    "Yandex",
    "삼성전자",
    "延边大学",
    "Sberbank",
    "Mokran Bank",
]


def test_an_ordinary_school_for_another_changes_nothing() -> None:
    for signal in ("education.listed_institution", "corpus.known_indicator"):
        seen = {
            outcome(signal, f"{{education: [{{institution: {school!r}}}]}}").model_copy(
                update={"seconds": 0.0}
            )
            for school in SCHOOLS
        }
        assert len(seen) == 1


def test_an_ordinary_employer_for_another_changes_nothing() -> None:
    for signal in ("employment.designated_employer", "education.listed_institution"):
        seen = {
            outcome(signal, f"{{positions: [{{employer: {employer!r}}}]}}").model_copy(
                update={"seconds": 0.0}
            )
            for employer in EMPLOYERS
        }
        assert len(seen) == 1


def test_the_lists_confidence_is_the_part_that_counts() -> None:
    case = "{positions: [{employer: Tony WKJ LLC}]}"
    (finding,) = outcome("employment.designated_employer", case).findings
    assert finding.share == 0.9
    assert finding.strength is Strength.MODERATE


def test_two_lists_that_name_one_company_are_two_findings() -> None:
    entries = [
        Listed(
            list=name,
            key="1",
            kind="designated_entity",
            value="Quillon Marsh Labs",
            source="test",
            dated=date(2025, 1, 1),
        )
        for name in ("one", "two")
    ]
    assert len(Lookup(entries).named("Quillon Marsh Labs Ltd", {"designated_entity"})) == 2
