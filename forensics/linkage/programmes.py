"""Whether an institution reported awards in a stated programme, or in a near one."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from forensics.model import Catalogue, Checked, Education, PartialDate, Unknown
from forensics.reference import Row

FAMILY = 5  # characters of a CIP code that name its family: "11.07" of "11.0701"
LAST_MONTH = 6  # an academic year ends in June: awards after the last one are not in the data
PARTS = re.compile(
    r"(?i)\s*(?:,|;|/|&|\+|\(|\)|\band\b|\bwith\b|\bminor(?:ing)?(?: in)?\b|:| - )\s*"
)


class Missing(NamedTuple):
    """A programme that its institution did not report: where, at which level, in which years."""

    institution: Row
    level: str
    years: tuple[int, ...]
    codes: frozenset[str]


def find(
    catalogue: Catalogue, degree: Education, institution: str, field: str
) -> Missing | Checked | Unknown:
    """The institution and the level where the programme is missing there, by reports.

    Checked where it is offered, also only in part or under a near name; Unknown where the
    institution, the field, the level or the year is none that the catalogue can decide.
    """
    row = catalogue.resolve(institution)
    if row is None:
        return Unknown(reason=f"{institution} is not in the catalogue, or is the name of several")
    if not field:
        return Unknown(reason=f"no field of study is stated for {institution}")
    level = catalogue.level(degree.degree.value) if degree.degree else None
    if level is None:
        return Unknown(reason="the catalogue holds no awards of this degree's level")
    known, unknown = _named(catalogue, field)
    codes = frozenset(code for programme in known for code in programme["cips"].split())
    if _near(codes, catalogue.offered(row, level)):
        return Checked(what=f"{field} at {institution}")
    years = catalogue.looked_at(row, level)
    if not years:
        return Unknown(reason="the catalogue holds no awards of this degree's level")
    if unknown or not known or any(p["decidable"] != "yes" for p in known):
        return Unknown(reason=f"{field} is not a field that the catalogue can decide")
    if degree.end is None or not within(degree.end.value, years):
        return Unknown(reason=f"no graduation year within {years[0]}-{years[-1]} is stated")
    return Missing(row, level, years, codes)


def within(end: PartialDate, years: tuple[int, ...]) -> bool:
    """Whether a degree that ended then is among the awards of these academic years.

    A year between two that were looked at counts: a programme does not stand for one year alone.
    """
    late = end.year == years[-1] and (end.month or 1) > LAST_MONTH
    return years[0] <= end.year <= years[-1] and not late


def said(years: tuple[int, ...]) -> str:
    """ "2020-2024" where every year was looked at, else each: "2020, 2022 and 2024"."""
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}-{years[-1]}"
    return " and ".join(filter(None, (", ".join(map(str, years[:-1])), str(years[-1]))))


def _named(catalogue: Catalogue, field: str) -> tuple[list[Row], bool]:
    """The programmes a field names, whole or by its parts, and whether any part is unknown."""
    whole = catalogue.programmes(field)
    if whole is not None:
        return [whole], False
    parts = [catalogue.programmes(part) for part in PARTS.split(field) if part]
    return [part for part in parts if part], not all(parts)


def _near(wanted: Iterable[str], offered: frozenset[str]) -> bool:
    """Whether a code of the same family is offered; a shorter code stands for all it begins."""
    families = tuple(code[:FAMILY] for code in wanted)
    return bool(families) and any(code.startswith(families) for code in offered)
