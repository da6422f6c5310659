"""Document -> Record: what a resume or profile states, every leaf with its span."""

from datetime import date
from typing import Literal

from forensics.model.document import Document
from forensics.model.record import Record


def parse(
    document: Document,
    kind: Literal["resume", "profile"] = "resume",
    captured_at: date | None = None,
) -> Record:
    """What `document` states.

    `captured_at` is the day a profile snapshot was taken, where it is known better than the
    document itself tells it. What is not stated, or not surely, is left None.
    """
    from forensics.parse.resume import read

    return read(document, kind, captured_at)


__all__ = ["parse"]
