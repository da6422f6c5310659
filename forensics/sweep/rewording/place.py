"""Where this step keeps what it makes: beside the parts, and gone with them."""

from pathlib import Path

_FOLDER = "rewording"


def place(work: Path, table: str = "") -> Path:
    """The folder of a table of this step, or of all."""
    return work / _FOLDER / table
