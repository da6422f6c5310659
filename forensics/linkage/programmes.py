"""Whether an institution reported awards in a stated programme, or in a near one."""

import re

from forensics.model import Catalogue, Checked, Education, PartialDate, Unknown
from forensics.reference import Row

LEVELS = {"bachelor", "master", "doctor"}  # the levels whose awards are reported by programme
FAMILY = 5  # characters of a CIP code that name its family: "11.07" of "11.0701"
LAST_MONTH = 6  # the last academic year ends in June: later awards are not in the data
PARTS = re.compile(
    r"(?i)\s*(?:,|;|/|&|\+|\(|\)|\band\b|\bwith\b|\bminor(?:ing)?(?: in)?\b|:| - )\s*"
)


def find(
    catalogue: Catalogue, degree: Education, institution: str, field: str
) -> tuple[Row, str] | Checked | Unknown:
    """The institution's row and the level where the programme is missing there, by reports.

    Checked where it is offered, also only in part or under a near name; Unknown where the
    institution, the field, the level or the year is none that the catalogue can decide.
    """
    row = catalogue.resolve(institution)
    if row is None:
        return Unknown(reason=f"{institution} is not in the catalogue, or is the name of several")
    if not field:
        return Unknown(reason=f"no field of study is stated for {institution}")
    level = catalogue.level(degree.degree.value) if degree.degree else None
    if level is None or level not in LEVELS:
        return Unknown(reason="the catalogue holds no awards of this degree's level")
    offered = {code[:FAMILY] for code in catalogue.offered(row, level)}
    whole = catalogue.programmes(field)
    named = (
        [whole] if whole else [catalogue.programmes(part) for part in PARTS.split(field) if part]
    )
    known = [programme for programme in named if programme]
    if any(code[:FAMILY] in offered for programme in known for code in programme["cips"].split()):
        return Checked(what=f"{field} at {institution}")
    if len(known) < len(named) or not known or any(p["decidable"] != "yes" for p in known):
        return Unknown(reason=f"{field} is not a field that the catalogue can decide")
    if degree.end is None or not within(degree.end.value, catalogue.years):
        first, last = catalogue.years
        return Unknown(reason=f"no graduation year within {first}-{last} is stated")
    return row, level


def within(end: PartialDate, years: tuple[int, int]) -> bool:
    """Whether a degree that ended then is among the awards of these academic years."""
    late = end.year == years[1] and (end.month or 1) > LAST_MONTH
    return years[0] <= end.year <= years[1] and not late
