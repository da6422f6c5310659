"""Dates as resumes state them: a year, perhaps a month, never an invented one."""

from datetime import date
from typing import Self

from pydantic import Field

from forensics.model.base import Noun
from forensics.model.span import Span


class PartialDate(Noun):
    """A stated year (1900-2100) and, when stated, a month (1-12)."""

    year: int = Field(ge=1900, le=2100)
    month: int | None = Field(default=None, ge=1, le=12)

    def __str__(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def of(cls, day: date) -> Self:
        """The month of a calendar day."""
        return cls(year=day.year, month=day.month)

    @property
    def earliest(self) -> int:
        """First month this can mean, as months since year 0 (so that months can be subtracted)."""
        return self.year * 12 + (self.month or 1) - 1

    @property
    def latest(self) -> int:
        """Last month this can mean, as months since year 0."""
        return self.year * 12 + (self.month or 12) - 1


class Dated(Noun):
    """A partial date and the span it was read from."""

    value: PartialDate
    span: Span
