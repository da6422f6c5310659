"""Text -> passages, the units that are compared: bullets and sentences of at least four words.

Headings, contact lines and dated job lines are left out: they are a person's own and would only
tell who it is. Placeholders of anonymised text ("Company Name", "City , State") are taken out
before comparing; digits stay, because a figure repeated is evidence.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.sentences import sentences

MIN_WORDS = 4
MAX_WORDS = 120
"""Beyond this a passage is no sentence (a page without punctuation): it is cut into pieces."""
MAX_CHARACTERS = 2000
"""A longer piece of at most ``MAX_WORDS`` words is encoded data, not a sentence."""
PERSONAL_WORDS = 9
"""A dated, degree or employer line says something beyond itself only when it is longer."""
LIST_ITEMS = 5
LIST_ITEM_WORDS = 2.6
FILLED_SHARE = 0.85
"""A bullet's row of this share of the widest is full, whatever word ends it."""
FULL_ROW = 60
"""Characters from which a row is prose rather than a title."""
WRAPPED_SHARE = 0.72
"""A row at least this share of the widest rows may have been broken by the page's edge."""

BULLET = re.compile(
    r"^[\s\u200b\ufeff]*(?:(?:[•●▪■◦‣⁃∙·*\-–—➢➤►▶✓✔o§\uf0b7\uf0a7?]|\(?\d{1,2}[.)])\s+|[•●▪*\-–—](?=[A-Za-z]))"
)
HEADING = re.compile(r"^\s*#{1,6}\s")
"""A Markdown heading: the form in which templates are shipped."""
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_PHONE = re.compile(r"(?<![\w$])\+?\(?\d[\d\s().\-]{7,}\d(?!\w)")
_URL = re.compile(r"https?://|www\.|\b(?:linkedin|github|gitlab)\.com\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"\bcompany name\b|\bcity\s*,\s*state\b(?:\s*,\s*(?:usa|country)\b)?", re.IGNORECASE
)
_OPEN_END = re.compile(r"(?:,|\b(?:and|or|of|the|a|an|to|in|for|with|by|on|at|from|as|using))$")
"""How a row ends whose sentence goes on, whatever the next row begins with."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s*,?\s*(?:19|20)\d\d|\d{{1,2}}/(?:19|20)\d\d|(?:19|20)\d\d)"
_DATED = re.compile(
    rf"{_DATE}\s*(?:-|–|—|to|until)\s*(?:{_DATE}|current|present|now|today)", re.IGNORECASE
)
_DEGREE = re.compile(
    r"^\W*(?:bachelor|master|associate|doctor|diploma|high school|ph\.?d|b\.?sc?\b|m\.?sc?\b"
    r"|b\.?a\b|m\.?b\.?a\b|b\.?tech|m\.?tech)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’.+#/-][^\W_]+)*[+#]*")


class Line(NamedTuple):
    """One logical line of a text: ``text[start:end]``, wrapped rows joined, the bullet left out."""

    text: str
    start: int
    end: int


class Passage(NamedTuple):
    """A unit of comparison.

    ``line`` is the index of the line given, ``start`` and ``end`` the quote's place in that line,
    ``quote`` those characters verbatim, ``text`` what is embedded and compared.
    """

    line: int
    start: int
    end: int
    quote: str
    text: str


def words(text: str) -> list[str]:
    """The lower-case words of a text, figures included, punctuation left out."""
    return _WORD.findall(text.lower())


def key(text: str) -> str:
    """What two passages have in common when they are the same but for case and punctuation."""
    return " ".join(words(text))


def identifies(text: str) -> bool:
    """Whether a text holds an e-mail address, a phone number or a link."""
    return bool(_EMAIL.search(text) or _PHONE.search(text) or _URL.search(text))


def _continues(before: str, here: str, width: int) -> bool:
    """Whether ``here`` carries on the sentence of the row before it."""
    if not before or before[-1] in ".!?:;" or BULLET.match(here):
        return False
    if HEADING.match(before) or HEADING.match(here):
        return False
    return here[0].islower() or (len(before) >= width and bool(_OPEN_END.search(before[-12:])))


def _fills(before: str, here: str, widest: int) -> bool:
    """Whether a bullet's row reached the page's edge, so that a row without bullet carries it on.

    Short rows without an end mark are left alone: the next post's title may follow a full bullet.
    """
    if BULLET.match(here) or len(before) < FILLED_SHARE * widest or before[-1] in ".!?:;":
        return False
    return here[-1] in ".;" or len(here) >= FULL_ROW


def read_lines(text: str) -> tuple[Line, ...]:
    """Logical lines of a text with their places in it; empty rows separate, wrapped rows join."""
    rows: list[tuple[int, int]] = []
    lengths: list[int] = []
    place = 0
    for row in text.split("\n"):
        stripped = row.strip()
        start = place + row.find(stripped) if stripped else place
        rows.append((start, start + len(stripped)))
        lengths.append(len(stripped))
        place += len(row) + 1
    widest = sorted(lengths)[int(0.98 * (len(lengths) - 1))]
    width = max(60, int(WRAPPED_SHARE * widest))
    joined: list[tuple[int, int]] = []
    previous, bulleted = "", False
    for start, end in rows:
        here = text[start:end]
        if here and (
            _continues(previous, here, width) or (bulleted and _fills(previous, here, widest))
        ):
            joined[-1] = (joined[-1][0], end)
        elif here:
            bullet = BULLET.match(here)
            bulleted = bullet is not None
            joined.append((start + (bullet.end() if bullet else 0), end))
        previous = here
    return tuple(Line(text[start:end], start, end) for start, end in joined)


def _pieces(line: str) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for start, end in sentences(line):
        tokens = list(re.finditer(r"\S+", line[start:end]))
        for first in range(0, len(tokens), MAX_WORDS):
            last = tokens[min(first + MAX_WORDS, len(tokens)) - 1]
            pieces.append((start + tokens[first].start(), start + last.end()))
    return pieces


def passages(lines: Sequence[str]) -> tuple[Passage, ...]:
    """The passages of some lines, each quoted verbatim from the line it stands in.

    A line may hold several sentences. Left out: headings, fewer than four words, contact lines,
    short lines that hold a date range, a degree or an employer's placeholder, lists of skills,
    rows in capitals only.
    """
    found: list[Passage] = []
    for index, line in enumerate(lines):
        if HEADING.match(line):
            continue
        bullet = BULLET.match(line)
        offset = bullet.end() if bullet else 0
        for start, end in _pieces(line[offset:]):
            quote = line[offset + start : offset + end]
            text = " ".join(_PLACEHOLDER.sub(" ", quote).split())
            if _speaks(text, whole=_PLACEHOLDER.search(quote) is None):
                found.append(Passage(index, offset + start, offset + end, quote, text))
    return tuple(found)


def _listing(text: str) -> bool:
    """Whether a text is a list of skills: many short items between commas."""
    items = re.split(r"[,;|/•·]", text)
    return len(items) >= LIST_ITEMS and len(words(text)) <= LIST_ITEM_WORDS * len(items)


def _speaks(text: str, whole: bool) -> bool:
    """Whether a text says something that may be compared; ``whole``: nothing was taken out."""
    if len(text) > MAX_CHARACTERS:
        return False
    count = len(words(text))
    if count < MIN_WORDS or text.isupper() or identifies(text) or _listing(text):
        return False
    dated = _DATED.search(text)
    if dated is not None:
        count -= len(words(dated.group()))
    personal = dated is not None or not whole or bool(_DEGREE.match(text))
    return not personal or count > PERSONAL_WORDS
