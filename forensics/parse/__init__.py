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


def brief(document: Document) -> tuple[Record, list[tuple[int, int]]]:
    """Who a resume is of and its contacts, and where its lines stand: what links it to others.

    A fraction of the time of `parse`: no posts, no education, no passages but lines as they stand.
    """
    from forensics.parse.resume import brief

    return brief(document)


__all__ = ["brief", "parse"]
