"""Files into the catalogue and the lists: all that are given together, or none."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from forensics.assembly.catalogue import home_catalogue
from forensics.assembly.looking_back import look_back
from forensics.assembly.rechecking import recheck
from forensics.catalogue.imported import Imported
from forensics.catalogue.importing import import_given, opened, recognised
from forensics.catalogue.lists.edited import replace
from forensics.catalogue.lists.importing import Told, lists_of
from forensics.settings import Settings
from forensics.store.transaction import writing


def import_files(
    settings: Settings,
    paths: Sequence[Path],
    year: int | None = None,
    told: Told | None = None,
    author: str | None = None,
) -> list[Imported]:
    """Import official files and lists in one transaction; an outcome each, the lists' last.

    `told` is what is said of the lists. Once lists are in, their new indicators are looked for in
    all that is stored, and stored cases are looked at again: the last outcome says what came of it.
    Raises ImportRefusedError, naming the file, when one cannot be read or is no known data set;
    CaseError when the database cannot be written.
    """
    files = [(path, given) for path in paths for given in opened(path)]
    kinds = [recognised(given) for _, given in files]  # before anything is opened for writing
    others = [file for file, kind in zip(files, kinds, strict=True) if kind is None]
    drafts = [item.draft() for item in lists_of(others, told or Told()).values()]
    now = datetime.now(UTC)
    with writing(home_catalogue(settings).engine) as session:
        outcomes = [
            import_given(session, given, kind, year)
            for (_, given), kind in zip(files, kinds, strict=True)
            if kind is not None
        ]
        outcomes += [replace(session, draft, now, author) for draft in drafts]
    if drafts:
        later = {"looked_back": look_back(settings), "rechecked": recheck(settings, author)}
        outcomes[-1] = outcomes[-1].model_copy(update=later)
    return outcomes
