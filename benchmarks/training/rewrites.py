"""Lines of résumés written for this project, each beside rewordings and other people's lines.

``rewrites/*.tsv``: occupation, style, a line, the line reworded so that no phrase survives, the
line reworded in the style named, and two lines by other people of that occupation about the same
duty with facts of their own. Files ``hard_*`` hold rewordings that also change how much is told.
"""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("rewrites")


class Row(NamedTuple):
    """A line, its rewordings and its twins; ``subject`` is the file's name."""

    subject: str
    occupation: str
    style: str
    line: str
    rewrite: str
    restyled: str
    twin: str
    twin2: str


def read(folder: Path = FOLDER) -> list[Row]:
    """All rows, in the order of files and rows.

    Raises:
        ValueError: a row has not seven columns.
    """
    rows = []
    for path in sorted(folder.glob("*.tsv")):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if text.startswith("#"):
                continue
            cells = text.split("\t")
            if len(cells) != len(Row._fields) - 1:
                raise ValueError(f"{path.name}:{number}: {len(cells)} columns, 7 are needed")
            rows.append(Row(path.stem, *cells))
    return rows
