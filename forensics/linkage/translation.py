"""Schools' names in the words of one language, so that a translated name is not another school."""

import re
import unicodedata
from functools import cache

from forensics.reference import load

# Letters that Unicode does not hold to be accented ones.
_UNDECOMPOSED = str.maketrans("łøđıßæœ", "lodisao")
_SMALL = {
    "de", "do", "da", "di", "del", "della", "degli", "des", "du", "la", "le", "el", "der", "die",
    "das", "van", "w", "we", "i", "y", "e", "et", "und", "z", "ze", "na", "imeni", "im", "studi",
    "of", "the", "at", "in", "for", "and",
}  # fmt: skip
# What kind of school it is, which translations render in many ways.
_KINDS = {
    "university", "technical", "technology", "institute", "school", "college", "science", "applied",
}  # fmt: skip


def may_be_translated(one: str, other: str) -> bool:
    """Whether a name may be the other in another language, or in letters that tell nothing.

    "Universidade do Porto" and "University of Porto": the words of `school_words` are put into
    English, and what is left beside the kind of school must be contained in the other's.
    """
    if _is_latin(one) != _is_latin(other):
        return True
    left, right = _in_english(one), _in_english(other)
    if left == _plain(one) and right == _plain(other):
        return False
    left_words, right_words = set(left) - _KINDS, set(right) - _KINDS
    return bool(left_words and right_words) and (
        left_words <= right_words or right_words <= left_words
    )


def _in_english(name: str) -> list[str]:
    return [_english().get(word, word) for word in _plain(name)]


def _plain(name: str) -> list[str]:
    spelt = unicodedata.normalize("NFKD", name.casefold().translate(_UNDECOMPOSED))
    letters = "".join(mark for mark in spelt if not unicodedata.combining(mark))
    return [word for word in re.findall(r"[^\W_]+", letters) if word not in _SMALL]


def _is_latin(name: str) -> bool:
    return any("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())


@cache
def _english() -> dict[str, str]:
    rows = load("school_words").rows.values()
    return {form: row["word"] for row in rows for form in row["forms"].split("|")}
