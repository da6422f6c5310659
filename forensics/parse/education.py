"""Courses of study of the education sections."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from forensics.model.partial_date import Dated
from forensics.model.record import Education
from forensics.model.span import Quoted, Span
from forensics.parse.course_lines import COURSEWORK, whole, with_schools
from forensics.parse.course_tokens import DETAIL, LONGEST_LINE, Sort, Token, of_study, tokens
from forensics.parse.degrees import degrees, is_field_word, own_field
from forensics.parse.lines import Line, quote, unique
from forensics.parse.ranges import Range

_EXPECTED = re.compile(
    r"\b(?:expected|anticipated|expect|candidate|in progress|to be completed|graduating|projected|"
    r"prevista?|previsto|voraussichtlich|en cours|en curso|em andamento)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:also|and|i|my|currently|presently|anticipated|was|recipient|member|obtained|received|earned|completed|attended|graduated|"
    r"awarded|elected|took|participated|served|serve|coursework\sin|classes\sin|skills\sin)\s",
    re.IGNORECASE,
)
_SCHOOL_LEAVING = re.compile(r"(?:high|secondary)\sschool", re.IGNORECASE)
_HONOUR = re.compile(r"\b(?:recipient of|member of|scholarship|awards? for)\b", re.IGNORECASE)
_DANGLING = re.compile(r"\s(?:from|at|by|of|in)$", re.IGNORECASE)
"""What joins a field to the school named behind it."""
_NOT_YET = re.compile(
    r"[\s,(]+(?:current(?:ly)?|present|pending|ongoing|in progress|candidate)$", re.IGNORECASE
)
_MAJOR = re.compile(r"(?:double\s)?major(?:ed|ing)?(?:\s?[:-]|\sin)\s+", re.IGNORECASE)
_PREPOSITION = re.compile(r"[\s,:;|–—-]*(?:in|of|en|em|im|di|de|der|i)\s+(?:the\s)?", re.IGNORECASE)
MOST = 60
"""Courses of one section that are read; an education has fewer."""
_MOST_LINES = 800
_LETTERS = 6
"""Characters up to which a degree is an abbreviation ("M.B.A.")."""


@dataclass(slots=True)
class Course:
    """An entry in the making."""

    start: int
    end: int
    institution: Token | None = None
    degree: Token | None = None
    dates: Range | None = None
    texts: list[Token] = field(default_factory=list)
    coursework: list[Quoted] = field(default_factory=list)
    expected: bool = False

    def has(self, sort: Sort) -> bool:
        """Whether this part is stated already."""
        return {
            "degree": self.degree,
            "institution": self.institution,
            "date": self.dates,
            "text": self.texts or None,
        }[sort] is not None


def education(text: str, lines: Sequence[Line]) -> tuple[Education, ...]:
    """The courses of study stated in the lines of one education section."""
    lines = whole(text, lines[:_MOST_LINES])
    rows = with_schools([(line, tokens(text, line, i)) for i, line in enumerate(lines)])
    plain = [
        any(token.sort in {"degree", "institution"} for token in parts)
        for line, parts in rows
        if not line.bullet
    ]
    found: list[Course] = []
    opening: Sort | None = None
    for line, parts in rows:
        taken = _coursework(text, line)
        if taken is not None:
            if found:
                found[-1].coursework += taken
                found[-1].end = line.end
            continue
        if line.bullet and any(plain) and not _goes_on(parts, found):
            continue
        if found and _is_remark(line, {token.sort for token in parts}):
            continue
        if not parts:
            continue
        first = next((token.sort for token in parts if token.sort != "text"), None)
        if first is None and not found:
            continue
        opening = opening or first
        if opening is None:
            continue
        if not found or _opens(found[-1], parts, opening):
            found.append(Course(line.start, line.end))
        _fill(found[-1], parts, line, text)
    kept = [course for course in found[:MOST] if course.institution or _says_more(course)]
    return tuple(_education(text, course) for course in _merged(text, kept))


def _goes_on(parts: Sequence[Token], found: Sequence[Course]) -> bool:
    """Whether a dash before a school is no item mark: "BSc in Physics / – Acme College"."""
    lacks = bool(found) and found[-1].degree is not None and found[-1].institution is None
    return lacks and bool(parts) and parts[0].sort == "institution"


def _is_remark(line: Line, sorts: Set[Sort]) -> bool:
    """Whether a line is a sentence about a course and states none."""
    words = line.head.split()
    small = sum(word[0].islower() for word in words)
    told = _REMARK.match(line.head) is not None and small >= 2
    if _HONOUR.search(line.head) and not degrees(line.head, 0, min(len(line.head), 80)):
        return True
    if {"institution", "date"} <= sorts:
        return False
    return told or (len(words) >= 8 and small >= 0.6 * len(words))


def _opens(course: Course, tokens: Sequence[Token], opening: Sort) -> bool:
    """Whether a line starts another course: it states again what the course at hand has."""
    sorts = [token.sort for token in tokens if token.sort != "text"]
    if not sorts:
        return False
    if sorts[0] == opening and course.has(opening):
        return True
    school = course.institution
    if sorts[0] == "degree" and school is not None and course.degree is None:
        # "Computer Science, Acme College" is complete: the degree below is another course's.
        return any(t.line == school.line and t.end <= school.start for t in course.texts)
    if "institution" in sorts and course.institution is not None:
        return sorts[0] != "date" or "degree" in sorts or course.has("date")
    if sorts[0] == "degree" and course.degree is not None and course.institution is not None:
        return opening == "degree" or (
            opening == "institution" and course.dates is not None and "date" in sorts
        )
    return False


def _fill(course: Course, tokens: Iterable[Token], line: Line, text: str) -> None:
    course.end = line.end
    if _EXPECTED.search(text, line.start, min(line.end, line.start + LONGEST_LINE)):
        course.expected = True
    for token in tokens:
        if token.sort == "degree":
            course.degree = _spelled(text, course.degree, token) if course.degree else token
        elif token.sort == "institution":
            school = course.institution
            course.institution = _joined(text, school, token) if school else token
        elif token.sort == "date" and course.dates is None:
            course.dates = token.range
        elif token.sort == "text":
            course.texts.append(token)


def _spelled(text: str, first: Token, second: Token) -> Token:
    """The degree in full where letters alone stood before: "MBA", then its name on its own line."""
    letters = first.end - first.start <= _LETTERS < second.end - second.start
    if letters and second.line != first.line:
        return second
    return _joined(text, first, second)


def _joined(text: str, first: Token, second: Token) -> Token:
    """Two names with but a comma between them are one: "School of Business, University of X"."""
    between = text[first.end : second.start] if first.end <= second.start else "x"
    if second.line == first.line and between.strip() == ",":
        return Token(first.sort, first.start, second.end, first.line)
    return first


def _says_more(course: Course) -> bool:
    """Whether a degree without a school has a date or other words beside it."""
    return course.degree is not None and bool(course.dates or course.texts)


def _same_letter(text: str, first: Token | None, second: Token | None) -> bool:
    """Whether two degrees can be of one level: bachelor's and master's begin differently."""
    if first is None or second is None:
        return False
    return text[first.start].casefold() == text[second.start].casefold()


def _merged(text: str, courses: Sequence[Course]) -> list[Course]:
    """The courses without those that only restate the one before."""
    found: list[Course] = []
    named = any(course.institution for course in courses)
    for course in courses:
        if found and _restates(text, found[-1], course, named):
            found[-1].end = course.end
            continue
        found.append(course)
    return found


def _restates(text: str, first: Course, second: Course, named: bool) -> bool:
    """A degree alone under a complete course restates it, and so does the same school again."""
    same_letter = _same_letter(text, first.degree, second.degree)
    if second.institution is None:
        return second.dates is None and named and same_letter
    schools = [_quoted(text, course.institution) for course in (first, second)]
    if schools[0] is None or schools[1] is None or not _one_name(schools[0], schools[1]):
        return False
    if second.degree is None:
        return second.dates is None and not second.texts
    fields = {found.value.casefold() for c in (first, second) if (found := _field(text, c))}
    ends = {str(date.value)[:4] for c in (first, second) if (date := _end(c)) is not None}
    return same_letter and len(fields) < 2 and len(ends) < 2


def _one_name(first: Quoted, second: Quoted) -> bool:
    return first.value.casefold() == second.value.casefold()


def _end(course: Course) -> Dated | None:
    if course.dates is None:
        return None
    return course.dates.start_date if course.dates.lone else course.dates.end_date


def _education(text: str, course: Course) -> Education:
    dates = course.dates
    lone = dates is not None and dates.lone
    unlisted = None if course.institution else _unlisted(text, course)
    studied = _field(text, course)
    return Education(
        institution=_once(text, _quoted(text, course.institution)) or unlisted,
        degree=_quoted(text, course.degree) or _course_title(text, course),
        field=(studied if studied != unlisted else None) or _own_field(text, course.degree),
        start=dates.start_date if dates is not None and not lone else None,
        end=_end(course),
        expected=course.expected,
        coursework=unique(course.coursework),
        span=Span(start=course.start, end=course.end),
    )


def _field(text: str, course: Course) -> Quoted | None:
    """The words beside the degree: what follows it, else what follows the name of the school."""
    title = _course_title(text, course)
    for token in sorted(course.texts, key=lambda token: _distance(course, token)):
        if title is not None and token.start <= title.span.start < token.end:
            continue
        start, end = token.start, token.end
        words = text[start:end]
        major = _MAJOR.search(words)
        if major:
            start += major.end()
        start = _past_preposition(text, start, end)
        detail = None if major else DETAIL.search(text, start, end)
        end = detail.start() if detail else end
        found = _closed(text, quote(text, start, end, " \t\u00a0,;:|-–—.()·•&"))
        if not _near(text, course, token):
            continue
        if found is not None and (joint := _DANGLING.search(found.value)):
            found = quote(text, found.span.start, found.span.start + joint.start())
        if found is not None and (late := _NOT_YET.search(found.value)):
            found = quote(text, found.span.start, found.span.start + late.start())
        if found is None or len(found.value.split()) > 9 or not _names_field(found.value):
            continue
        beside = (
            course.degree is not None
            and token.line == course.degree.line
            and token.start >= course.degree.end
        )
        native = course.degree is not None and not found.value.isascii()
        if major or beside or native or any(is_field_word(word) for word in found.value.split()):
            return found
    return None


def _near(text: str, course: Course, token: Token) -> bool:
    """Whether words are on the line of degree or school, or have a short line to themselves."""
    if any(
        part is not None and part.line == token.line for part in (course.degree, course.institution)
    ):
        return True
    before = text[max(0, token.start - 4) : token.start].rpartition("\n")
    after = text[token.end : token.end + 40].partition("\n")[0]
    opens = token.start < 4 or (bool(before[1]) and not any(map(str.isalnum, before[2])))
    return opens and len(after.split()) <= 4


def _closed(text: str, found: Quoted | None) -> Quoted | None:
    """The words without "The" of a school's name at the end, their last bracket closed again."""
    if found is None:
        return None
    start, end = found.span.start, found.span.end
    if found.value.endswith(" The"):
        return quote(text, start, end - 4)
    if found.value.count("(") > found.value.count(")"):
        stop = end + 1 if text[end : end + 1] == ")" else text.rindex("(", start, end)
        found = quote(text, start, stop)
    return _once(text, found)


