"""What `catalogue lookup` and `catalogue status` tell."""

from datetime import date
from typing import Literal

from forensics.catalogue.holdings import Held, Programme
from forensics.catalogue.institution import Institution
from forensics.catalogue.lists.entry import ListState
from forensics.model.base import Noun


class Candidate(Noun):
    """An institution of a similar name: a suggestion, never an answer."""

    institution: Institution
    likeness: float


class Known(Noun):
    """What is known by a name.

    `institution` is None where the name is unknown or several bear it. `campuses` are others that
    the name may mean; their programmes count when a degree is examined. `years` are the academic
    years whose awards were looked at; `imported` tells official files from the shipped table.
    """

    mention: str
    imported: bool
    years: tuple[int, ...]
    institution: Institution | None = None
    campuses: tuple[Institution, ...] = ()
    programmes: tuple[Programme, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class Seed(Noun):
    """The table that every installation has."""

    table: str
    title: str
    institutions: int
    years: tuple[int, int]
    dated: date
    age_days: int


class State(Noun):
    """Data sets and lists; `ages` by title, in days since the end of the year each is of."""

    datasets: tuple[Held, ...]
    ages: dict[str, int]
    counts: dict[str, int]
    seed: Seed
    used: Literal["imported", "shipped"]
    lists: tuple[ListState, ...] = ()
