"""The field of work a job's title belongs to, in whatever language it is written."""

import re
import unicodedata
from functools import cache, lru_cache

from forensics.reference import load

_UNDECOMPOSED = str.maketrans("łøđı", "lodi")  # letters that Unicode does not hold to be accented
# Fields between which people move without changing what they do, or whose titles overlap.
_NEAR = {
    frozenset(pair.split())
    for pair in (
        "software engineering", "software science", "software media",
        "engineering science", "engineering trades", "science health", "science teaching",
        "science finance",
        "sales hospitality", "sales office", "sales media", "sales trades", "sales finance",
        "finance office", "finance law", "law office", "law public", "office hospitality",
        "office public", "office trades", "office health", "public health", "public trades",
        "hospitality trades", "teaching media", "teaching health", "teaching public",
        "teaching office", "media hospitality",
    )
}  # fmt: skip
# Titles that share one of these may be one kind of work: "Data Analyst", "Financial Analyst".
_KINDS = re.compile(
    r"\b(?:analyst\w*|engineer\w*|ingenieu?r\w*|designer\w*|consultant\w*|technician\w*|"
    r"administrator\w*|architect\w*|specialist\w*|inspector\w*|operator\w*|planner\w*)\b"
)


@lru_cache(maxsize=1024)
def fields(title: str) -> frozenset[str]:
    """Fields of work whose words the title has; empty where it tells none ("Manager")."""
    words = _folded(title)
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(words))


def far_apart(one: str, other: str) -> bool:
    """Whether both titles tell their field of work and these have nothing to do with each other.

    "Software Engineer" and "Softwareentwickler" are of one field, "Accountant" and "Warehouse
    Lead" of two; of "Project Manager" nothing is known, so it is apart from none.
    """
    left, right = fields(one), fields(other)
    near = any(a == b or frozenset((a, b)) in _NEAR for a in left for b in right)
    shared = set(_KINDS.findall(_folded(one))) & set(_KINDS.findall(_folded(other)))
    return bool(left and right) and not near and not shared


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_UNDECOMPOSED))
    plain = "".join(mark for mark in letters if not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", plain)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """For each field, any of its words: whole ones where the script puts blanks between words."""
    words: dict[str, list[str]] = {}
    for row in load("title_words").rows.values():
        pattern = re.escape(_folded(row.key)).replace(r"\*", r"\w*").replace(r"\ ", r"[\s/-]+")
        blanks = "a" <= _folded(row.key)[0] < "\u0600"  # Latin, Greek, Cyrillic
        for field in row["fields"].split():
            words.setdefault(field, []).append(rf"(?<!\w){pattern}(?!\w)" if blanks else pattern)
    return {field: re.compile("|".join(each)) for field, each in words.items()}
