"""The catalogue every installation has: the shipped tables, without any import."""

from functools import cache

from forensics.catalogue import fields, institutions
from forensics.catalogue.degrees import level_of
from forensics.catalogue.general import hides_majors
from forensics.catalogue.holdings import Programme
from forensics.catalogue.institution import Institution
from forensics.catalogue.register import Register
from forensics.reference.table import Row, load

LEVELS = ("bachelor", "master", "doctor")  # the levels whose awards the programme table holds
SOURCE = "IPEDS Completions"
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
        return fields.shipped_programme(field)

    def offered(self, institution: Row, level: str) -> frozenset[str]:
        """CIP codes with awards in `years`; empty for a level the table does not hold."""
        if level not in LEVELS:
            return frozenset()
        return frozenset(institution[level].split())

    @property
    def source(self) -> str:
        """The data set the table was made of."""
        return SOURCE

    def looked_at(self, institution: Row, level: str) -> tuple[int, ...]:
        """All years of the table; none for a level, or an institution, that it cannot decide."""
        if level not in LEVELS or hides_majors(institution.key):
            return ()
        return tuple(range(YEARS[0], YEARS[1] + 1))

    def reported(self, institution: Row, level: str, codes: frozenset[str]) -> Row:
        """The institution's own row, which holds its programmes of every level."""
        return institution


def programmes(unitid: str) -> list[Programme]:
    """An institution's programmes as the shipped table has them: of computing and near it."""
    row, titles = load("us_computing_programmes").rows[unitid], load("cip_computing_titles").rows
    return [
        Programme(cip=cip, title=titles[cip]["title"] if cip in titles else "", level=level)
        for level in LEVELS
        for cip in row[level].split()
    ]


@cache
def seed_register() -> Register:
    """The shipped institutions, to be looked up by a person."""
    rows = load("us_computing_programmes").rows
    return Register(
        {
            key: Institution(
                unitid=key,
                name=row["institution"],
                aliases=tuple(alias for alias in row["aliases"].split("  ") if alias),
                state=row["state"],
                domain=row["domain"],
                first_listed=YEARS[0],
                last_listed=YEARS[1],
            )
            for key, row in rows.items()
        },
        given=institutions.shipped(),
    )
