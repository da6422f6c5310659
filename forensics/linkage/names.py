"""Whether two stated names can be one person's: spelling, order, marriage, nicknames and scripts.

Only letters are compared. What a name means or where it is common is never looked at.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Literal

Relation = Literal["same", "partly", "wholly", "unknown"]

ALIKE = 0.7  # share of equal letters: "Mohammed" and "Muhammad", "Kovalenko" and "Covalenco"
_LONG = 4  # letters from which likeness counts: shorter words are alike by chance
_STEM = 3  # letters that a short form keeps: "Alex", "Sam"
_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_UNSPACED = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")


def relation(one: str, other: str) -> Relation:
    """How a name changed: not at all, in a part, wholly; unknown where nothing can be compared.

    "partly" keeps at least one of its words, as marriage, divorce, a changed given name and most
    short forms do. Case, accents, order, initials and added words are no change.
    """
    left, right = parts(one), parts(other)
    if not left or not right or _scripts(left).isdisjoint(_scripts(right)):
        return "unknown"
    shorter, longer = sorted((left, right), key=len)
    found = [any(alike(word, each) for each in longer) for word in shorter]
    if all(found):
        return "same"
    runs = "".join(left), "".join(right)
    if any(found) or SequenceMatcher(None, *runs).ratio() >= ALIKE:
        return "partly"
    return "wholly"


def parts(name: str) -> tuple[str, ...]:
    """The words of a name without marks; initials aside. Unspaced scripts give their signs."""
    bare = re.sub(r"[(\[].*?[)\]]", " ", name)
    spelt = unicodedata.normalize("NFKD", bare.casefold().translate(_UNDECOMPOSED))
    plain = "".join(mark for mark in spelt if not unicodedata.combining(mark))
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", plain.replace("'", "")))
    found: list[str] = []
    for word in words:
        if _script(word[0]) in _UNSPACED:
            found += word
        elif len(word) > 1:
            found.append(word)
    return tuple(found)


def alike(one: str, other: str) -> bool:
    """Whether two words of names can be spellings or short forms of one."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _STEM and long.startswith(short):
        return True
    return len(short) >= _LONG and SequenceMatcher(None, one, other).ratio() >= ALIKE


def _scripts(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_script(word[0]) for word in words)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0].partition("-")[0]
