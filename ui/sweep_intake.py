"""What a person gave on the screen to sweep -> files in the sweep's own folder, and its order."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from forensics.assembly.intake import MANIFEST, as_text
from forensics.sweep.background import Order
from forensics.sweep.bench import Examine
from forensics.sweep.sources.kinds import is_table
from ui.present import Held
from ui.present_sweeps import title

_SIGNS = frozenset(" ._-()+@,&'")
_LONGEST = 160  # bytes of a name, its ending aside: file systems take 255
_DOCUMENTS, _TABLES = "documents", "tables"


@dataclass(frozen=True)
class Given:
    """The form of a sweep, as filled in: files, or else a folder that was permitted.

    `attached` says that the documents are attachments of the tables, no applications themselves.
    """

    files: Sequence[Held]
    folder: Path | None
    examine: Examine
    by: str
    columns: dict[str, str] = field(default_factory=dict)
    attached: bool = False
    save: bool = False

    def order(self, began: datetime, to: Path) -> Order:
        """The order, once every file stands below the empty folder `to`. Raises OSError."""
        paths = [str(self.folder)] if self.folder else _laid(self.files, to, attached=self.attached)
        return Order(
            title=title(self.files, str(self.folder or ""))[:300],
            by=self.by,
            began=began,
            paths=tuple(paths),
            columns=self.columns,
            examine=self.examine,
            save=self.save,
        )


def _laid(files: Sequence[Held], to: Path, *, attached: bool) -> list[str]:
    """Writes the files and says what of them is swept: tables each, all documents as a folder."""
    taken: set[str] = set()
    tables: list[str] = []
    documents = to / _DOCUMENTS
    for file in files:
        table = is_table(file.name)
        folder = to / _TABLES if table or attached else documents
        folder.mkdir(exist_ok=True)
        path = folder / _free(file_name(file.name), taken)
        path.write_bytes(file.data)
        if table:
            tables.append(str(path))
    return [*tables, *([str(documents)] if documents.exists() else [])]


def file_name(name: str) -> str:
    """A name for a file that keeps an upload's letters, digits and ending, and nothing that steers.

    It is never hidden, names no other folder, makes none an application, and has room in any file
    system.
    """
    kept = "".join(
        sign if sign in _SIGNS or unicodedata.category(sign)[0] in "LMN" else "_"
        for sign in unicodedata.normalize("NFC", as_text(name))
    ).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending.encode()) > 20:
        stem, dot, ending = kept, "", ""
    short = stem.encode()[:_LONGEST].decode("utf-8", "ignore").strip(" .")
    given = f"{short or 'file'}{dot}{ending}"
    return f"_{given}" if given.casefold() == MANIFEST else given


def _free(name: str, taken: set[str]) -> str:
    """The name, or with a number where another has it, large and small letters alike."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{stem} ({number}){dot}{ending}"
    taken.add(free.casefold())
    return free
