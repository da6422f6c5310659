"""Text folded for matching, so that every match can be traced to the characters as they stand."""

import re
import unicodedata
from collections.abc import Callable

_ALIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТХУІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανικρυχ‐‑",
    "aeopcyxijshdqwABEKMHOPCTXYIJSABEZHIKMNOPTYXoavikpux--",
)
_BREAK = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s*\n\s*(?=[^\W\d_])")


def folded(text: str) -> str:
    """`text` with full-width letters and look-alikes of Latin ones replaced, one for one."""
    if text.isascii():
        return text
    plain = (unicodedata.normalize("NFKC", mark) for mark in text)
    kept = (new if len(new) == 1 else old for old, new in zip(text, plain, strict=True))
    return "".join(kept).translate(_ALIKE)


def joined(text: str) -> tuple[str, Callable[[int], int]]:
    """`text` with words hyphenated at line ends put together, and where its places stand in it."""
    kept: list[int] = []
    last = 0
    for gap in _BREAK.finditer(text):
        kept += range(last, gap.start())
        last = gap.end()
    kept += range(last, len(text) + 1)
    return "".join(text[place] for place in kept[:-1]), kept.__getitem__
