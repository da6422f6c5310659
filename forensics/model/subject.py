"""What a signal is given to look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from forensics.model.application import Application
from forensics.model.document import Document
from forensics.model.record import Record
from forensics.model.tools import Need
from index.match import Match


@dataclass(frozen=True)
class Subject:
    """One application with its records.

    `resumes` are the records of submitted resumes in the order given; `profiles` those of profile
    snapshots, oldest first, undated ones last. `matches_of` are the template matches of each
    resume's passages by document, `matches` those of the first (empty when there is no index).
    `today` is the day of submission, else of the run. `failed` holds means that broke while being
    used, by the name signals need them under; `gaps` say what was submitted but not read or not
    understood, by family ("" for all).
    """

    application: Application
    resumes: tuple[Record, ...]
    profiles: tuple[Record, ...]
    matches: tuple[Match, ...]
    today: date
    failed: Mapping[Need, str] = field(default_factory=lambda: MappingProxyType({}))
    gaps: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    matches_of: Mapping[str, tuple[Match, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def document(self, record: Record) -> Document:
        """The document a record was parsed from."""
        return self.application.all_documents()[record.document]

    @cached_property
    def form(self) -> dict[str, str]:
        """What the application form states, by the path of the field."""
        return self.application.form()

    @property
    def records(self) -> tuple[Record, ...]:
        """Resumes first, then profiles."""
        return self.resumes + self.profiles
