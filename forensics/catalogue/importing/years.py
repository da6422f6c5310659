"""The year of a data set, which official files state in their names alone."""

import re

from forensics.errors import ImportRefusedError

FIRST, LAST = 1980, 2100  # IPEDS begins in 1980; later than the second is a slip of the pen
_NAMED = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def year_of(called: str, name: str, given: int | None) -> int:
    """The year in a file's name ("HD2022", "c2020_a_rv"), unless `given`.

    Raises ImportRefusedError when there is none, or none that can be.
    """
    stated = [int(year) for year in _NAMED.findall(called)]
    year = given if given is not None else next(iter(stated), None)
    if year is None:
        raise ImportRefusedError(f"{name}: the name states no year; give it with --year")
    if not FIRST <= year <= LAST:
        raise ImportRefusedError(f"{name}: {year} is not a year of this data set")
    return year
