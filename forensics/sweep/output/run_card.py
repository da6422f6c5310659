"""The run card of a sweep: enough to know later what produced these files."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from forensics.model import Manifest
from forensics.model.base import Noun
from forensics.sweep.output.summary import Summary


class RunCard(Noun):
    """One sweep as it was asked for and run; `run.json` holds it.

    `options` are the command's, as given; `counts` whatever was counted on the way, in the order
    to be shown. `manifest` says what took part, each by its hash or revision; `summary` is None
    until the files are written.
    """

    version: str
    started: datetime
    finished: datetime
    options: dict[str, str] = Field(default_factory=dict)
    examine: Literal["none", "fast", "full"]
    engine: str
    workers: int = Field(ge=1)
    counts: dict[str, int] = Field(default_factory=dict)
    manifest: Manifest | None = None
    summary: Summary | None = None
