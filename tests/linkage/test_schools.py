import pytest

from forensics.catalogue import SeedCatalogue
from forensics.linkage.schools import may_be_one_school


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MIT", "Massachusetts Institute of Technology"),
        ("Georgia Tech", "Georgia Institute of Technology"),
        ("Lakeside Colege of Applied Arts", "Lakeside College of Applied Arts"),
        ("Lakeside College", "Lakeside College, School of Nursing"),
        ("Universidade do Porto", "University of Porto"),
        ("Technische Universität München", "Technical University of Munich"),
        ("Uniwersytet Warszawski", "University of Warsaw"),
        ("Politechnika Łódzka", "Lodz University of Technology"),
        ("Università degli Studi di Milano", "University of Milan"),
        ("Univerzita Karlova", "Charles University"),
        ("Boğaziçi Üniversitesi", "Bosphorus University"),
        ("清华大学", "Tsinghua University"),
    ],
)
def test_names_that_can_be_one_school(one: str, other: str) -> None:
    assert may_be_one_school(one, other, SeedCatalogue())
    assert may_be_one_school(other, one, SeedCatalogue())


def test_initials_need_no_catalogue() -> None:
    assert may_be_one_school("M.I.T.", "Massachusetts Institute of Technology", None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lakeside College", "Harbor University"),
        ("Universidade do Porto", "University of Lisbon"),
        ("Uniwersytet Warszawski", "Jagiellonian University"),
        ("Technische Universität Dresden", "Technical University of Munich"),
        ("MIT", "California Institute of Technology"),
    ],
)
def test_names_of_two_schools(one: str, other: str) -> None:
    assert not may_be_one_school(one, other, SeedCatalogue())


def test_the_catalogue_decides_where_it_knows_both() -> None:
    one, other = "University of California, Berkeley", "University of California, Davis"
    assert not may_be_one_school(one, other, SeedCatalogue())
    assert may_be_one_school("New York University", "New York", None)
