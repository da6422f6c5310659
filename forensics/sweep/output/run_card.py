"""The run card of a sweep: enough to know later what produced these files."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from forensics.model.base import Noun


class RunCard(Noun):
    """One sweep as it was asked for and run; `run.json` holds it.

    `options` are the command's, as given; `counts` whatever was counted on the way, in the order
    to be shown. `index_revision`, `embedder` and `llm` are None where none took part.
    """

    version: str
    started: datetime
    finished: datetime
    options: dict[str, str] = Field(default_factory=dict)
    examine: Literal["none", "fast", "full"]
    engine: str
    workers: int = Field(ge=1)
    counts: dict[str, int] = Field(default_factory=dict)
    index_revision: int | None = None
    embedder: str | None = None
    llm: str | None = None
