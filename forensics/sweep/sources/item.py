"""One application of the input, as a worker takes it."""

from dataclasses import dataclass

from forensics.assembly.intake import Intake

MISSING_COLUMN = "missing_column"
"""The reason of a row with fewer cells than its table has columns; the others are `Unread`."""


@dataclass(frozen=True)
class Item:
    """An application in its place, or why it could not be taken: then `intake` is None.

    `reason` is a value of `Unread` or MISSING_COLUMN, `message` says it to the user.
    """

    number: int  # place in the input, from 0, over all that is swept
    id: str  # one line of at most 200 characters; two applications may give the same
    origin: str  # the path, or "table.csv, row 7" (rows are counted from 1, without the header)
    intake: Intake | None
    reason: str | None = None
    message: str | None = None
