"""The lists every installation has: shipped tables of public designations and court records.

A table of `forensics.reference` is a list when it has the columns `kind`, `value`, `source` and
`confidence`; the others of an entry may be there too: `names`, `weak_names`, `addresses` and
`domains` (several of them parted by "|"), `date`, `expires`, `note`. Its rows are dated as the
table is where they give no date of their own.
"""

from collections.abc import Iterator
from functools import cache

from pydantic import ValidationError

from forensics.errors import ReferenceTableError
from forensics.model import Listed
from forensics.reference import load, names
from forensics.reference.table import Table

_NEEDED = {"kind", "value", "source", "confidence"}
_SEVERAL = ("names", "weak_names", "addresses", "domains")


@cache
def seeds() -> tuple[Listed, ...]:
    """Every entry of every shipped list. Raises ReferenceTableError for a row out of form."""
    tables = (load(name) for name in names())
    return tuple(entry for table in tables if is_list(table) for entry in _entries(table))


def seed_names() -> tuple[str, ...]:
    """The names of the shipped lists."""
    return tuple(name for name in names() if is_list(load(name)))


def is_list(table: Table) -> bool:
    """Whether a table is a list with provenance."""
    return set(table.columns) >= _NEEDED


def _entries(table: Table) -> Iterator[Listed]:
    for key, row in table.rows.items():
        cells = {name: cell for name, cell in row.cells.items() if cell}
        for name in _SEVERAL:
            parts = (part.strip() for part in cells.pop(name, "").split("|"))
            cells[name] = tuple(part for part in parts if part)  # type: ignore[assignment]
        dated = cells.pop("date", None) or table.date
        known = {name: cell for name, cell in cells.items() if name in Listed.model_fields}
        try:
            yield Listed.model_validate(known | {"list": table.name, "key": key, "dated": dated})
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise ReferenceTableError(f"{table.name}, {key}: {where}: {first['msg']}") from None
