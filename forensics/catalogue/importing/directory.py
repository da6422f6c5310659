"""IPEDS Institutional Characteristics (HDyyyy): one row an institution.

Read by column name; of 1980 to 2024 the columns used here kept theirs. Source: the data dictionary
that NCES publishes with each file.
"""

import re
from typing import Any

from forensics.catalogue.importing.dataset import Dataset
from forensics.catalogue.importing.files import Given
from forensics.catalogue.importing.lines import rows

NEEDED = frozenset({"UNITID", "INSTNM", "CITY", "STABBR"})
NOT_STATED = {"", ".", "-1", "-2", "-3"}
_UNITID = re.compile(r"[1-9]\d{5}")
_HOST = re.compile(r"(?:https?:)?/*(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})", re.IGNORECASE)
# Aliases stand apart by bars or semicolons, in some rows by commas or two blanks.
_BETWEEN = re.compile(r"\s*[|;]\s*|\s{2,}|\s*,\s+(?=[^,]{3,})(?!Inc\b)")
LONGEST = 300  # characters of a name: longer cells are a misplaced quotation mark's


def read(given: Given, year: int) -> Dataset:
    """The rows of an HD file; a row without number or name is rejected, a repeated one counted."""
    found = Dataset("institutions", year)
    seen = set[int]()
    for row in rows(given.data):
        found.read += 1
        problem = row.problem or _problem(row.cells)
        if problem:
            found.reject(given.name, row.line, problem)
        elif int(row.cells["UNITID"]) in seen:
            found.duplicates += 1
        else:
            seen.add(int(row.cells["UNITID"]))
            found.rows.append(_institution(row.cells, year))
    return found


def _problem(cells: dict[str, str]) -> str:
    if not _UNITID.fullmatch(cells["UNITID"].strip()):
        return f"UNITID {cells['UNITID'].strip()[:20]!r} is not a number of six digits"
    name = _stated(cells, "INSTNM")
    if not name:
        return "the institution has no name"
    return f"a name of {len(name)} characters" if len(name) > LONGEST else ""


def _institution(cells: dict[str, str], year: int) -> dict[str, Any]:
    host = _HOST.match(_stated(cells, "WEBADDR"))
    successor = _stated(cells, "NEWID")
    active = _stated(cells, "CYACTIVE")
    return {
        "unitid": int(cells["UNITID"]),
        "year": year,
        "name": _stated(cells, "INSTNM"),
        "aliases": "|".join(_aliases(_stated(cells, "IALIAS"))),
        "city": _stated(cells, "CITY"),
        "state": _stated(cells, "STABBR")[:8],
        "domain": host[1].lower() if host else "",
        "system": _stated(cells, "F1SYSNAM"),
        "opeid": _stated(cells, "OPEID")[:16],
        "active": active in {"", "1"},
        "closed": _stated(cells, "CLOSEDAT") or _stated(cells, "DEATHYR"),
        "successor": int(successor) if _UNITID.fullmatch(successor) else None,
    }


def _aliases(cell: str) -> list[str]:
    parts = (" ".join(part.split()).strip(" ,;|") for part in _BETWEEN.split(cell))
    return list(dict.fromkeys(part for part in parts if part))


def _stated(cells: dict[str, str], column: str) -> str:
    value = " ".join(cells.get(column, "").split()) if column != "IALIAS" else cells.get(column, "")
    return "" if value.strip() in NOT_STATED else value.strip()
