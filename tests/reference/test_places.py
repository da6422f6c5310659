"""Area codes and states: complete, consistent with each other and with libphonenumber."""

import pytest
from phonenumbers.geodata import GEOCODE_DATA

from forensics.reference import load

CODES = load("nanp_area_codes").rows
STATES = load("us_states").rows
US = {
    code: row for code, row in CODES.items() if row["country"] == "US" and row["regions"] in STATES
}

# In service after the table of phonenumbers 9.0.43 was made, or, the second line: named there by
# city only.
KEPT_WITHOUT_PHONENUMBERS = {
    *("357", "436", "457", "471", "483", "621", "624", "679", "729", "837", "861", "924"),
    *("203", "310", "713", "718", "340", "670", "671", "684", "787", "939"),
}


def test_there_are_enough_codes_and_every_state_has_one() -> None:
    assert len(US) >= 330
    assert {row["regions"] for row in US.values()} == set(STATES)


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_well_formed(code: str) -> None:
    assert len(code) == 3
    assert code.isdigit()
    assert code[0] in "23456789"
    assert code[1] != "9"
    assert CODES[code]["kind"] in {"geographic", "non_geographic"}
    assert (CODES[code]["regions"] == "none") == (CODES[code]["kind"] == "non_geographic")


@pytest.mark.parametrize(
    ("code", "regions"),
    [
        ("212", "NY"),
        ("415", "CA"),
        ("202", "DC"),
        ("713", "TX"),
        ("787", "PR"),
        ("983", "CO"),
        ("416", "ON"),
        ("902", "NS PE"),
        ("867", "NT NU YT"),
        ("876", "JM"),
        ("800", "none"),
        ("900", "none"),
        ("710", "none"),
        ("533", "none"),
    ],
)
def test_known_codes(code: str, regions: str) -> None:
    assert CODES[code]["regions"] == regions


def test_states_agree_with_phonenumbers() -> None:
    by_name = {row["name"]: code for code, row in STATES.items()}
    by_name |= {"Washington State": "WA", "Washington D.C.": "DC"}
    compared = set()
    for code, row in US.items():
        told = GEOCODE_DATA.get(f"1{code}", {}).get("en", "")
        state = by_name.get(told) or told.rpartition(", ")[2]
        if state in STATES:
            compared.add(code)
            assert state == row["regions"], code
    missing = {code for code in US if f"1{code}" not in GEOCODE_DATA}
    assert missing <= KEPT_WITHOUT_PHONENUMBERS
    assert len(compared) >= 340


@pytest.mark.parametrize("column", ["neighbours", "metro_overlap"])
def test_neighbourhood_is_mutual(column: str) -> None:
    for code, row in STATES.items():
        for other in row[column].split():
            assert other != code
            assert code in STATES[other][column].split()


@pytest.mark.parametrize(
    "pair", ["NY NJ", "NY CT", "CT NJ", "DC MD", "DC VA", "MO KS", "PA NJ", "RI MA"]
)
def test_shared_metropolitan_areas(pair: str) -> None:
    one, other = pair.split()
    assert other in STATES[one]["metro_overlap"].split()


def test_no_spelling_belongs_to_two_states() -> None:
    every = [
        spelling.casefold()
        for code, row in STATES.items()
        for spelling in filter(None, [code, row["name"], *row["aliases"].split("|")])
    ]
    assert len(every) == len(set(every))
    assert STATES["DC"]["aliases"].split("|")[0] == "D.C."
