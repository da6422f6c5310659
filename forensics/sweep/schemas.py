"""The tables that a sweep keeps while it runs, a file a part, and what stands in their columns.

A part is some hundred applications in the order of the input, read and examined by one worker. Its
files are written whole or not at all, so a part is the unit in which a sweep is taken up again.
`application` is an application's number, its place in the input from 0: ids may be long, and the
input may give one twice.
"""

import pyarrow as pa

VERSION = 4
"""Raised with every change of a table: parts of another version are not taken up."""

APPLICATIONS = pa.schema(
    [
        ("application", pa.int64()),
        ("id", pa.string()),
        ("named", pa.bool_()),  # whether the application states its id itself
        ("name", pa.string()),  # as stated; null where none is
        ("origin", pa.string()),  # the path it came from, or "table.csv, row 7"
        ("submitted_at", pa.date32()),
        ("stage", pa.string()),
        ("requisition", pa.string()),
        ("agency", pa.string()),
        # JSON list of name, sha256, media_type, characters, pages, partial
        ("documents", pa.string()),
        ("runs", pa.string()),  # JSON list of SignalRun; null where nothing was examined
    ]
)
KEYS = pa.schema(
    [
        ("application", pa.int64()),
        ("kind", pa.string()),
        ("value", pa.string()),
        ("holder", pa.string()),
        ("evidence", pa.string()),  # JSON of Evidence
    ]
)
PASSAGES = pa.schema(
    [
        ("application", pa.int64()),
        ("position", pa.int32()),  # within the application
        ("document", pa.string()),
        ("start", pa.int32()),  # of the document's visible text
        ("end", pa.int32()),
        ("text", pa.string()),  # verbatim
    ]
)
SKETCH = pa.schema([("application", pa.int64()), ("gram", pa.uint64())])
"""Which of a fixed sample of word sequences stand in an application (`linkage.sketch`)."""
ERRORS = pa.schema(
    [
        ("number", pa.int64()),  # of the application
        ("application", pa.string()),  # its id
        ("file", pa.string()),
        ("reason", pa.string()),
        ("message", pa.string()),
    ]
)
CONTENT = pa.schema([("application", pa.int64()), ("json", pa.string())])
"""The application with its documents, as JSON of `Application`."""

ASSESSED = pa.schema(
    [
        ("application", pa.int64()),
        ("band", pa.string()),  # null where nothing was examined, as all that follows but hits
        ("total_bits", pa.float64()),
        ("assessed", pa.int32()),
        ("not_assessed", pa.int32()),
        ("not_applicable", pa.int32()),
        ("error", pa.int32()),
        ("hits", pa.list_(pa.string())),
        ("findings", pa.string()),  # JSON list of the SignalRuns that hit
        ("clear", pa.list_(pa.string())),  # signals that looked at something and found nothing
        # JSON list of signal, outcome and reason: of those that could not look, or in part alone
        ("reasons", pa.string()),
    ]
)
"""What an application came to: first by itself, then with what links say."""

TABLES = {
    "applications": APPLICATIONS,
    "keys": KEYS,
    "passages": PASSAGES,
    "sketch": SKETCH,
    "errors": ERRORS,
    "content": CONTENT,
    "assessed": ASSESSED,
}
LINKS = pa.schema(
    [
        ("kind", pa.string()),
        ("a", pa.string()),
        ("b", pa.string()),
        ("name_a", pa.string()),
        ("name_b", pa.string()),
        ("strength_bits", pa.float64()),
        ("evidence", pa.string()),  # JSON list of Shared
    ]
)
STORED_NOTE = "stored"
"""How a note begins that says of a stored application how it is kept."""
STORED = pa.schema(
    [
        ("application", pa.int64()),  # behind the swept ones, those confirmed first
        ("id", pa.string()),
        ("name", pa.string()),
        ("submitted_at", pa.date32()),
        ("stage", pa.string()),
        ("disposition", pa.string()),  # of its case, as decided last
        ("note", pa.string()),  # "stored: case a-1, confirmed"
    ]
)
"""Stored applications that hold something that swept ones hold."""
COMMON = pa.schema(
    [
        ("kind", pa.string()),
        ("value", pa.string()),
        ("holders", pa.int64()),  # applications
        ("people", pa.int64()),  # names
    ]
)
"""What too many people hold to link by."""
