"""A row as its table has it."""

from collections.abc import Mapping
from typing import NamedTuple

from forensics.errors import Unread


class Raw(NamedTuple):
    """The cells of a row by our names, as text; or why it is no row that can be taken."""

    cells: Mapping[str, str]
    reason: str | None = None
    message: str | None = None


def spoilt(message: str, reason: str = Unread.MALFORMED) -> Raw:
    """A row that cannot be taken."""
    return Raw({}, reason, message)