def _once(text: str, found: Quoted | None) -> Quoted | None:
    """The words once where a form of a builder prints them twice."""
    half = len(found.value) // 2 if found is not None else 0
    if found is None or half < 4 or found.value[:half] != found.value[half + 1 :]:
        return found
    words = len(found.value[:half].split())
    stop = list(re.finditer(r"\S+", found.span.of(text)))[words - 1].end()
    return quote(text, found.span.start, found.span.start + stop)


def _names_field(words: str) -> bool:
    """Whether words can be a field of study: no mark, no sentence."""
    small = [word for word in words.split() if word.islower() and word.isascii()]
    prose = [word for word in small if not of_study(word)]
    return not words[0].isdigit() and sum(map(str.isalpha, words)) > 2 and len(prose) <= 2


def _past_preposition(text: str, start: int, end: int) -> int:
    match = _PREPOSITION.match(text, start, end)
    return match.end() if match else start


def _distance(course: Course, token: Token) -> tuple[bool, int]:
    """Words after the degree come before words ahead of it; nearer ones first."""
    anchor = course.degree or course.institution
    if anchor is None:
        return (True, token.start)
    return (token.start < anchor.end, abs(token.start - anchor.end))


def _own_field(text: str, degree: Token | None) -> Quoted | None:
    stated = _quoted(text, degree)
    words = own_field(stated.value) if stated is not None else None
    if stated is None or words is None:
        return None
    start = text.find(words.split()[0], stated.span.start + 8)
    return quote(text, start, stated.span.end)


