import pytest

from forensics.linkage.employers import may_be_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "ACME, Inc."),
        ("Acme Labs", "Acme"),
        ("Northgate Systems GmbH", "The Northgate Systems Group"),
        ("O'Neill & Sons", "ONeill and Sons"),
        ("The Company", "Company"),
        ("IBM", "International Business Machines"),
        ("Google", "Alphabet Inc."),
    ],
)
def test_names_that_can_be_one_employer(one: str, other: str) -> None:
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northgate Systems", "Southgate Systems"),
        ("Acme Labs", "Acme Foods"),
        ("Uber", "Uberall"),
        ("Google", "Amazon"),
    ],
)
def test_names_of_two_employers(one: str, other: str) -> None:
    assert not may_be_one(one, other)
