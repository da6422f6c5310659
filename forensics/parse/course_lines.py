"""Lines of education sections that a narrow column broke, made whole again."""

import re
from collections.abc import Sequence

from forensics.parse import places
from forensics.parse.course_tokens import DETAIL, LONGEST_LINE, Token
from forensics.parse.degrees import degrees, is_field_word
from forensics.parse.institutions import institutions
from forensics.parse.lines import Line, joined
from forensics.parse.ranges import goes_on, ranges

COURSEWORK = re.compile(
    r"(?:relevant|related|selected|key|major|graduate|undergraduate|core|notable|academic)?\s?"
    r"(?:course\s?work|courses|modules|subjects|classes)(?:\s(?:include[ds]?|taken|"
    r"completed))?\s?[:：–-]\s*",
    re.IGNORECASE,
)
"""How a list of courses taken opens."""
_NARROW = 60
"""Characters of the widest line below which a column is narrow, so that its lines are broken."""
_FULL = 0.72
"""Share of the widest line from which on a line counts as filled."""
_MARK = re.compile(r"\s*[,|;:]\s*|\s+[–—-]\s+")
_TORN = re.compile(r"(?:National |State )?(?:University|College|Institute)(?:\s*[(,]|\s*$)")


def whole(text: str, lines: Sequence[Line]) -> list[Line]:
    """Lines that a narrow column broke, joined: "... – Lviv Polytechnic / National University"."""
    widest = max((len(line.text) for line in lines), default=0)
    found: list[Line] = []
    length = 0
    for line in lines:
        if found and _goes_on(found[-1], length, line, widest, text):
            found[-1] = joined(text, found[-1], line)
        else:
            found.append(line)
        length = len(line.text)
    return found


def _goes_on(first: Line, length: int, line: Line, widest: int, text: str) -> bool:
    if line.bullet or line.gap or first.text.count("\n") > 3:
        return False
    if goes_on(first.text) and _opens_with_year(text, line):
        return True
    if "*" in text[first.end : line.start] or DETAIL.match(line.text):
        return False
    if degrees(text, line.start, min(line.end, line.start + 3)) or _starts_degree(text, line):
        return False
    dated = ranges(text, line.start, min(line.end, line.start + 60))
    if dated and dated[0].start - line.start < 3:
        return False
    torn = _TORN.match(line.text) is not None or _breaks_name(first, length, line, widest)
    torn = torn and "\t" not in first.text
    schools = institutions(text, line.start, min(line.end, line.start + LONGEST_LINE))
    if COURSEWORK.match(line.text[:120]) or (schools and schools[0][0] == line.start and not torn):
        return False
    broken = first.text.endswith((",", " of", " and", " in", " –", " -", "&"))
    full = widest < _NARROW and length >= _FULL * widest and not _dated_end(text, first)
    return broken or torn or full or (widest < _NARROW and line.text[0].islower())


def _opens_with_year(text: str, line: Line) -> bool:
    dated = ranges(text, line.start, min(line.end, line.start + 40))
    return bool(dated) and dated[0].start == line.start


def _breaks_name(first: Line, length: int, line: Line, widest: int) -> bool:
    """Whether a narrow column broke a school's name: "BSc, Physics, Santa / Monica College"."""
    if widest >= _NARROW or length < 0.6 * widest:
        return False
    last = _MARK.split(first.text[-length:])[-1].split()
    if not 1 <= len(last) <= 3 or len(_MARK.split(first.text)) < 2 or not line.text[0].isupper():
        return False
    name = all(word[0].isupper() and word.isalpha() and not is_field_word(word) for word in last)
    state = places.opens_school(" ".join([*last, line.text]))
    return name and not last[-1].isupper() and (state or not places.is_place(" ".join(last)))


def with_schools(rows: Sequence[tuple[Line, list[Token]]]) -> list[tuple[Line, list[Token]]]:
    """Take a line of its own over a degree for the school when no word of it tells."""
    found: list[tuple[Line, list[Token]]] = []
    for at, (line, parts) in enumerate(rows):
        below, told = rows[at + 1] if at + 1 < len(rows) else (line, [])
        sorts = {token.sort for token in told}
        over = bool(told) and told[0].sort == "degree" and "institution" not in sorts
        opens = (at == 0 or line.gap) and not below.gap and not line.bullet
        name = line.words <= 8 and line.text[0].isupper() and not DETAIL.search(line.head)
        if over and opens and name and parts and all(token.sort == "text" for token in parts):
            school = Token("institution", parts[0].start, parts[0].end, parts[0].line)
            parts = [school, *parts[1:]]
        found.append((line, parts))
    return found


def _starts_degree(text: str, line: Line) -> bool:
    found = degrees(text, line.start, min(line.end, line.start + 60))
    return bool(found) and found[0][0] == line.start


def _dated_end(text: str, line: Line) -> bool:
    """Whether a line ends with its dates: what follows is another statement."""
    tail = max(line.start, line.end - 40)
    stated = ranges(text, tail, line.end)
    return bool(stated) and line.end - stated[-1].end < 3
