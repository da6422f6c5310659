"""Parts of the lines of education sections: degrees, schools, dates, and words besides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from forensics.model.partial_date import Dated, PartialDate
from forensics.model.span import Span
from forensics.parse import employers, places
from forensics.parse.degrees import degrees, is_field_word
from forensics.parse.institutions import institutions
from forensics.parse.lines import Line
from forensics.parse.pieces import Piece, pieces
from forensics.parse.ranges import Range, ranges

Sort = Literal["degree", "institution", "date", "text"]

DETAIL = re.compile(
    r"(?<!\w)(?:c?gpa|(?:final\s)?grade|honou?rs?|dean['’]?s|cum laude|magna|summa|minor|thesis|"
    r"dissertation|activities|"
    r"sat|gmat|gre|credits|"
    r"scholarship|award|member|graduated|valedictorian|class of|distinction|first class|"
    r"percentage|wam|"
    r"president|score|rank(?:ed)?|emphasis|concentration|specialization)(?!\w)",
    re.IGNORECASE,
)
"""Words of what is said about a course: grades, honours, theses."""
_ECHO = 160
"""Characters behind a school in which its field may stand again."""
_BLANKS = " \t\u00a0"
LONGEST_LINE = 300
"""Characters of a line that are read."""
_SPACED_MONTH = re.compile(r"(?<![\d.,/-])\b(0?[1-9]|1[0-2]) \Z")


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a line that says one thing."""

    sort: Sort
    start: int
    end: int
    line: int
    range: Range | None = None


def tokens(text: str, line: Line, index: int) -> list[Token]:
    """The parts of one line of an education section, in order; `index` is the line's number."""
    end = min(line.end, line.start + LONGEST_LINE)
    stated = [_with_month(text, line.start, item) for item in ranges(text, line.start, end)]
    words = text[line.start : end]
    gone = employers.placeholders(words) + places.placeholders(words)
    cuts = [(item.start, item.end) for item in stated]
    cuts += [(line.start + a, line.start + b) for a, b in gone]
    found = [Token("date", item.start, item.end, index, item) for item in stated]
    towns = [line.start + a for a, _ in gone]
    for piece in pieces(text, line.start, end, cuts, index, at=False):
        if found and _is_campus(text, found[-1], piece):
            found[-1] = replace(found[-1], end=piece.end)
        elif piece.place:
            towns.append(piece.start)
        else:
            found += _piece_tokens(text, piece)
    return _with_school(text, sorted(found, key=lambda token: token.start), towns)


def _is_campus(text: str, school: Token, piece: Piece) -> bool:
    """Whether a name goes on after a comma: "University of Nevada, Las Vegas"."""
    if school.sort != "institution" or piece.mark != "comma" or "," in piece.text:
        return False
    name = text[school.start : school.end]
    of_state = any(state in name for state in places.states())
    plain = piece.text[:1].isupper() and not any(map(is_field_word, piece.text.split()))
    if degrees(text, piece.start, piece.end):
        return False
    short = len(piece.text.split()) <= 3 and text[school.end : piece.start].strip() == ","
    return of_state and plain and short and piece.text not in places.states() | {"State", "City"}


def _past_echo(text: str, begin: int, start: int, end: int, stop: int) -> int:
    """Where a school's name begins when the field run into it stands again behind.

    Forms of resume builders print "Finance & Insurance Acme University, Town Finance & Insurance".
    """
    after = " ".join(text[stop : stop + _ECHO].split())
    words = list(re.finditer(r"\S+", text[begin:end].rstrip(_BLANKS)))
    for count in range(len(words) - 2, 0, -1):
        field_ = " ".join(word[0] for word in words[:count])
        following = begin + words[count].start()
        if following <= start:
            break
        if count < 3 and not any(is_field_word(word[0]) for word in words[:count]):
            continue
        # The name itself, in the next course, is no echo of a field.
        next_ = re.escape(words[count][0])
        if re.search(rf"(?<!\w){re.escape(field_)}(?!\w)(?!\s{next_})", after):
            named = text[following].isupper() and institutions(text, following, end)
            return following if named else start
    return start


def _with_school(text: str, tokens: list[Token], towns: Sequence[int]) -> list[Token]:
    """Take the name right before a town for the school of a degree that has no other."""
    sorts = {token.sort for token in tokens}
    if "institution" in sorts or "degree" not in sorts:
        return tokens
    for at, token in enumerate(tokens):
        before_town = any(
            town >= token.end and not any(map(str.isalnum, text[token.end : town]))
            for town in towns
        )
        if token.sort != "text" or not before_town or DETAIL.search(text, token.start, token.end):
            continue
        words = list(re.finditer(r"\S+", text[token.start : token.end]))
        studied = next((i for i, word in enumerate(words) if not of_study(word[0])), len(words))
        own_place = at > 0 and tokens[at - 1].sort != "degree"
        rest = words[studied:]
        if not rest or len(rest) > 6 or not rest[0][0][0].isupper() or not (studied or own_place):
            continue
        begin = token.start + rest[0].start()
        school = replace(token, sort="institution", start=begin)
        field_ = [replace(token, end=begin)] if studied else []
        return [*tokens[:at], *field_, school, *tokens[at + 1 :]]
    return tokens


def of_study(word: str) -> bool:
    """Whether a word is one of a field of study, joining words included."""
    return is_field_word(word) or word in {"and", "&", "of", "in", "/", "-"}


def _with_month(text: str, start: int, item: Range) -> Range:
    """A year with the number of a month before it, "12 1994", as forms of builders print it."""
    month = _SPACED_MONTH.search(text, start, item.start)
    dated = item.start_date
    if not item.lone or dated is None or dated.value.month or month is None:
        return item
    value = PartialDate(year=dated.value.year, month=int(month[1]))
    span = Span(start=month.start(1), end=item.end)
    return replace(item, start_date=Dated(value=value, span=span), start=span.start)


def _piece_tokens(text: str, piece: Piece) -> list[Token]:
    """The degree, the school and the words around them in a piece without marks."""
    titles = degrees(text, piece.start, piece.end)
    leading = [span for span in titles if span[0] - piece.start < 3]
    begin = leading[0][1] if leading else piece.start
    schools = institutions(text, begin, piece.end, whole=piece.mark == "cut" and not leading)
    # "Riverton High School High School Diploma": the name ends where the degree begins.
    schools = [
        (a, next((s for s, e in titles if a < s < b < e and institutions(text, a, s)), b))
        for a, b in schools
    ]
    titles = [
        (start, end)
        for start, end in titles
        if not any(a <= start < b for a, b in schools)
        and (
            (start, end) in leading
            or (piece.end - end < 2 and not text[start].islower())
            or any(b <= start for _, b in schools)
        )
    ]
    named = [Token("degree", a, b, piece.line) for a, b in titles]
    for a, b in schools:
        begins = _past_echo(text, begin, a, b, piece.end) if begin < a or leading else a
        named.append(Token("institution", begins, b, piece.line))
    named.sort(key=lambda token: token.start)
    found: list[Token] = []
    begin = piece.start
    for token in [*named, Token("text", piece.end, piece.end, piece.line)]:
        if token.start > begin:
            found.append(Token("text", begin, token.start, piece.line))
        begin = max(begin, token.end)
        if token.end > token.start:
            found.append(token)
    return found
