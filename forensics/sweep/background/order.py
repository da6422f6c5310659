"""What was asked of a sweep, and by whom."""

from datetime import datetime
from pathlib import Path

from pydantic import Field

from forensics.model.base import Noun
from forensics.sweep.bench import Examine
from forensics.sweep.output import RUN
from forensics.sweep.run import Request
from forensics.sweep.workplace import unfinished

FOUND = "found"
"""Where in its own folder a sweep writes what it finds."""


def swept(out: Path) -> bool:
    """Whether a sweep of this home has written all that it found."""
    return (out / RUN).exists() and not unfinished(out)


class Order(Noun):
    """A sweep as somebody asked for it: `title` for people, `by` their name.

    `paths` are absolute; `columns` maps this project's names of columns to a table's; `save` stores
    the applications.
    """

    title: str
    by: str
    began: datetime
    paths: tuple[str, ...] = Field(min_length=1)
    columns: dict[str, str] = Field(default_factory=dict)
    examine: Examine = "fast"
    save: bool = False

    def request(self, folder: Path) -> Request:
        """What is run in `folder`: what lies there unfinished is taken up."""
        out = folder / FOUND
        return Request(
            paths=self.paths,
            out=out,
            columns=self.columns,
            examine=self.examine,
            save=self.save,
            resume=unfinished(out),
        )
