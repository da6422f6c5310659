"""E-mail addresses, links and places by which a person is reached."""

import re
from collections.abc import Sequence

from forensics.model.span import Quoted
from forensics.parse import places
from forensics.parse.lines import Line, quote, unique

_MOST = 10_000
"""Places looked at in one text for each kind of contact: a bound for junk, far above any resume."""
_LOCAL = re.compile(r"[\w.+%'’-]{1,64}\Z")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,6}[^\W\d_]{2,24}(?![\w-])")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]{}\"'|•·，。]{3,300}", re.IGNORECASE)
_HOSTED = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{0,40}\.){1,3}"
    r"(?:com|org|net|io|dev|me|co|ai|app|edu|gov|info|tech|de|fr|es|it|nl|uk|ca|in|br|eu|us|xyz|"
    r"site|page|be|ch|at|pl|ru|cn|jp)"
    r"/[^\s<>()\[\]{}\"'|•·，。]{1,300}",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{1,40}\.){1,2}(?:com|org|io|dev|me|co|ai|app|info|tech|"
    r"xyz|site|page)(?![\w/@-])",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\.\w")
"""Found in a moment where no domain is, which most lines hold none of."""
_LABEL = re.compile(
    r"(?:current\s|home\s|permanent\s)?(?:address|location|based in|lives in|city|residence|"
    r"adresse|direcci[óo]n|ubicaci[óo]n|"
    r"wohnort|anschrift|localisation|endere[çc]o|localiza[çc][ãa]o|indirizzo|地址|住所)\s?[:：]\s*",
    re.IGNORECASE,
)
_EDGE = " \t\u00a0,;|•·:-–—()[]"


def emails(text: str) -> tuple[Quoted, ...]:
    """E-mail addresses in order, each once whatever its case."""
    found: list[Quoted] = []
    at = -1
    for _ in range(_MOST):
        at = text.find("@", at + 1)
        if at < 0:
            break
        local = _LOCAL.search(text[max(0, at - 65) : at])
        domain = _DOMAIN.match(text, at + 1, at + 255)
        if local is None or domain is None:
            continue
        start = at - len(local[0].lstrip(".'’-"))
        address = quote(text, start, domain.end(), "") if start < at else None
        if address is not None:
            found.append(address)
    return unique(found)


def links(text: str, header: Sequence[Line]) -> tuple[Quoted, ...]:
    """Addresses of pages in order; a bare domain counts only in the header of the document."""
    found = [match.span() for match in _bounded(_URL, text, "://", "www.")]
    found += [match.span() for match in _bounded(_HOSTED, text, "/")]
    for line in header:
        found += [
            (line.start + match.start(), line.start + match.end())
            for match in (_BARE.finditer(line.head) if _DOTTED.search(line.head) else ())
            if "@" not in line.head[max(0, match.start() - 1) : match.start()]
        ]
    quotes = [quote(text, start, end, " .,;:!?'’…") for start, end in sorted(set(found))]
    apart: list[Quoted] = []
    for item in quotes:
        if item is not None and (not apart or item.span.start >= apart[-1].span.end):
            apart.append(item)
    return unique(apart)


def _bounded(pattern: re.Pattern[str], text: str, *signs: str) -> list[re.Match[str]]:
    """Matches of a pattern in the neighbourhood of its telling characters alone."""
    found: dict[int, re.Match[str]] = {}
    for sign in signs:
        at = -1
        for _ in range(_MOST):
            at = text.find(sign, at + 1)
            if at < 0:
                break
            left = (
                max(
                    text.rfind(" ", max(0, at - 130), at),
                    text.rfind("\n", max(0, at - 130), at),
                    at - 130,
                    -1,
                )
                + 1
            )
            match = next(pattern.finditer(text, max(left, 0), min(len(text), at + 310)), None)
            if match is not None and match.start() <= at < match.end():
                found.setdefault(match.start(), match)
    return [found[start] for start in sorted(found)]


def locations(text: str, header: Sequence[Line]) -> tuple[Quoted, ...]:
    """Places stated in the header of the document as where the person is."""
    found: list[Quoted | None] = []
    for line in header:
        words = line.head
        label = _LABEL.search(words)
        spans = [(a, b) for a, b in places.find(words) if not places.is_placeholder(words[a:b])]
        if spans:
            found += [quote(text, line.start + a, line.start + b, _EDGE) for a, b in spans]
            continue
        if label and label.end() < len(words):
            stop = re.search(r"[|•·\t]|\s{3}", words[label.end() :])
            end = label.end() + stop.start() if stop else len(words)
            found.append(quote(text, line.start + label.end(), line.start + end, _EDGE))
            continue
        for part in re.finditer(r"[^|•·\t;]+", words):
            piece = quote(text, line.start + part.start(), line.start + part.end(), _EDGE)
            if (
                piece is not None
                and places.is_place(piece.value)
                and not places.is_placeholder(piece.value)
            ):
                found.append(piece)
    return unique(item for item in found if item is not None)
