"""Which official data set a file is, by the names of its columns."""

from forensics.catalogue.importing import cip, completions, directory
from forensics.catalogue.importing.dataset import Dataset, Kind
from forensics.catalogue.importing.files import Given
from forensics.catalogue.importing.lines import header
from forensics.catalogue.importing.years import year_of
from forensics.errors import ImportRefusedError


def recognised(given: Given) -> Kind | None:
    """The kind of data set, None when the file is none of these.

    Raises ImportRefusedError for an IPEDS file that is another survey or lacks columns.
    """
    columns = set(header(given.head))
    if columns >= completions.NEEDED and columns & set(completions.TOTALS):
        return "completions"
    if columns >= directory.NEEDED:
        return "institutions"
    if columns >= cip.NEEDED:
        return "cip"
    if "UNITID" in columns:
        raise ImportRefusedError(
            f"{given.name}: an IPEDS file, but neither HDyyyy (columns "
            f"{', '.join(sorted(directory.NEEDED))}) nor Cyyyy_A "
            f"({', '.join(sorted(completions.NEEDED))}, {completions.TOTALS[0]})"
        )
    return None


def read(given: Given, kind: Kind, year: int | None) -> Dataset:
    """The file's rows. Raises ImportRefusedError when its year is unknown or no row can be used."""
    if kind == "cip":
        stated = any(sign.isdigit() for sign in given.called)
        edition = year if year is not None or stated else cip.edition(given)
        found = cip.read(given, year_of(given.called, given.name, edition))
    elif kind == "institutions":
        found = directory.read(given, year_of(given.called, given.name, year))
    else:
        found = completions.read(given, year_of(given.called, given.name, year))
    if not found.rows:
        why = f": line {found.rejections[0].line}, {found.rejections[0].reason}"
        raise ImportRefusedError(
            f"{given.name}: no row can be used{why if found.rejections else ''}"
        )
    return found
