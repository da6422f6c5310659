import re

import pytest

from forensics.catalogue import SeedCatalogue
from forensics.model import Catalogue
from forensics.reference import load

CATALOGUE = SeedCatalogue()


def test_it_is_a_catalogue_of_the_years_its_table_states() -> None:
    catalogue: Catalogue = CATALOGUE
    stated = re.findall(r"\d{4}", load("us_computing_programmes").title)
    assert catalogue.years == tuple(int(year) for year in stated)


def test_awards_by_level() -> None:
    row = CATALOGUE.resolve("Williams College")
    assert row is not None
    assert CATALOGUE.offered(row, "bachelor") == {"11.0701", "27.0101", "27.0501"}
    assert CATALOGUE.offered(row, "doctor") == frozenset()
    assert CATALOGUE.offered(row, "certificate") == frozenset()


@pytest.mark.parametrize(
    ("field", "programme"),
    [
        ("Computer Science", "Computer Science"),
        ("computer science", "Computer Science"),
        ("CS", "Computer Science"),
        ("Computer Science & Engineering", "Computer Science"),
        ("Cyber Security", "Cybersecurity"),
        ("Software Engineering", "Software Engineering"),
        ("Mathematics and Computer Science", "Mathematics and Computer Science"),
        ("Medieval History", None),
        ("Computer Science and Medieval History", None),
        ("", None),
    ],
)
def test_fields_as_people_write_them(field: str, programme: str | None) -> None:
    row = CATALOGUE.programmes(field)
    assert (row and row["name"]) == programme


def test_every_programme_name_and_alias_is_found() -> None:
    for row in load("programme_names").rows.values():
        for name in (row["name"], *row["aliases"].split("|")):
            found = CATALOGUE.programmes(name)
            assert found is not None, name
            assert found["cips"] == row["cips"] or found.key != row.key
