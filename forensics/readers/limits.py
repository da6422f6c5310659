"""How much of a document is read: beyond these, a reader refuses or says that it read a part.

The largest of the 1,234 public resumes this was tried on holds 38,000 characters; the limits
leave room for long academic records and stop what only a machine would produce.
"""

MAX_INPUT_BYTES = 25 * 1024 * 1024
"""A file larger than this is refused unread."""

MAX_ORDER_BYTES = 256 * 1024
"""What a worker is told about a file: its name, or the quotes to look for on a page."""

MAX_CHARACTERS = 1_000_000
"""A document with more visible text than this is refused as too large."""

MAX_CONCEALED = 200_000
"""Characters of concealed text that are kept; the rest is counted in `partial`."""

MAX_PAGES = 50
"""Pages of a PDF that are read; a longer file is read in part and says so."""

MAX_ELEMENTS = 40_000
"""Elements of an HTML page; more take seconds to parse and hold no resume."""

MAX_IMAGES = 60
"""Embedded images that are hashed per document."""

MAX_PIXELS = 40_000_000
"""Images with more pixels are not decoded (their bytes are still hashed)."""

MAX_PROPERTIES = 4_000
"""Properties kept per document."""

MAX_PROPERTY_CHARACTERS = 4_000
"""Characters kept of one property's value."""

PICTURE_WIDTH, PICTURE_HEIGHT = 1_000, 1_600
"""Pixels within which a page is drawn for a person to look at."""
