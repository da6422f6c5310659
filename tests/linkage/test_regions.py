"""What country or state a stated place can mean, and which places lie apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.regions import ABROAD, Region, alike, apart, names, readings, towns
from forensics.llm.legible import fold
from forensics.reference import load

TEXAS, GERMANY = Region("US", "TX"), Region("DE")


@pytest.mark.parametrize(
    ("place", "regions"),
    [
        ("Austin, TX", {TEXAS}), ("Austin TX", {TEXAS}), ("12 Maple CT, Austin, Texas", {TEXAS}),
        ("1 Elm St, Apt 5\nAustin, TX 78701-1234", {TEXAS}),
        ("Austin, Texas, Vereinigte Staaten", {TEXAS}),
        ("123 Main St Austin TX 78701", {TEXAS}), ("Berlin, Deutschland", {GERMANY}),
        ("Musterstr. 5, 10115 Berlin, Germany", {GERMANY}),
        ("Berlin, DE", {GERMANY, Region("US", "DE"), ABROAD}),
        ("Denver, CO", {Region("US", "CO")}), 
        ("Miami Beach, FL", {Region("US", "FL"), ABROAD}),
        ("12 Oak St, Miami FL", {Region("US", "FL")}), ("Ocala, FL 34470", {Region("US", "FL")}),
        ("Ocala, FL, USA", {Region("US", "FL")}), ("Ocala, Florida", {Region("US", "FL")}),
        ("Toronto, Ontario, CA", {Region("US", "CA"), ABROAD}),
        ("Campo Grande, MS", {Region("US", "MS"), Region("MS"), ABROAD}),
        ("Bogotá DC", set()), ("Bogotá, D.C.", set()), ("Washington DC", {Region("US", "DC")}),
        ("Tbilisi, Georgia", {Region("GE"), Region("US", "GA")}),
        ("서울, 대한민국", {Region("KR")}),
        ("Toronto, ON", {Region("CA")}), ("Lahore, Punjab, Pakistan", {Region("PK")}),
        ("Seoul, Korea", {Region("KR"), Region("KP")}), ("United States", {Region("US")}),
        ("Washington, D.C.", {Region("US", "DC")}), ("London, England", {Region("GB")}),
        ("Springfield", set()), ("Greater Boston", set()), ("Remote", set()), ("", set()),
        ("San Francisco Bay Area", set()), ("de, in, us", set()),
    ],
)  # fmt: skip
def test_a_place_is_every_region_it_can_mean(place: str, regions: set[Region]) -> None:
    assert readings(place) == regions


def test_places_lie_apart_only_under_every_reading() -> None:
    assert apart(readings("Austin, TX"), readings("Miami, FL"))
    assert not apart(readings("Berlin, DE"), readings("Munich, Germany"))
    assert not apart(readings("Austin, TX"), readings("Tulsa, OK")), "they border on each other"
    assert not apart(readings("Springfield"), readings("Miami, FL")), "nothing is known of one"
    assert not apart(readings("United States"), readings("Miami, FL"))


def test_bare_codes_of_unknown_towns_are_never_apart() -> None:
    assert not apart(readings("Cuiabá, MT"), readings("Campo Grande, MS"))
    assert not apart(readings("Cuiabá, MT"), readings("Cuiabá, Brasil"))
    assert apart(readings("Cuiabá, MT"), readings("Boston, MA")), "in the country or abroad"
    assert apart(readings("Denver, CO"), readings("88 Elm St, Boston, MA 02118"))
    assert not alike(readings("Cuiabá, MT"), readings("Campo Grande, MS"))


def test_the_town_of_a_place_stands_without_its_suffix() -> None:
    assert towns("Bogotá, CO") == {fold("Bogotá")}
    assert fold("Bogotá") in towns("Cra 7 # 80-20, Bogotá DC")
    assert towns("Ohio, United States") == set()


def test_alike_is_one_region_or_the_country_alone() -> None:
    assert alike(readings("Austin, TX"), readings("USA"))
    assert alike(readings("Lyon, France"), readings("Paris, France"))
    assert not alike(readings("Austin, TX"), readings("Miami, FL"))
    assert not alike(frozenset(), frozenset())


def test_codes_are_no_words_of_a_text() -> None:
    assert "OR" not in names(Region("US", "OR"))
    assert {"Oregon", "Ore."} <= set(names(Region("US", "OR")))
    assert "Bayern" not in names(Region("US", "TX"))


def test_borders_are_symmetric() -> None:
    rows = load("countries").rows
    for code, row in rows.items():
        for other in row["borders"].split():
            assert code in rows[other]["borders"].split(), (code, other)


def test_provinces_belong_to_a_country_of_the_table() -> None:
    assert {row["country"] for row in load("provinces").rows.values()} <= load(
        "countries"
    ).rows.keys()


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_read_and_no_order_matters(one: str, other: str) -> None:
    assert apart(readings(one), readings(other)) == apart(readings(other), readings(one))