def _course_title(text: str, course: Course) -> Quoted | None:
    """What stands in the degree's place, ahead of the school: the title of a shorter course."""
    school = course.institution
    if course.degree is not None or school is None:
        return None
    ahead = [t for t in course.texts if t.line == school.line and t.end <= school.start]
    found = quote(text, ahead[0].start, ahead[0].end, " \t\u00a0,;:|-–—.()·•") if ahead else None
    if found is None or DETAIL.search(found.value) or not 2 <= len(found.value.split()) <= 6:
        return None
    words = found.value.split()
    if all(map(of_study, words)) or words[0].islower() or words[-1].islower():
        return None
    return found


def _unlisted(text: str, course: Course) -> Quoted | None:
    """A school without a telling word: the other name beside a degree, when only one can be it."""
    if course.degree is None:
        return None
    school = _SCHOOL_LEAVING.match(text, course.degree.start, course.degree.end) is not None
    field_ = None if school else _field(text, course)
    names = []
    for token in course.texts:
        found = quote(text, token.start, token.end, " \t\u00a0,;:|-–—.()·•")
        if found is None or found == field_ or DETAIL.search(found.value):
            continue
        words = found.value.split()
        if (
            len(words) > 6
            or not words[0][0].isupper()
            or (any(is_field_word(word) for word in words) and not school)
        ):
            continue
        names.append(found)
    return names[0] if len(names) == 1 and len(names[0].value) > 2 else None


def _coursework(text: str, line: Line) -> list[Quoted] | None:
    match = COURSEWORK.match(line.text[:120])
    if match is None:
        return None
    found = []
    for item in re.finditer(r"[^,;•|]+", text[line.start + match.end() : line.end]):
        start = line.start + match.end() + item.start()
        quoted = quote(text, start, start + len(item[0]), " \t\u00a0,;.•|")
        if quoted is not None and len(quoted.value.split()) <= 10:
            found.append(quoted)
    return found


def _quoted(text: str, token: Token | None) -> Quoted | None:
    return quote(text, token.start, token.end, " \t\u00a0,;:|-–—") if token is not None else None
