"""An institution as several years of the directory have it."""

from collections import defaultdict
from collections.abc import Iterable

from pydantic import Field

from forensics.catalogue.tables import InstitutionRow
from forensics.model.base import Noun


class FormerName(Noun):
    """A name the directory once had, and the last year it had it."""

    name: str
    until: int


class Institution(Noun):
    """Facts of the newest year listed, with what earlier years had otherwise.

    `closed` is the date or year stated, or None; `successor` the number of the institution that it
    became part of. `awards` are all degrees of all years, by which the larger is known.
    """

    unitid: str
    name: str
    former: tuple[FormerName, ...] = ()
    aliases: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    domain: str = ""
    system: str = ""
    closed: str | None = None
    successor: str | None = None
    first_listed: int
    last_listed: int
    awards: int = Field(default=0, ge=0)
    degrees: bool = True  # whether it awards degrees at all, or only certificates


def institutions(
    rows: Iterable[InstitutionRow], awards: dict[int, int], newest: int
) -> dict[str, Institution]:
    """Every institution by its number; `awards` are of degree levels, empty when none is known.

    One that is no longer in the directory of the `newest` year counts as closed after its last.
    """
    editions: defaultdict[int, list[InstitutionRow]] = defaultdict(list)
    for row in rows:
        editions[row.unitid].append(row)
    return {
        str(unitid): _merged(sorted(years, key=lambda row: row.year), awards, newest)
        for unitid, years in editions.items()
    }


def _merged(years: list[InstitutionRow], awards: dict[int, int], newest: int) -> Institution:
    last = years[-1]
    former = {row.name: row.year for row in years if row.name != last.name}
    aliases = dict.fromkeys(
        alias for row in reversed(years) for alias in row.aliases.split("|") if alias
    )
    closed = last.closed or None
    if closed is None and last.year < newest:
        closed = f"not listed after {last.year}"
    return Institution(
        unitid=str(last.unitid),
        name=last.name,
        former=tuple(FormerName(name=name, until=until) for name, until in former.items()),
        aliases=tuple(aliases),
        city=last.city,
        state=last.state,
        domain=next((row.domain for row in reversed(years) if row.domain), ""),
        system=last.system,
        closed=closed,
        successor=str(last.successor) if last.successor else None,
        first_listed=years[0].year,
        last_listed=last.year,
        awards=awards.get(last.unitid, 0),
        degrees=not awards or last.unitid in awards,
    )
