"""The catalogue of imported files, by the same Protocol as the shipped one.

It holds every programme of every institution, so it can decide more fields of study; what it does
not know is unknown, and the shipped table is not asked: two answers of different years would mix.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property, lru_cache
from types import MappingProxyType

from sqlalchemy.orm import Session

from forensics.catalogue import fields
from forensics.catalogue.degrees import level_of
from forensics.catalogue.general import single_curricula
from forensics.catalogue.holdings import (
    Programme,
    all_institutions,
    datasets,
    programmes,
    titles,
    years_reported,
)
from forensics.catalogue.institution import Institution
from forensics.catalogue.register import Register
from forensics.reference.table import Row

DIRECTORY, AWARDS = "ipeds_institutions", "ipeds_completions"  # the tables its rows are quoted from
DECIDED = ("bachelor", "master", "doctor")  # associate degrees are often reported as general ones
GENERAL = ("24.01", "30.00", "30.99")  # liberal arts, general studies, individual programmes
MOSTLY_GENERAL = 1 / 3  # share of such awards from which a school's majors are not to be told
KEPT = 4096  # institutions and levels whose programmes are remembered

Reading = Callable[[], AbstractContextManager[Session]]


class StoredCatalogue:
    """`Catalogue` on the tables of imported files; reads them when first asked."""

    source = "IPEDS Completions"

    def __init__(self, reading: Reading) -> None:
        """`reading` opens a session that sees one moment of the database."""
        self._reading = reading
        self._programmes = lru_cache(KEPT)(self._read_programmes)
        self._years = lru_cache(KEPT)(self._read_years)

    @property
    def years(self) -> tuple[int, int]:
        """First and last academic year of the imported Completions."""
        return self._covered[0], self._covered[-1]

    @cached_property
    def register(self) -> Register:
        """All institutions of the imported directories."""
        with self._reading() as session:
            return Register(all_institutions(session))

    def resolve(self, mention: str) -> Row | None:
        """The institution a mention means; None when it is unknown or could be another one."""
        meant = self.register.resolver.resolve(mention)
        if meant is None:
            return None
        campuses = self.register.campuses(meant.key, meant.name)
        return row_of(self.register.institutions[meant.key], campuses)

    def level(self, degree: str) -> str | None:
        """The level a degree's words state; None if they state none, or two."""
        return level_of(degree)

    def programmes(self, field: str) -> Row | None:
        """The row of `programme_names` whose name or alias is `field`; None if there is none."""
        return fields.programme(field)

    def offered(self, institution: Row, level: str) -> frozenset[str]:
        """CIP codes reported in any imported year at any campus the mention may mean."""
        return frozenset(p.cip for p in self._programmes(institution["campuses"], level))

    def looked_at(self, institution: Row, level: str) -> tuple[int, ...]:
        """The academic years for which the institution reported awards, of whatever level.

        None at a level that is not decided, where most awards are reported under general codes, nor
        at two-year colleges, which other universities award degrees at.
        """
        campuses = institution["campuses"]
        if level not in DECIDED or self._mostly_general(institution, level):
            return ()
        if not any(self._programmes(campuses, each) for each in DECIDED):
            return ()
        return self._years(institution["campuses"])

    def reported(self, institution: Row, level: str, codes: frozenset[str]) -> Row:
        """How many programmes the institution reported at the level, and those nearest `codes`."""
        held = self._programmes(institution["campuses"], level)
        series = {code[:2] for code in codes}
        near = sorted({p.cip for p in held if p.cip[:2] in series})
        listed = "; ".join(f"{cip} {self._titles.get(cip, '')}".strip() for cip in near)
        looked = ", ".join(map(str, self._years(institution["campuses"])))
        cells = {
            "unitid": institution.key,
            "institution": institution["institution"],
            "level": level,
            "years": f"academic years {looked}",
            "programmes": f"{len({p.cip for p in held})} programmes",
            "nearest": f"in CIP series {', '.join(sorted(series))}: {listed or 'none'}",
        }
        if len(institution["campuses"].split()) > 1:
            cells["campuses"] = f"campuses looked at: {institution['campuses']}"
        return _row(AWARDS, f"{institution.key} / {level}", cells)

    def _mostly_general(self, institution: Row, level: str) -> bool:
        held = self._programmes(institution["campuses"], level)
        general = sum(p.awards or 0 for p in held if p.cip.startswith(GENERAL))
        single = institution.key in single_curricula()
        return not single and general > MOSTLY_GENERAL * sum(p.awards or 0 for p in held)

    def _read_programmes(self, campuses: str, level: str) -> tuple[Programme, ...]:
        with self._reading() as session:
            return tuple(programmes(session, campuses.split(), level))

    def _read_years(self, campuses: str) -> tuple[int, ...]:
        with self._reading() as session:
            return years_reported(session, campuses.split())

    @cached_property
    def _covered(self) -> tuple[int, ...]:
        with self._reading() as session:
            return tuple(held.year for held in datasets(session) if held.kind == "completions")

    @cached_property
    def _titles(self) -> dict[str, str]:
        with self._reading() as session:
            return titles(session)


def row_of(known: Institution, campuses: tuple[str, ...]) -> Row:
    """An institution as a row that can be quoted; `campuses` are numbers, its own first."""
    cells = {
        "unitid": known.unitid,
        "institution": known.name,
        "city": known.city,
        "state": known.state,
        "domain": known.domain,
        "closed": f"closed: {known.closed}" if known.closed else "",
        "former": "; ".join(f"until {name.until}: {name.name}" for name in known.former),
    }
    row = _row(DIRECTORY, known.unitid, cells)
    return Row(row.table, row.key, {**row.cells, "campuses": " ".join(campuses)}, row.text)


def _row(table: str, key: str, cells: dict[str, str]) -> Row:
    text = "\t".join(cell for cell in cells.values() if cell)
    return Row(table, key, MappingProxyType(cells), text)
