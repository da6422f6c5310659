"""A link: what two applications share, quoted on both sides."""

from typing import Literal

from pydantic import Field

from forensics.model.base import Noun
from forensics.model.evidence import Evidence
from forensics.model.key import KeyKind

LinkKind = Literal[
    "corpus.shared_contact",
    "corpus.shared_passages",
    "corpus.shared_file",
    "corpus.burst",
    "corpus.reapplication",
    "same_person",
]


class Shared(Noun):
    """One thing that both applications hold.

    `holders` are the applications, of all compared, that hold it; `bits` what sharing it says
    (log2 of how much rarer it is among strangers), 0 where it is `suppressed_by` somebody's word.
    """

    kind: KeyKind
    value: str
    a: Evidence
    b: Evidence
    holders: int = Field(ge=2)
    bits: float = Field(ge=0)
    suppressed_by: str | None = None


class Link(Noun):
    """Two applications and all they share of one kind; it has no direction.

    `a` and `b` are ids in ascending order, the names as stated, None where none is.
    `same_person` says that the names agree as well: it weighs 0 bits.
    """

    kind: LinkKind
    a: str
    b: str
    name_a: str | None
    name_b: str | None
    strength_bits: float = Field(ge=0)
    evidence: tuple[Shared, ...] = Field(min_length=1)
