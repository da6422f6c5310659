"""What the person who imports a list says about it, beside the file."""

from datetime import date

from pydantic import Field

from forensics.model import ListKind
from forensics.model.base import Noun


class Told(Noun):
    """Holds where the file itself does not say otherwise, row by row; `name` always.

    `dated` is the day of a list that states none (default: the day its file was last written).
    `programmes` are sanctions programmes whose entities alone are taken, in any case of letter.
    """

    kind: ListKind | None = None
    name: str | None = Field(default=None, min_length=1, max_length=200)
    source: str | None = Field(default=None, min_length=1)
    dated: date | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)
    expires: date | None = None
    programmes: tuple[str, ...] = ()
