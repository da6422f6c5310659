"""The means signals may use, as Protocols: who provides them is decided in `assembly`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from forensics.reference.table import Row
from index.match import Match

Need = Literal["catalogue", "templates", "llm", "corpus", "snapshots"]


class Catalogue(Protocol):
    """What is known of institutions and their programmes."""

    @property
    def years(self) -> tuple[int, int]:
        """First and last academic year the programmes cover."""
        ...

    def resolve(self, mention: str) -> Row | None:
        """The row of the institution a mention means; None when it is unknown or not certain."""
        ...

    def level(self, degree: str) -> str | None:
        """The level a degree's words state: "bachelor", "master", "doctor"...; None if unclear."""
        ...

    def programmes(self, field: str) -> Row | None:
        """The row that maps a field of study, as people write it, to CIP codes; None if unknown."""
        ...

    def offered(self, institution: Row, level: str) -> frozenset[str]:
        """CIP codes in which the institution reported awards at that level in `years`."""
        ...


class Templates(Protocol):
    """The library of known templates."""

    def match(self, passages: Sequence[str]) -> tuple[Match, ...]:
        """Matches of an application's passages, strongest first."""
        ...

    @property
    def revision(self) -> int:
        """Grows with every change of the library."""
        ...

    @property
    def embedder(self) -> str:
        """Name and weights' hash of the embedding model."""
        ...


@dataclass(frozen=True)
class Tools:
    """The means at hand; None where one is missing, so that its signals say "not assessed"."""

    catalogue: Catalogue | None = None
    templates: Templates | None = None
