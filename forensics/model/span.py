"""Where something stands in a document's text."""

from pydantic import model_validator

from forensics.model.base import Noun


class Span(Noun):
    """Half-open range of 0-based code points of a text: `text[start:end]`."""

    start: int
    end: int

    @model_validator(mode="after")
    def _ordered(self) -> "Span":
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end} is not an ordered, non-negative range")
        return self

    def of(self, text: str) -> str:
        """The characters of `text` in this range."""
        return text[self.start : self.end]


class Quoted(Noun):
    """A value read from a text, and the span it was read from."""

    value: str
    span: Span
