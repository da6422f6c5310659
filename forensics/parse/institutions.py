"""Names of schools in running text: a word such as "University" and what belongs to it."""

import re
from collections.abc import Sequence

from forensics.parse.degrees import is_field_word
from forensics.parse.months import fold, words

_KEYWORDS = re.compile(
    r"(?:[uü]ni[vw]er[sz][^\W\d_]{2,}|"
    r"university|universit[yé]|univ\.?|college|institute|institut|instituto|istituto|school|"
    r"schools|academy|academia|acad[ée]mie|"
    r"polytechnic|polytechnique|polit[ée]cnic[ao]|tecnol[óo]gico|politechnika|politecnico|"
    r"universidad|universidade|universit[àa]t?|universit[äa]t|"
    r"universiteit|universitas|universitetet|universitet|uniwersytet|univerzita|hochschule|"
    r"fachhochschule|h[öo]gskola|[ée]cole|facultad|faculdade|fakult[äa]t|"
    r"seminary|conservatory|conservatoire|gymnasium|lyc[ée]e|liceo|liceu|colegio|col[ée]gio|"
    r"centro|kolleg|yliopisto|egyetem|szkoła|"
    r"университет|институт|академия|школа|technion|suny|cuny|iit|nit|iiit|mit|ucla|usc|nyu|"
    r"caltech|eth|epfl|kth|kaist|tu|rwth|lmu|uc|insa|hec|esade|insead|bits|unsw)\.?$",
    re.IGNORECASE,
)
_ACRONYMS = words(
    "suny cuny iit nit iiit mit ucla usc nyu caltech eth epfl kth kaist tu rwth lmu uc insa hec "
    "bits technion esade insead unsw univ"
)
_CJK = re.compile(
    r"[\u4e00-\u9fff\u3040-\u30ff]{1,12}(?:大学|大學|学院|學院|高校)|[\uac00-\ud7af]{1,10}(?:대학교|대학|고등학교)"
)
_TECH = re.compile(
    r"(?<!\w)(?:Georgia|Virginia|Texas|Louisiana|Michigan|Arkansas|Tennessee|Montana|Cal|Florida|"
    r"Indiana|Illinois)\sTech(?!\w)(?!\s(?:University|College|Institute))"
)
# Before the name in their languages, where "University" stands after it.
_OPENING = words(
    "institut instituto istituto ecole lycee liceo liceu colegio tecnologico universidad "
    "universidade universitetet universitatea universite universita universitat hochschule "
    "politecnico uniwersytet centro facultad faculdade"
)
_CONNECTORS = words(
    "of the at for in and & de del la le les du des der für do da dos di y et e i und van zu"
)
_OPENERS = words("of at de del du der für do da di in for")
_ADJACENT = words(
    "technical technological medical state polytechnic business law engineering agricultural art "
    "graduate "
    "high middle community junior city technology management public international military naval "
    "secondary elementary christian open national culinary beauty film music design commerce career"
)
_STOPS = words(
    "gpa cgpa city state major minor graduated coursework courses relevant dean degree bachelor "
    "bachelors master masters "
    "associate diploma certificate certification current present pending bs ba ms ma mba bsc msc "
    "b.s b.a m.s phd ph.d ged honors"
)
_WORD = re.compile(r"[^\s,;|:()]+|[,;|:()]")


def institutions(text: str, start: int, end: int, whole: bool = False) -> list[tuple[int, int]]:
    """Ranges of `text[start:end]` that name a school, in order.

    `whole`: no field of study can stand before the name, so "Human Capital Institute" is one.
    """
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    found: list[tuple[int, int]] = [
        match.span() for pattern in (_CJK, _TECH) for match in pattern.finditer(text, start, end)
    ]
    index = 0
    while index < len(words):
        word = text[slice(*words[index])]
        if not _is_keyword(word):
            index += 1
            continue
        last = _rightmost(text, words, index)
        first = _leftmost(text, words, index, last, whole)
        if first != last or _stands_alone(word):
            found.append((words[first][0], words[last][1]))
        index = last + 1
    return sorted(found)


def _is_keyword(word: str) -> bool:
    if not _KEYWORDS.fullmatch(word):
        return False
    return (
        word.isupper()
        if fold(word.strip(".")) in _ACRONYMS - {"caltech", "technion", "univ"}
        else not word.islower()
    )


