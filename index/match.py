"""What a comparison with the library found: a template, its verdict and the aligned passages."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from index.template import TemplateStatus

MANY_SCORE = 2.5
MANY_PAIRS = 6
"""Score and rare pairs from which a known template aligns in many passages, not merely enough."""


class Verdict(StrEnum):
    """What the aligned passages amount to."""

    KNOWN_TEMPLATE = "known_template"
    """Enough passages that are rare among resumes align with the template."""
    SHARED_SOURCE = "shared_source"
    """Some rare text is copied, too little of it: a common source explains it as well."""
    COMMON_TEXT = "common_text"
    """What aligns is stock lines of resumes, or too little to say anything."""


class Pair(BaseModel):
    """A passage of the text beside the template's passage it aligns with.

    ``passage`` is the index of the line given; ``quote`` is ``line[start:end]`` verbatim.
    ``strength`` is what the pair adds to the score, 0 for a stock line. ``background_seen`` of
    ``background_size`` ordinary resume lines are near copies of the passage; ``rare`` says that
    none is, there or in an unrelated template, and that the two stand well above chance.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    passage: int
    start: int
    end: int
    quote: str
    template_quote: str
    strength: float
    kind: Literal["copied", "reworded"]
    rare: bool
    background_seen: int
    background_size: int


class Match(BaseModel):
    """A template and how much of it a text repeats; pairs are strongest first.

    ``expired`` says that the template had expired on the day of the comparison.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    template: str
    title: str
    status: TemplateStatus
    score: float
    verdict: Verdict
    pairs: tuple[Pair, ...]
    expired: bool = False

    @property
    def weighs(self) -> bool:
        """Whether the match may weigh: the template is stable and has not expired."""
        return self.status is TemplateStatus.STABLE and not self.expired

    @property
    def rare_pairs(self) -> int:
        """How many aligned passages are rare: what the verdict and a signal's strength rest on."""
        return sum(pair.rare for pair in self.pairs)

    @property
    def many(self) -> bool:
        """Whether many rare passages align: what a strong finding asks for."""
        known = self.verdict is Verdict.KNOWN_TEMPLATE
        return known and self.score >= MANY_SCORE and self.rare_pairs >= MANY_PAIRS
