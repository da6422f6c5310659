"""LinkedIn's data export (ZIP of CSV files): the member's own rows as a profile, every cell as is.

Rows about other people (connections' names, messages, contacts) are not read; of a connection only
its date is, as activity of the account.
"""

import csv
import io
from collections.abc import Iterator

from forensics.model.document import Document
from forensics.readers.archive import Archive
from forensics.readers.draft import Draft
from forensics.readers.plain import decode
from forensics.readers.sniff import MediaType

Row = dict[str, str]
_OWN = (
    "Profile", "Profile Summary", "Positions", "Education", "Skills", "Email Addresses",
    "PhoneNumbers", "Registration", "Certifications", "Languages", "Projects", "Volunteering",
    "Honors", "Publications", "Courses", "Whatsapp Phone Numbers",
)  # fmt: skip
_ACTIVITY = {
    "Shares": "Date",
    "Comments": "Date",
    "Reactions": "Date",
    "Connections": "Connected On",
}
_VERBS = {
    "Shares": "Post", "Comments": "Comment", "Reactions": "Reaction", "Connections": "Connection",
}  # fmt: skip
_MAX_ROWS = 5_000


def read(data: bytes, name: str) -> Document:
    """Read an export. Raises ReadError: malformed, too_large, encrypted, empty."""
    archive = Archive(data)
    draft = Draft(MediaType.LINKEDIN_EXPORT)
    tables = {
        entry.rpartition("/")[2].removesuffix(".csv"): _rows(archive.read(entry))
        for entry in archive.names
        if entry.endswith(".csv") and _is_read(entry)
    }
    for table in _OWN:
        for place, row in enumerate(tables.get(table, [])):
            for column, cell in row.items():
                draft.state(f"linkedin:{table}[{place}].{column}", cell)
    if "Connections" in tables:
        draft.state("linkedin:Connections.count", len(tables["Connections"]))
    for line in _lines(tables):
        if line:
            draft.line(line)
        else:
            draft.blank()
    if any(len(rows) >= _MAX_ROWS for rows in tables.values()):
        draft.notes.append(f"only the first {_MAX_ROWS:,} rows of a table were read")
    return draft.finish(data, name)


def _is_read(entry: str) -> bool:
    table = entry.rpartition("/")[2].removesuffix(".csv")
    return table in _OWN or table in _ACTIVITY


def _rows(data: bytes) -> list[Row]:
    lines = decode(data).lstrip("\ufeff").splitlines(keepends=True) if data.strip() else []
    # Connections.csv opens with a note and an empty line before its header.
    if lines and lines[0].startswith("Notes:"):
        lines = _after_blank(lines)
    reader = csv.DictReader(io.StringIO("".join(lines)), restkey="", restval="")
    found: list[Row] = []
    for row in reader:
        found.append(
            {str(key): value.strip() for key, value in row.items() if isinstance(value, str)}
        )
        if len(found) >= _MAX_ROWS:
            break
    return found


def _after_blank(lines: list[str]) -> list[str]:
    for place, line in enumerate(lines):
        if not line.strip():
            return lines[place + 1 :]
    return lines


def _lines(tables: dict[str, list[Row]]) -> Iterator[str]:
    yield from _person(tables)
    yield from _posts("Experience", tables.get("Positions", []), "Title", "Company Name")
    yield from _posts("Volunteering", tables.get("Volunteering", []), "Role", "Company Name")
    yield from _schools(tables.get("Education", []))
    yield from _named("Skills", tables.get("Skills", []), "- ")
    for table in ("Certifications", "Projects", "Courses", "Honors", "Publications", "Languages"):
        yield from _named(table, tables.get(table, []), "")
    for row in tables.get("Registration", [])[:1]:
        if row.get("Registered At"):
            yield from ("", "Account", f"Account created: {row['Registered At']}")
    yield from _activity(tables)


def _person(tables: dict[str, list[Row]]) -> Iterator[str]:
    profile = next(iter(tables.get("Profile", [])), {})
    yield " ".join(_cells(profile, "First Name", "Last Name"))
    yield from _cells(profile, "Headline", "Geo Location")
    for row in tables.get("Email Addresses", []):
        yield from _cells(row, "Email Address")
    for table in ("PhoneNumbers", "Whatsapp Phone Numbers"):
        for row in tables.get(table, []):
            yield from _cells(row, "Number")
    yield from _cells(profile, "Websites", "Twitter Handles")
    summary = _cells(profile, "Summary")
    if summary:
        yield from ("", "Summary", *summary)


def _posts(heading: str, rows: list[Row], title: str, employer: str) -> Iterator[str]:
    if rows:
        yield from ("", heading)
    for row in rows:
        yield ""
        yield from _cells(row, title, employer)
        yield from _given(_dates(row, "Started On", "Finished On"))
        yield from _cells(row, "Location", "Description")


def _schools(rows: list[Row]) -> Iterator[str]:
    if rows:
        yield from ("", "Education")
    for row in rows:
        yield ""
        yield from _cells(row, "School Name", "Degree Name")
        yield from _given(_dates(row, "Start Date", "End Date"))
        yield from _cells(row, "Notes", "Activities")


def _named(heading: str, rows: list[Row], mark: str) -> Iterator[str]:
    names = [" – ".join(cell for cell in row.values() if cell) for row in rows]
    if any(names):
        yield from ("", heading)
        yield from (mark + name for name in names if name)


def _activity(tables: dict[str, list[Row]]) -> Iterator[str]:
    entries = []
    for table, column in _ACTIVITY.items():
        for row in tables.get(table, []):
            words = row.get("ShareCommentary") or row.get("Message") or ""
            if row.get(column):
                entries.append(" ".join(_given(f"{_VERBS[table]}: {row[column]}", words[:300])))
    if entries:
        yield from ("", "Activity")
        # Thousands of connections made on one day are one line.
        yield from dict.fromkeys(" ".join(entry.split()) for entry in entries)


def _dates(row: Row, start: str, end: str) -> str:
    if row.get(start):
        return f"{row[start]} – {row.get(end) or 'Present'}"
    return row.get(end, "")


def _cells(row: Row, *columns: str) -> list[str]:
    return _given(*(row.get(column, "") for column in columns))


def _given(*values: str) -> list[str]:
    return [value for value in values if value]
