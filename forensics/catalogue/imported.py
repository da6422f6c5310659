"""What became of the rows of an imported file: each is kept, a duplicate, or rejected by line."""

from pydantic import Field

from forensics.model import LookedBack
from forensics.model.base import Noun


class Rejection(Noun):
    """A row that was not taken: `line` counts from 1, as an editor shows it."""

    file: str
    line: int = Field(ge=1)
    reason: str = Field(min_length=1)


class Unchecked(Noun):
    """A stored case that could not be looked at again, and why."""

    case: str
    reason: str


class Rechecked(Noun):
    """What looking at the stored cases again came to, once lists had changed.

    `new_findings` and `lost_findings` are cases that were examined again because something is
    found now, or is found no more; `failed` those that could not be looked at.
    """

    cases: int
    new_findings: tuple[str, ...] = ()
    lost_findings: tuple[str, ...] = ()
    failed: tuple[Unchecked, ...] = ()


class Imported(Noun):
    """The outcome of importing one file.

    `dataset` names what it was recognised as and its edition ("IPEDS Completions 2022"). `rows`
    counts what was read: those added, those that were there already (`unchanged`), those that
    stood twice in the file (`duplicates`) and the `rejections`. `notes` say what else a person
    should know of it; `looked_back` and `rechecked` what came of stored applications, and of cases,
    when the last list was in.
    """

    file: str
    dataset: str
    rows: int
    added: int
    unchanged: int = 0
    duplicates: int = 0
    rejections: tuple[Rejection, ...] = ()
    notes: tuple[str, ...] = ()
    looked_back: LookedBack | None = None
    rechecked: Rechecked | None = None
