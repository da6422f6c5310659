"""Skills: the items of the skills sections."""

import re
from collections.abc import Sequence

from forensics.model.span import Quoted
from forensics.parse.lines import Line, joined, quote, unique

_LONGEST = 6
"""Words of one skill; longer items are statements, not skills."""
_FULL = 0.72
"""Share of the widest line from which on a line counts as filled."""
_LABEL = re.compile(r"^[^\W\d_][^,;:|•]{0,45}[:：]\s*")
_ITEM = re.compile(r"(?:\([^()]{0,80}\)|[^,;|•·●▪∙\t(]|\((?![^()]{0,80}\)))+")
_LEVEL = re.compile(r"\s*[(\[]?(?:[★☆●○■□▪]{2,}|\d{1,3}\s?%|\d/\d{1,2})[)\]]?\s*$")
_EDGE = " \t\u00a0\n\r,;|•·●▪∙:.-–—*/&"
_MOST = 400


def skills(text: str, lines: Sequence[Line]) -> tuple[Quoted, ...]:
    """The skills listed in the lines of a skills section, each once, in order."""
    found: list[Quoted] = []
    for line in _whole(text, lines):
        start, end = line.start, line.end
        begin = start
        label = _LABEL.match(text[start : min(end, start + 60)])
        if label and start + label.end() < end:
            begin = start + label.end()
        for match in _ITEM.finditer(text, begin, end):
            item = quote(text, match.start(), match.end(), _EDGE)
            if item is None:
                continue
            level = _LEVEL.search(item.value)
            if level and level.start() > 1:
                item = quote(text, item.span.start, item.span.start + level.start(), _EDGE)
            if (
                item is not None
                and len(item.value.split()) <= _LONGEST
                and any(c.isalnum() for c in item.value)
            ):
                found.append(item)
            if len(found) >= _MOST:
                return unique(found)
    return unique(found)


def _whole(text: str, lines: Sequence[Line]) -> list[Line]:
    """Lines of a list that the page broke, joined; a line without separators is a skill itself."""
    widest = max((len(line.text) for line in lines), default=0)
    found: list[Line] = []
    length = 0
    for line in lines:
        listed = bool(found) and any(mark in found[-1].text for mark in ",;|•")
        fresh = line.bullet or line.gap or _LABEL.match(line.text[:60])
        ends = bool(found) and found[-1].text.endswith((",", ";", "|", "•", "&"))
        full = length >= _FULL * widest or line.text[0].islower() or line.text[0] in "|,;•"
        if listed and not fresh and (ends or full):
            found[-1] = joined(text, found[-1], line)
        else:
            found.append(line)
        length = len(line.text)
    return found