def _stands_alone(word: str) -> bool:
    return fold(word.strip(".")) in {
        "suny",
        "cuny",
        "mit",
        "ucla",
        "usc",
        "nyu",
        "caltech",
        "epfl",
        "kth",
        "kaist",
        "technion",
        "insead",
        "unsw",
    }


def _rightmost(text: str, words: Sequence[tuple[int, int]], index: int) -> int:
    """Last word of a name whose keyword is at `index`."""
    last = index
    opened = fold(text[slice(*words[index])].strip(".")) in _ACRONYMS | _OPENING
    while last + 1 < len(words):
        word = text[slice(*words[last + 1])]
        before = text[slice(*words[last])]
        further = next(
            (at for at in range(last + 1, last + 4) if _keyword_at(text, words, at)), None
        )
        between = words[last + 1 : further]
        if further is not None and all(_is_name(text[slice(*span)]) for span in between):
            opened = text[slice(*words[further])] == "College" and before == "University"
            last = further
            continue
        if _connects(word):
            if word.casefold() in _OPENERS or opened:
                after = _capital(text, words, last + 2)
                if after is None:
                    return last
                last, opened = after, True
                continue
            return last
        if not opened and last == index and _ends(text, words, last):
            return last + 1
        if not opened or not _is_name(word) or fold(word.strip(".")) in _STOPS:
            return last
        if is_field_word(word) and not (is_field_word(before) or _connects(before)):
            return last
        last += 1
        if last - index > 9:
            return last
    return last


def _keyword_at(text: str, words: Sequence[tuple[int, int]], index: int) -> bool:
    return index < len(words) and _is_keyword(text[slice(*words[index])])


def _ends(text: str, words: Sequence[tuple[int, int]], last: int) -> bool:
    """Whether one last name follows a keyword: "St. Brendan College Galway"."""
    word = text[slice(*words[last + 1])]
    after = text[slice(*words[last + 2])] if last + 2 < len(words) else "."
    alone = not after[0].isalnum() or fold(after.strip(".")) in _STOPS
    plain = word.isalpha() and not is_field_word(word) and fold(word) not in _STOPS
    return alone and plain and len(word) > 2 and _is_name(word)


def _capital(text: str, words: Sequence[tuple[int, int]], index: int) -> int | None:
    """The place of the next capitalised word after at most one more connector."""
    for at in (index, index + 1):
        if at >= len(words):
            return None
        word = text[slice(*words[at])]
        if _is_name(word):
            return None if fold(word.strip(".")) in _STOPS - {"state", "city"} else at
        if not _connects(word):
            return None
    return None


def _leftmost(
    text: str, words: Sequence[tuple[int, int]], index: int, last: int, whole: bool
) -> int:
    """First word of a name: fields of study that run into it without a mark are left out."""
    first = index
    while first > 0 and index - first < 8:
        word = text[slice(*words[first - 1])]
        if _connects(word):
            # "University of X" ends at a connector only when a name stands before it too.
            if whole and first >= 2 and word in {"and", "&", "of"}:
                first -= 2
                continue
            if (
                first - 2 < 0
                or not _is_name(text[slice(*words[first - 2])])
                or is_field_word(text[slice(*words[first - 2])])
            ):
                return first
            if fold(word) in {"in", "at", "for", "from"}:
                return first
            first -= 2
            continue
        if not _is_name(word) or fold(word.strip(".")) in _STOPS - {"state", "city"}:
            return first
        if is_field_word(word) and not whole:
            # "London Business School": words of study beside the keyword, with a name before.
            return _past_fields(text, words, index, first) if last == index else first
        first -= 1
    return first


def _past_fields(text: str, words: Sequence[tuple[int, int]], index: int, first: int) -> int:
    """The first word of a name that has words of study between it and its keyword."""
    if first != index:
        return first
    at = index
    while at > 0:
        word = text[slice(*words[at - 1])]
        if not is_field_word(word) and not (_connects(word) and at < index):
            break
        at -= 1
    start = at
    while start > 0:
        word = text[slice(*words[start - 1])]
        if not _is_name(word) or is_field_word(word) or _connects(word):
            break
        if fold(word.strip(".")) in _STOPS - {"state", "city"}:
            break
        start -= 1
    if start < at:
        return start
    beside = text[slice(*words[index - 1])]
    return index - 1 if fold(beside) in _ADJACENT else index


def _connects(word: str) -> bool:
    return word in _CONNECTORS or word.casefold() in {"of", "the", "at", "for", "and"}


def _is_name(word: str) -> bool:
    return word[0].isupper() or (word[0].isalpha() and word.lower() == word.upper())
