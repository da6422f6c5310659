"""A first look at HTML source: what no person writes is refused before it is parsed.

Parsers take time that grows with depth times size; a page nested deeper than browsers build
(512 levels in Chromium's and WebKit's parsers) is none that anybody has read.
"""

import re

from forensics.errors import ReadError, Unread
from forensics.readers.limits import MAX_ELEMENTS

_DEEPEST = 1000
_TAG = re.compile(r"<(!--|/?[a-zA-Z][a-zA-Z0-9]*)")
_ENDS = {"!--": "-->", "script": "</script", "style": "</style"}
# Elements whose end may be left out, or that have none, say nothing of depth.
_UNCLOSED = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th"),
        *("thead", "tbody", "tfoot", "colgroup", "html", "head", "body", "rt", "rp"),
    )
)


def require_plausible(text: str) -> None:
    """Raises ReadError: malformed (nested too deeply), too_large (too many elements)."""
    depth = elements = resume = 0
    unending: set[str] = set()
    for match in _TAG.finditer(text):
        if match.start() < resume:
            continue
        name = match.group(1).lower()
        if name in _ENDS and name not in unending:
            resume = text.find(_ENDS[name], match.end())
            if resume < 0:
                unending.add(name)
        elif name == "!--":
            continue
        elif name.startswith("/"):
            depth = max(0, depth - (name[1:] not in _UNCLOSED))
        else:
            elements += 1
            depth += name not in _UNCLOSED
        if depth > _DEEPEST:
            raise ReadError(Unread.MALFORMED, "is nested too deeply to be read")
        if elements > MAX_ELEMENTS:
            message = f"holds more than {MAX_ELEMENTS:,} elements; submit the resume alone"
            raise ReadError(Unread.TOO_LARGE, message)
