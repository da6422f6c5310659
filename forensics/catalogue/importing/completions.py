"""IPEDS Completions (Cyyyy_A): awards by institution, programme, first or second major, level.

Files of before 2008 give the total as CRACE24. A row of no awards is kept: the programme stood.
Totals over all programmes (code 99) are passed over. Source: the dictionaries beside the files.
"""

import re
from collections.abc import Mapping

from forensics.catalogue.importing.dataset import Dataset
from forensics.catalogue.importing.files import Given
from forensics.catalogue.importing.lines import rows

NEEDED = frozenset({"UNITID", "CIPCODE", "AWLEVEL"})
TOTALS = ("CTOTALT", "CRACE24")
# Codes of the award levels; 9 and 10 are doctor's and first professional degrees until 2010.
LEVELS: Mapping[int, str] = {
    **dict.fromkeys((1, 2, 4, 6, 8, 11, 12, 20, 21), "certificate"),
    3: "associate",
    5: "bachelor",
    7: "master",
    **dict.fromkeys((9, 10, 17, 18, 19), "doctor"),
}
_ALL = re.compile(r"99(?:\.0{1,4})?")
_CIP = re.compile(r"\d\d\.\d{4}")
_LOST_ZERO = re.compile(r"\d\.\d{4}")  # "1.0999": opened and saved by a spreadsheet


def read(given: Given, year: int) -> Dataset:
    """The rows of a Completions file; first and second majors of a programme become one."""
    found = Dataset("completions", year)
    seen = set[tuple[str, str, str, str]]()
    awards: dict[tuple[int, int, str], int] = {}
    for row in rows(given.data):
        cells = row.cells
        cip = cells["CIPCODE"].strip(' ="') if cells else ""
        if _ALL.fullmatch(cip):
            continue
        found.read += 1
        cip = f"0{cip}" if _LOST_ZERO.fullmatch(cip) else cip
        total = _total(cells)
        problem = row.problem or _problem(cells, cip, total)
        if problem:
            found.reject(given.name, row.line, problem)
            continue
        key = (cells["UNITID"], cip, cells.get("MAJORNUM", ""), cells["AWLEVEL"])
        if key in seen:
            found.duplicates += 1
            continue
        seen.add(key)
        programme = (int(cells["UNITID"]), int(cells["AWLEVEL"]), cip)
        awards[programme] = awards.get(programme, 0) + int(total or 0)
    found.rows = [
        {"unitid": unitid, "level": level, "year": year, "cip": code, "awards": total}
        for (unitid, level, code), total in awards.items()
    ]
    return found


def _problem(cells: dict[str, str], cip: str, total: str) -> str:
    unitid, level = cells["UNITID"].strip(), cells["AWLEVEL"].strip()
    if not (unitid.isascii() and unitid.isdigit() and len(unitid) == 6):
        return f"UNITID {unitid[:20]!r} is not a number of six digits"
    if not _CIP.fullmatch(cip):
        return f"CIPCODE {cip[:20]!r} is not a code of six digits"
    if not (level.isascii() and level.isdigit() and int(level[:4]) in LEVELS):
        return f"AWLEVEL {level[:20]!r} is not an award level"
    if total and not (total.isascii() and total.isdigit() and len(total) < 8):
        return f"the total {total[:20]!r} is not a number of awards"
    return ""


def _total(cells: dict[str, str]) -> str:
    return (cells.get(TOTALS[0]) or cells.get(TOTALS[1], "")).strip(" .")
