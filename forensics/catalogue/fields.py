"""Fields of study as people write them, and the codes schools report them under."""

from dataclasses import replace
from functools import cache
from types import MappingProxyType

from forensics.catalogue.names import normalised
from forensics.reference.table import Row, load


def shipped_programme(field: str) -> Row | None:
    """The row of `programme_names` whose name or alias is `field`, None if there is none.

    Where all awards are needed to decide (`decidable` = "all"), the shipped table cannot.
    """
    return _rows().get(normalised(field))


def programme(field: str) -> Row | None:
    """The same for a catalogue of all awards: its codes are those of both columns."""
    row = _rows().get(normalised(field))
    if row is None:
        return None
    decidable = "yes" if row["decidable"] in {"yes", "all"} else "no"
    codes = f"{row['cips']} {row['beyond']}".strip()
    cells = MappingProxyType({**row.cells, "cips": codes, "decidable": decidable})
    return replace(row, cells=cells)


@cache
def _rows() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in load("programme_names").rows.values():
        for name in (row["name"], *row["aliases"].split("|")):
            found.setdefault(normalised(name), row)
    return found
