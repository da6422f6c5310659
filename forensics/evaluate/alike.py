"""When two statements are the same statement: names, titles, degrees and dates."""

import re
import unicodedata

from rapidfuzz import fuzz

from forensics.model.partial_date import Dated, PartialDate
from forensics.model.span import Quoted

CLOSE = 90  # token ratio at which two titles or institutions are one (issue, item 3)
DEGREE_CLOSE = 85

_LEVELS: tuple[tuple[str, str], ...] = (
    ("doctor", r"\bph\.? ?d\b|\bdoctor|\bm\.?d\b|\bj\.?d\b|\bed\.?d\b"),
    ("master", (r"\bmaster'?s?\b|\bm\.? ?b\.? ?a\b|\bm\.? ?s\.? ?c?\b|\bm\.? ?a\b|\bm\.? ?tech\b"
               r"|\bm\.? ?eng\b|\bm\.? ?ed\b|\bm\.?f\.?a\b")),
    ("bachelor", (r"\bbachelor'?s?\b|\bb\.? ?s\.? ?c?\b|\bb\.? ?a\b|\bb\.? ?b\.? ?a\b|\bb\.? ?e\b"
                 r"|\bb\.? ?tech\b|\bb\.? ?eng\b|\bb\.? ?ed\b|\bb\.?f\.?a\b|\bbsee\b")),
    ("associate", r"\bassociates?'?s?\b|\ba\.? ?a\.? ?s?\b|\ba\.? ?s\b"),
    ("high school", r"\bhigh school\b|\bg\.?e\.?d\b"),
    ("diploma", r"\bdiploma\b"),
    ("certificate", r"\bcertificate\b|\bcertification\b"),
)  # fmt: skip


def fold(text: str) -> str:
    """Letters without case, width and spacing; both cases are folded, as capitals lose dots."""
    wide = unicodedata.normalize("NFKC", text).upper().casefold()
    return " ".join(re.sub(r"[^\w+#&]+", " ", wide).split())


def words(found: Quoted | None) -> str | None:
    """The words of a parsed value, if there is one."""
    return found.value if found else None


def close(one: str | None, other: str | None, at_least: float = CLOSE) -> bool:
    """Whether two strings are one statement; None equals only None."""
    if one is None or other is None:
        return one is other
    return fuzz.token_sort_ratio(fold(one), fold(other)) >= at_least


def level(degree: str) -> str | None:
    """The level a degree's words name, highest first; None when they name none."""
    lower = degree.casefold()
    return next((name for name, pattern in _LEVELS if re.search(pattern, lower)), None)


def same_degree(label: str | None, found: str | None) -> bool:
    """Same level, or nearly the same words; a label without a degree asks for none."""
    if label is None or found is None:
        return label is found
    known = level(label)
    return (known is not None and known == level(found)) or close(label, found, DEGREE_CLOSE)


def same_date(label: PartialDate | None, found: Dated | None) -> bool:
    """Equal to the precision of the label: a label of a year asks for the year only."""
    if label is None or found is None:
        return label is None and found is None
    if label.month is None:
        return label.year == found.value.year
    return label == found.value


def exact_date(truth: PartialDate | None, found: Dated | None) -> bool:
    """Equal in year and month; a month that is not printed must not be invented."""
    return (found.value if found else None) == truth
