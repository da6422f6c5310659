"""An official file turned into rows of the catalogue, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from forensics.catalogue.imported import Rejection

Kind = Literal["institutions", "completions", "cip"]
TITLES: Mapping[str, str] = {
    "institutions": "IPEDS Institutional Characteristics",
    "completions": "IPEDS Completions",
    "cip": "Classification of Instructional Programs",
}


@dataclass
class Dataset:
    """A file's rows, ready to be written: column values by table column, one mapping a row."""

    kind: Kind
    year: int
    rows: list[dict[str, Any]] = field(default_factory=list)
    read: int = 0
    duplicates: int = 0
    rejections: list[Rejection] = field(default_factory=list)

    @property
    def title(self) -> str:
        """ "IPEDS Completions 2022"."""
        return f"{TITLES[self.kind]} {self.year}"

    def reject(self, file: str, line: int, reason: str) -> None:
        """Count a row that is not taken."""
        self.rejections.append(Rejection(file=file, line=line, reason=reason))
