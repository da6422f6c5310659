import pytest

from forensics.linkage.acronyms import abbreviates


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("IBM", "International Business Machines"),
        ("TCS", "Tata Consultancy Services"),
        ("UCLA", "University of California, Los Angeles"),
        ("UNC", "University of North Carolina at Chapel Hill"),
        ("AT&T", "American Telephone & Telegraph"),
        ("G.E.", "General Electric"),
    ],
)
def test_initials(short: str, long: str) -> None:
    assert abbreviates(short, long)
    assert abbreviates(long, short)


@pytest.mark.parametrize(
    ("short", "long"),
    [("IBM", "Northgate Systems"), ("Acme", "A C M E"), ("GE", "General Electric Company Ltd")],
)
def test_no_initials(short: str, long: str) -> None:
    assert not abbreviates(short, long)
