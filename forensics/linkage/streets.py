"""Postal addresses by which homes are compared: whole ones, in one form however they are laid out.

"100 Main Street" stands in every town: an address is a key only with a postal code, or with a town
and its region.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from forensics.linkage.regions import readings, towns
from forensics.llm.postal import POSTAL
from forensics.model import Span
from forensics.reference import load

HEAD = 600
"""Characters at the beginning of a resume among which its own address stands."""

_SHORTEST = 8  # characters of an address with its number: "1 A St" stands in every town
_WORD = re.compile(r"[^\W_]+")
_ZIP = re.compile(r"\d{5}")
_STREETS = {
    "street": "st", "avenue": "ave", "road": "rd", "boulevard": "blvd", "lane": "ln",
    "drive": "dr", "court": "ct", "highway": "hwy", "parkway": "pkwy", "place": "pl",
    "terrace": "ter", "circle": "cir", "square": "sq", "apartment": "apt", "suite": "ste",
    "north": "n", "south": "s", "east": "e", "west": "w", "strasse": "str",
}  # fmt: skip
_COUNTRY = re.compile(r" (?:usa?|u s a?|united states(?: of america)?)$")
_CODE = re.compile(
    r"(?<![\w#-])(?:\d{5}-\d{3,4}|\d{2}-\d{3}|\d{5,6}|(?<=[A-Z]{2}\s)\d{4}|"
    r"(?<=[,;\n]\s)\d{4}(?=\s[^\W\d])|(?<=\n)\d{4}(?=\s[^\W\d])|"
    r"[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|"
    r"(?:A|B|CH|D|DK|F|I|L|NL|S)-\s?\d{4,5})(?![\w-])"
)
_NUMBER = re.compile(r"\s*\d+\w?\b")
_BREAK = re.compile(r"[@|•·;:\t\d]|\s{3}|\n\s*\n")
_BEFORE = re.compile(r"(?:^|[,;:|•·/\t–—-]|\s{2})\s*$")
_LINES = 2  # of a text that one address may fill


def postal(value: str) -> str | None:
    """An address in the form in which two spellings are equal; None where it is too short.

    Case, marks, line ends, the usual short forms of streets and states, the country "USA" and what
    follows a ZIP code are no difference; the rest is.
    """
    street = POSTAL[0].search(value)
    named = street is not None and not re.search(r"\d", value[: street.start()])
    parts = _words(value[street.start() :] if street and named else value)
    form = " ".join(_ended(_COUNTRY.sub("", " ".join(parts)).split()))
    return form if len(form) >= _SHORTEST and any(map(str.isdigit, form)) else None


def located(value: str) -> bool:
    """Whether an address tells which town it is in: by a postal code, or a town and its region."""
    rest = POSTAL[0].sub(",", value)
    number = _NUMBER.match(rest)
    code = _CODE.search(rest, number.end() if number else 0)
    return code is not None or bool(towns(rest) and readings(rest))


def stated_in(text: str) -> Iterator[Span]:
    """Where the head of a text states an address: from its street to its code or region.

    Both stand in one line, or in two that follow each other.
    """
    for street in POSTAL[0].finditer(text[:HEAD]):
        line = text.rfind("\n", 0, street.start()) + 1
        if not _BEFORE.search(text[line : street.start()]):
            continue  # in a sentence, or the end of a longer name
        for stop in islice(_line_ends(text, street.end()), _LINES):
            end = _end(text, street.end(), stop)
            if end is not None and located(text[street.start() : end]):
                yield Span(start=street.start(), end=end)
                break


def _end(text: str, start: int, stop: int) -> int | None:
    """Where the address whose street ends at `start` ends; None where it does not go on."""
    broken = _BREAK.search(text, start, stop)
    code = _CODE.search(text, start, stop)
    if code and (broken is None or broken.start() >= code.start()):
        return code.end()
    rest = text[start : broken.start() if broken else stop].rstrip(" ,.-–(")
    return start + len(rest) if re.match(r"\s*[,\n·–-]", rest) else None


def _line_ends(text: str, start: int) -> Iterator[int]:
    end = start
    while (end := text.find("\n", end)) >= 0:
        yield end
        end += 1
    yield len(text)


def _words(text: str) -> list[str]:
    return [_STREETS.get(word, word) for word in _WORD.findall(text.casefold())]


def _ended(words: list[str]) -> list[str]:
    """The words up to a ZIP code behind its state, which is put as its code."""
    states = _states()
    for end in (*(at for at, word in enumerate(words) if _ZIP.fullmatch(word)), len(words)):
        for size in (3, 2, 1):
            state = states.get(tuple(words[max(end - size, 0) : end]))
            if state:
                return [*words[: end - size], state, *words[end : end + 1]]
    return words


@cache
def _states() -> dict[tuple[str, ...], str]:
    """States by the words of their names and codes, in the form in which addresses hold them."""
    return {
        tuple(_words(name)): code.lower()
        for code, row in load("us_states").rows.items()
        for name in (code, row["name"], *row["aliases"].split("|"))
        if name
    }
