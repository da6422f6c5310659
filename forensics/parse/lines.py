"""Lines of a document's text with their places: what every part of the parser walks over."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from forensics.model.span import Quoted, Span

HEAD = 600
"""Characters of a line in which dates, titles and the like are looked for; prose is not cut."""

MOST = 12_000
"""Lines of one text that are read, about 200 full pages; contacts are sought beyond them too."""

_LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
_BLANK = " \t\u00a0\u200b\u200c\u200d\ufeff\u2060\u00ad\u2002\u2003\u2009\u202f\u3000"
# Symbol fonts leave private-use characters, and wrongly decoded ones leave "Â·" and the like.
_BULLET = re.compile(
    r"(?:\*(?!\*)|[•·●○▪■□▫◦‣⁃∙❖➢➤►▶✓✔✦★\uf0a7\uf0b7\uf0d8\uf076]|Â·|â€¢|[+»>→]|[-–—−](?=\s)|"
    r"o(?=\s{2,})|"
    r"(?:\d{1,2}|[a-z])[.)](?=\s))[\s\u200b\u00a0]*"
)
_FOOTER = re.compile(
    r"(?:[^\t\n]{1,50}[\t|–-]\s?|(?:curriculum vitae|resume|cv)\s)?(?:page|página|seite)\s\d{1,3}"
    r"(?:\s?(?:of|/|von|de)\s?\d{1,3})?",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"#{1,6}(?=\s)|\*\*(?=[^\s*])|[=_~*#-]{3,}$")
_EDGE = _BLANK + "\n\r\v\f,;|•·∙"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. `text` is `document.text[start:end]`, free of bullet and margins.

    `bullet`: an item mark stood before it. `gap`: a blank line stands before it.
    """

    text: str
    start: int
    end: int
    bullet: bool
    gap: bool

    @property
    def head(self) -> str:
        """The beginning of the line, as far as names, dates and titles are looked for."""
        return self.text[:HEAD]

    @property
    def words(self) -> int:
        """Number of words in the head."""
        return len(self.head.split())


def split(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The first `MOST` lines of `text[start:end]` that hold more than blanks and marks."""
    lines: list[Line] = []
    last = start
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        left, right = trim(text, match.start(), match.end(), _BLANK)
        left, right = _unmarked(text, left, right)
        if left == right:
            continue
        if text[right - 1].isdecimal() and _FOOTER.fullmatch(text, left, right):
            continue
        mark = _BULLET.match(text, left, right)
        bullet = mark is not None and mark.end() < right
        if mark is not None and bullet:
            left = trim(text, mark.end(), right, _BLANK)[0]
        elif mark is not None:
            continue
        gap = bool(lines) and text.count("\n", last, match.start()) > 1
        lines.append(Line(text[left:right], left, right, bullet, gap))
        last = right
        if len(lines) >= MOST:
            break
    return lines


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the marks of headings and bold print of plain text: "## Skills", "**Acme**"."""
    mark = _MARKUP.match(text, start, end)
    if mark is None:
        return start, end
    return trim(text, mark.end(), end, _BLANK + "*#")


def trim(text: str, start: int, end: int, edge: str = _EDGE) -> tuple[int, int]:
    """Narrow a range until neither end stands on a character of `edge`."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end


def joined(text: str, first: Line, last: Line) -> Line:
    """Two lines of one statement as one, what lies between them included."""
    return Line(text[first.start : last.end], first.start, last.end, first.bullet, first.gap)


def quote(text: str, start: int, end: int, edge: str = _EDGE) -> Quoted | None:
    """The characters of a range, margins off and white space made single; None if none are left."""
    start, end = trim(text, start, end, edge)
    if start >= end:
        return None
    return Quoted(value=" ".join(text[start:end].split()), span=Span(start=start, end=end))


def unique(quotes: Iterable[Quoted]) -> tuple[Quoted, ...]:
    """The quotes in order, each value once whatever its case."""
    found: dict[str, Quoted] = {}
    for item in quotes:
        found.setdefault(item.value.casefold(), item)
    return tuple(found.values())
