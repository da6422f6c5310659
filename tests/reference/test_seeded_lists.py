"""The shipped lists: few, sourced, dated, and of names that need a second look where shared."""

from datetime import date

import pytest

from forensics.catalogue.lists import Lookup, seeds
from forensics.model import Listed, ListKind

SHIPPED = ("designated_bodies", "diploma_mills", "front_companies")
KINDS: set[ListKind] = {"designated_entity", "diploma_mill", "front_company"}
ENTRIES = [entry for entry in seeds() if entry.list in SHIPPED]


def test_there_are_few() -> None:
    assert {entry.list for entry in ENTRIES} == set(SHIPPED)
    assert 30 <= len(ENTRIES) <= 60


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_each_names_its_authority_or_court_and_day(entry: Listed) -> None:
    assert any(
        word in entry.source
        for word in ("Treasury", "Ministry", "Justice", "District", "Attorney General", "judgment")
    )
    assert date(2000, 1, 1) <= entry.dated <= date(2025, 12, 31)
    assert str(entry.dated.year) in entry.source
    assert entry.kind in KINDS
    assert entry.expires is None


def test_each_is_found_by_its_own_name_in_full_or_as_a_shorter_form() -> None:
    lists = Lookup(ENTRIES)
    for entry in ENTRIES:
        found = lists.named(entry.value, KINDS) or lists.shortened(entry.value, KINDS)
        assert entry in found


@pytest.mark.parametrize(
    "name",
    ["LaSalle University", "La Salle University", "Columbia State University", "Silver Star",
     "China Silver Star", "Fortuna LLC", "Alis LLC", "Asatryan LLC", "Independent Lab LLC",
     "Taggcar Inc.", "Technical Reconnaissance Bureau", "KMCTC"],
)  # fmt: skip
def test_a_shared_name_is_never_enough(name: str) -> None:
    lists = Lookup(ENTRIES)
    assert lists.shortened(name, KINDS)
    assert not lists.named(name, KINDS)


@pytest.mark.parametrize(
    "name",
    ["Kim Il Sung University", "Kim Chaek University of Technology", "Yanbian University",
     "Pyongyang University of Science and Technology", "Air Koryo"],
)  # fmt: skip
def test_nothing_is_listed_for_its_country(name: str) -> None:
    lists = Lookup(ENTRIES)
    assert not lists.named(name, KINDS)
    assert not lists.shortened(name, KINDS)
