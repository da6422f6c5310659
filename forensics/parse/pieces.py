"""Pieces of the head of an entry: what stands between dates, bars, dashes and commas."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from forensics.parse import employers, places, titles
from forensics.parse.lines import quote, trim

Mark = Literal["line", "cut", "bar", "dash", "at", "comma", "colon", "slash"]

_MARK = re.compile(
    r"(?P<bar>\s*[|‖│｜•·∙♦¦]\s*|\t\s*|[ \u00a0]{3,}|\s*;\s+|\s*//\s*|\s*ï¼\S?\s*|\s*－\s*|"
    r"\s*â€[“”\u0093\u0094\"]\s*"
    r")|(?P<slash>\s+/\s+)|(?P<colon>\s*:\s+)|(?P<dash>\s+[-–—―−~]+\s+|\s*[—―]\s*|\s+[–-](?=\w)|"
    r"(?<=\w)[–-]\s+)"
    r"|(?P<at>\s+(?:at|@|bei|chez)\s+(?-i:(?=[^\W\d_a-z]|\d+[A-Za-z]|\w+\.\w)))"
    r"|(?P<comma>\s*,\s*(?!(?:inc|llc|ltd|corp|co|l\.?p|plc|gmbh|s\.?a|llp|jr|sr|ph\.?d|mba|"
    r"p\.?c|n\.?a|pllc|md)\b))",
    re.IGNORECASE,
)
_EDGE = " \t\u00a0\u200b\n\r,;|•·∙:-–—―−－~/"
_DEPARTMENT = re.compile(
    r"(?:(?:corporate|public|human|customer|client|business|product|global|regional|north|east|"
    r"west|south|"
    r"digital|internal|external|information|quality|software|data|field|investor|media|sales|"
    r"marketing|talent|strategic|it|r&d|hr)\s)?(?:(?:and|&|/)\s)?"
    r"(?:engineering|sales|marketing|operations|finance|relations|resources|communications|affairs|"
    r"development|services|service|support|intelligence|technology|it|hr|r&d|strategy|programs|"
    r"assurance|security|accounting|research|product|success|experience|design|analytics|training|"
    r"procurement|compliance|partnerships|acquisition|management|planning|logistics|systems|"
    r"administration|part[- ]time|full[- ]time|contract|internship|temporary|seasonal|freelance)"
    r"(?:\s(?:and|&)\s[\w ]+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a head at `start..end`, the mark before it, and what its words speak for."""

    start: int
    end: int
    text: str
    mark: Mark
    line: int
    title: float = field(default=0.0)
    employer: float = field(default=0.0)
    place: bool = field(default=False)


def pieces(
    text: str,
    start: int,
    end: int,
    cuts: Sequence[tuple[int, int]],
    line: int,
    at: bool = True,
) -> list[Piece]:
    """The pieces of `text[start:end]`, with the ranges `cuts` (dates, placeholders) left out.

    `at`: the word "at" parts a title from an employer; in names of schools it does not.
    """
    found: list[Piece] = []
    begin, mark = start, "line"
    for cut_start, cut_end in [*sorted(cuts), (end, end)]:
        if cut_end < begin or cut_start > end:
            continue
        found += _split(text, begin, min(cut_start, end), mark, line, at)
        begin, mark = max(begin, cut_end), "cut"
    return found


def _split(text: str, start: int, end: int, mark: str, line: int, at: bool) -> list[Piece]:
    found: list[Piece] = []
    begin = start
    for stop, after in [*_places(text, start, end), (end, end)]:
        for match in _MARK.finditer(text, begin, stop):
            if match.lastgroup == "at" and not at:
                continue
            found += _piece(text, begin, match.start(), mark, line)
            begin, mark = match.end(), str(match.lastgroup)
        found += _piece(text, begin, stop, mark, line)
        if after > stop:
            found += _piece(text, stop, after, "comma", line)
        begin, mark = after, "comma"
    return found


def _places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Places within the text, save those whose first part is the title of a post."""
    return [
        (start + a, start + b)
        for a, b in places.find(text[start:end])
        if titles.score(text[start + a : start + b].split(",")[0]) < 1
    ]


def _piece(text: str, start: int, end: int, mark: str, line: int) -> list[Piece]:
    start, end = trim(text, start, end, _EDGE)
    if text[start:end].startswith("(") and text[start:end].endswith(")"):
        start, end = trim(text, start + 1, end - 1, _EDGE)
    words = text[start:end]
    if words.endswith(("(", "[")) or (words.endswith((")", "]")) and "(" not in words):
        end -= 1
    if words.startswith((")", "]")) or (words.startswith(("(", "[")) and ")" not in words):
        start += 1
    start, end = trim(text, start, max(start, end), _EDGE)
    words = text[start:end]
    if not any(character.isalpha() for character in words):
        return []
    place = places.is_place(words)
    employer = 0.0 if place else employers.score(words)
    if _DEPARTMENT.fullmatch(words):
        employer = min(employer - 0.5, -0.1)
    title = 0.0 if place else titles.score(words)
    return [Piece(start, end, words, mark, line, title, employer, place)]  # type: ignore[arg-type]


def joined(text: str, first: Piece, last: Piece) -> str:
    """The characters from one piece to another, margins off."""
    found = quote(text, first.start, last.end)
    return found.value if found else ""
