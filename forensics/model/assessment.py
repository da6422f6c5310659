"""An assessment: the bits each signal contributes, and the band that orders the queue."""

from enum import StrEnum

from forensics.model.base import Noun


class Band(StrEnum):
    """How soon to look, strongest first. A band orders a queue; it decides nothing."""

    PRIORITY = "priority"
    REVIEW = "review"
    INFORMATIONAL = "informational"
    NOTHING_SEEN = "nothing_seen"


class Contribution(Noun):
    """One bar: log2 Bayes factor of one signal after the family rule, and why it is that much."""

    signal: str
    family: str
    bits: float
    because: str


class Coverage(Noun):
    """How many signals came to what; `assessed` = hit + clear."""

    assessed: int = 0
    not_assessed: int = 0
    not_applicable: int = 0
    error: int = 0


class Assessment(Noun):
    """Contributions sum to `total_bits` to 1e-9."""

    contributions: tuple[Contribution, ...]
    total_bits: float
    band: Band
    coverage: Coverage
