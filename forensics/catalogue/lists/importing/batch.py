"""Several files given at once: which are lists, and which stand beside one."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from forensics.catalogue.importing.files import Given, opened
from forensics.catalogue.lists.importing.draft import Draft
from forensics.catalogue.lists.importing.recognise import Format, read, recognised
from forensics.catalogue.lists.importing.told import Told
from forensics.errors import ImportRefusedError

BESIDE = ("alt.csv", "add.csv")  # what OFAC publishes beside sdn.csv


class ListFile(NamedTuple):
    """A list to import. `dated` is the day its file was last written."""

    given: Given
    format: Format
    beside: list[Given]
    told: Told
    dated: date

    def draft(self) -> Draft:
        """What it says. Raises ImportRefusedError when nothing of it can be used."""
        found = read(self.given, self.format, self.beside, self.told, self.dated)
        undated = self.told.dated is None and any(
            entry.dated == self.dated for entry in found.entries.values()
        )
        if undated and found.dated == self.dated:
            found.notes.append(
                f"dated {self.dated}, when the file was last written; --date says it"
            )
        return found


def lists_of(files: Sequence[tuple[Path, Given]], told: Told) -> dict[int, ListFile]:
    """The lists among files, by their place; alt.csv and add.csv go with the sdn.csv given or near.

    Raises ImportRefusedError for a file that is none, for two lists under one name, and for
    alt.csv or add.csv without the list.
    """
    formats = {place: _format(given, told) for place, (_, given) in enumerate(files)}
    sort_beside: list[tuple[Path, Given]] = [
        files[place] for place, format_ in formats.items() if format_ in {"alt", "add"}
    ]
    chosen = [place for place, format_ in formats.items() if format_ not in {"alt", "add"}]
    if sort_beside and "sdn" not in formats.values():
        raise ImportRefusedError(f"{sort_beside[0][1].name}: stands beside sdn.csv; give that one")
    if told.name is not None and len(chosen) > 1:
        raise ImportRefusedError(f"--name {told.name} is for one list; {len(chosen)} are given")
    return {
        place: ListFile(
            files[place][1],
            formats[place],
            _beside(files[place][0], sort_beside) if formats[place] == "sdn" else [],
            told,
            _written(files[place][0]),
        )
        for place in chosen
    }


def _format(given: Given, told: Told) -> Format:
    found = recognised(given, told)
    if found is None:
        raise ImportRefusedError(
            f"{given.name}: no known data set; a list needs a header with the columns value and "
            "kind, or one value a line and --kind"
        )
    return found


def _beside(path: Path, given: Sequence[tuple[Path, Given]]) -> list[Given]:
    """The files given; of those not given, the ones that lie in the list's folder."""
    found = [item for _, item in given]
    called = {item.name.lower().rpartition("/")[2] for item in found}
    if path.suffix.lower() == ".zip":
        return found
    near = (item for item in sorted(path.parent.iterdir()) if item.name.lower() in BESIDE)
    found += [opened(item)[0] for item in near if item.name.lower() not in called]
    return found


def _written(path: Path) -> date:
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    except OSError as error:
        raise ImportRefusedError(f"{path}: {error.strerror or error}") from error
    return min(written, datetime.now(UTC).date())
