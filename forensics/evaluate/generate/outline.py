"""A resume before it takes a format: headings, entries and rows, with the truth they state."""

from dataclasses import dataclass
from typing import Literal

from forensics.evaluate.generate.truth import Truth
from forensics.model.base import Noun

SectionKind = Literal[
    "summary", "experience", "education", "skills", "certifications", "projects", "languages",
    "interests", "references",
]  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One printed line; `right` stands at the right margin of the same line."""

    left: str
    right: str = ""
    bold: bool = False


class Entry(Noun):
    """A post, a course of study, or a bare list: head rows, then bullets, then plain lines."""

    rows: tuple[Row, ...] = ()
    bullets: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


class Section(Noun):
    """A heading and what stands under it."""

    kind: SectionKind
    heading: str
    entries: tuple[Entry, ...]


class Outline(Noun):
    """One whole resume: head of the page, sections in order, bullet glyph, and its truth."""

    name: str
    printed_name: str
    headline: str
    contact: tuple[str, ...]
    sections: tuple[Section, ...]
    glyph: str
    truth: Truth

    def of(self, *kinds: SectionKind) -> tuple[Section, ...]:
        """The sections of these kinds, in page order."""
        return tuple(section for section in self.sections if section.kind in kinds)

    def without(self, *kinds: SectionKind) -> tuple[Section, ...]:
        """All other sections, in page order."""
        return tuple(section for section in self.sections if section.kind not in kinds)
