"""What a language model may answer: closed forms of choices, numbers and quotes.

No form has a field for the model's own words. What a reviewer reads is written by the signal from
these choices, and from quotes that were found in the applicant's text; a model that was led astray
by what it read can therefore say nothing of its own.
"""

from typing import Literal

from pydantic import Field

from forensics.model.base import Noun

MOST_QUOTES = 6
MOST_ITEMS = 8


class DegreeJudgement(Noun):
    """Whether the listed programmes cover one degree; `quotes` are what they do not cover."""

    degree: int = Field(ge=1, description="Number of the degree, as given.")
    verdict: Literal["covered", "not_covered", "cannot_tell"]
    quotes: tuple[str, ...] = Field(
        max_length=MOST_QUOTES,
        description="Copied to the letter from that degree's text: what no programme covers.",
    )


class CourseworkAnswer(Noun):
    """One judgement a degree."""

    judgements: tuple[DegreeJudgement, ...] = Field(max_length=MOST_ITEMS)


class Change(Noun):
    """One thing that the newer snapshot states in place of another, quoted on both sides."""

    kind: Literal["profession", "employment", "education", "skills", "self_description"]
    older_quote: str = Field(description="Copied to the letter from the older snapshot.")
    newer_quote: str = Field(description="Copied to the letter from the newer snapshot.")


class RevivalAnswer(Noun):
    """Whether the newer snapshot goes on from the older one or replaces it."""

    verdict: Literal["replaced", "continued", "cannot_tell"]
    changes: tuple[Change, ...] = Field(max_length=MOST_ITEMS)
