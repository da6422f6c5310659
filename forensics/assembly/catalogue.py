"""The catalogue as a home holds it: opened, looked up, and its state told."""

from datetime import UTC, date, datetime
from functools import lru_cache
from threading import Lock

from forensics.assembly.lists import states
from forensics.catalogue import SeedCatalogue, StoredCatalogue
from forensics.catalogue.holdings import Held, all_institutions, counted, datasets, programmes
from forensics.catalogue.known import Candidate, Known, Seed, State
from forensics.catalogue.register import Register
from forensics.catalogue.seed import YEARS, seed_register
from forensics.catalogue.seed import programmes as seed_programmes
from forensics.model import Catalogue
from forensics.reference import load
from forensics.settings import Settings
from forensics.store.database import open_database
from forensics.store.transaction import reading

NEAREST = 5  # candidates shown for a name that does not resolve


class HomeCatalogue:
    """The catalogue of one database: what was imported, else what ships; read anew when it changes.

    Both a directory of institutions and their awards are needed to take the place of the shipped
    table: either alone decides nothing.
    """

    def __init__(self, url: str) -> None:
        """Opens the database. Raises SettingsError when it cannot be opened."""
        self.engine = open_database(url)
        self._lock = Lock()
        self._loaded: tuple[frozenset[str], Catalogue] | None = None

    def current(self) -> Catalogue:
        """What signals use. Raises CaseError when the database cannot be read."""
        with self._lock:
            held = self.held()
            digest = frozenset(item.sha256 for item in held)
            if self._loaded is None or self._loaded[0] != digest:
                whole = {"institutions", "completions"} <= {item.kind for item in held}
                stored = StoredCatalogue(lambda: reading(self.engine)) if whole else None
                self._loaded = (digest, stored or SeedCatalogue())
            return self._loaded[1]

    def held(self) -> list[Held]:
        """The imported data sets."""
        with reading(self.engine) as session:
            return datasets(session)

    def digests(self) -> dict[str, str]:
        """SHA-256 of every imported file by data set, for a run's manifest."""
        return {item.title: item.sha256 for item in self.held()}


@lru_cache(maxsize=4)  # of a process: its own, and those a test or a second home brings
def _home(url: str) -> HomeCatalogue:
    return HomeCatalogue(url)


def home_catalogue(settings: Settings) -> HomeCatalogue:
    """The catalogue of the database the settings name. Raises SettingsError."""
    return _home(settings.database)


def open_catalogue(settings: Settings) -> Catalogue:
    """The catalogue as it stands now. Raises SettingsError or CaseError."""
    return home_catalogue(settings).current()


def look_up(settings: Settings, name: str) -> Known:
    """What is known of the institution a name means; else the nearest, as candidates."""
    home = home_catalogue(settings)
    with reading(home.engine) as session:
        listed = all_institutions(session)
        register = Register(listed) if listed else seed_register()
        meant = register.resolver.resolve(name)
        covered = tuple(item.year for item in datasets(session) if item.kind == "completions")
        known = Known(mention=name, imported=bool(listed), years=covered if listed else YEARS)
        if meant is None:
            near = register.nearest(name, NEAREST)
            found = tuple(Candidate(institution=item, likeness=score) for item, score in near)
            return known.model_copy(update={"candidates": found})
        campuses = register.campuses(meant.key, meant.name) if listed else (meant.key,)
        held = programmes(session, [meant.key]) if covered else seed_programmes(meant.key)
        return known.model_copy(
            update={
                "institution": register.institutions[meant.key],
                "campuses": tuple(register.institutions[key] for key in campuses[1:]),
                "programmes": tuple(held),
            }
        )


def state(settings: Settings) -> State:
    """The imported data sets with counts and ages, and the tables that ship."""
    home = home_catalogue(settings)
    today = datetime.now(UTC).date()
    with reading(home.engine) as session:
        held, counts = datasets(session), counted(session)
    table = load("us_computing_programmes")
    seed = Seed(
        table=table.name,
        title=table.title,
        institutions=len(table.rows),
        years=YEARS,
        dated=table.date,
        age_days=(today - table.date).days,
    )
    return State(
        datasets=tuple(held),
        ages={item.title: (today - date(item.year, 6, 30)).days for item in held},
        counts=counts,
        seed=seed,
        lists=tuple(states(settings)),
        used="imported" if isinstance(home.current(), StoredCatalogue) else "shipped",
    )
