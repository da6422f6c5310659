"""The catalogue every installation has: the shipped tables, without any import."""

from functools import cache

from forensics.catalogue import institutions
from forensics.catalogue.degrees import level_of
from forensics.catalogue.names import normalised
from forensics.reference.table import Row, load

LEVELS = ("bachelor", "master", "doctor")  # the levels whose awards the programme table holds
YEARS = (2020, 2024)  # its academic years: the Completions surveys C2020_A to C2024_A


class SeedCatalogue:
    """`Catalogue` on `us_computing_programmes` and `programme_names`."""

    @property
    def years(self) -> tuple[int, int]:
        """First and last academic year the programmes cover."""
        return YEARS

    def resolve(self, mention: str) -> Row | None:
        """The institution a mention means; None when it is unknown or could be another one."""
        return institutions.resolve(mention)

    def level(self, degree: str) -> str | None:
        """The level a degree's words state; None if they state none, or two."""
        return level_of(degree)

    def programmes(self, field: str) -> Row | None:
        """The row of `programme_names` whose name or alias is `field`; None if there is none."""
        return _programme_names().get(normalised(field))

    def offered(self, institution: Row, level: str) -> frozenset[str]:
        """CIP codes with awards in `years`; empty for a level the table does not hold."""
        if level not in LEVELS:
            return frozenset()
        return frozenset(institution[level].split())


@cache
def _programme_names() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in load("programme_names").rows.values():
        for name in (row["name"], *row["aliases"].split("|")):
            found.setdefault(normalised(name), row)
    return found
