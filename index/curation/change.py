"""A change of a template: what was done, by whom, why, and the template after it."""

import unicodedata
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from index.errors import CurationError
from index.template import Template, storable

LONGEST_REASON = 10_000
LONGEST_AUTHOR = 200
PROGRAM = "this program"
"""The author of what nobody chose: the exemplars of a new home."""


class Action(StrEnum):
    """What a change did."""

    ADD = "add"
    IMPORT = "import"
    EDIT = "edit"
    REVIEW = "review"
    RETIRE = "retire"
    RESTORE = "restore"
    EXPIRE = "expire"
    ERASE = "erase"


class Change(BaseModel):
    """One change. ``number`` is the template's revision, ``library_revision`` the library's.

    ``content`` is the whole template after the change, None where it was erased since.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    template: str
    number: int
    library_revision: int
    at: datetime
    author: str
    action: Action
    reason: str
    content: Template | None


def stated(what: str, text: str, longest: int) -> str:
    """``text`` as it is kept.

    Raises:
        CurationError: nothing of it can be seen, or it is too long.
    """
    if not any(letter.isprintable() and not letter.isspace() for letter in text):
        raise CurationError(f"{what} is needed, and cannot be blank")
    if len(text) > longest:
        raise CurationError(f"{what} of {len(text):,} characters is too long; {longest:,} are kept")
    return storable(text.strip())


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's but for case, blanks and how letters are composed."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    # Format and control characters are not seen: with them anybody is a second person.
    return "".join(
        letter
        for letter in composed
        if not letter.isspace() and unicodedata.category(letter) not in {"Cf", "Cc"}
    )
