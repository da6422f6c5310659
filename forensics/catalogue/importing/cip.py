"""The Classification of Instructional Programs: codes and titles of one edition (CIPCodeyyyy)."""

import re

from forensics.catalogue.importing.dataset import Dataset
from forensics.catalogue.importing.files import Given
from forensics.catalogue.importing.lines import rows

NEEDED = frozenset({"CIPCODE", "CIPTITLE"})
NEW_IN_2020 = b"30.7001"  # data science: no earlier edition has it
_CODE = re.compile(r"\d\d(?:\.\d\d(?:\d\d)?)?")
LONGEST = 300


def edition(given: Given) -> int:
    """The edition, where the name does not state it: told by a code that came with 2020."""
    return 2020 if NEW_IN_2020 in given.data else 2010


def read(given: Given, year: int) -> Dataset:
    """The rows of a code table: series, families and programmes alike."""
    found = Dataset("cip", year)
    seen = set[str]()
    for row in rows(given.data):
        found.read += 1
        code = row.cells["CIPCODE"].strip(' ="') if row.cells else ""
        title = " ".join(row.cells["CIPTITLE"].split()).rstrip(".") if row.cells else ""
        if row.problem:
            found.reject(given.name, row.line, row.problem)
        elif not _CODE.fullmatch(code):
            found.reject(given.name, row.line, f"CIPCode {code[:20]!r} is not a code")
        elif not title or len(title) > LONGEST:
            found.reject(given.name, row.line, f"a title of {len(title)} characters")
        elif code in seen:
            found.duplicates += 1
        else:
            seen.add(code)
            found.rows.append({"year": year, "cip": code, "title": title})
    return found
