"""Institutions whose awards are mostly reported under general codes, whatever was studied."""

from functools import cache

from forensics.reference.table import load


def hides_majors(unitid: str) -> bool:
    """Whether the shipped facts say that majors are reported as liberal arts or general studies."""
    row = load("general_award_institutions").get(unitid)
    return row is not None and row["curriculum"] == "majors"


@cache
def single_curricula() -> frozenset[str]:
    """Numbers of institutions with one curriculum for all, where no major can be hidden."""
    rows = load("general_award_institutions").rows.values()
    return frozenset(row.key for row in rows if row["curriculum"] == "one")
