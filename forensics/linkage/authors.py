"""Whose name a file's own author entries bear, compared with the names an application states.

A name is told by its shape alone (two to four capitalised words or words of a script without case,
none of them a word of tools, accounts or offices), never by a list of names, and compared by
equality alone, generously: one shared word is enough.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from rapidfuzz.fuzz import ratio

from forensics.llm.legible import fold
from forensics.llm.names import PARTICLES, parts_of
from forensics.parse import employers, places
from forensics.reference import load

AUTHORS = ("pdf:Author", "xmp:dc:creator", "docx:creator", "docx:lastModifiedBy")
ALIKE = 80  # per cent of letters two words share: "Maria" and "Marie", "Müller" and "Miller"
_SEPARATORS = re.compile(r"\s*(?:[;|\n&]|\band\b|\bund\b|\by\b|\bet\b)\s*")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|<[^>]*>")
_NO_NAME = re.compile(r"[\d@\\/_:+#*]|\.(?:com|io|net|org)\b")
_WORD = re.compile(r"[^\W\d_]+")
_HAN = "CJK"
_RESPELT = ((r"([aou])e", r"\1"), ("ks", "x"), ("ph", "f"), ("y", "i"), (r"(\w)\1", r"\1"))

Kind = Literal["default", "person", "other"]


def people(value: str) -> tuple[str, ...]:
    """The single entries of an author property: "A. Smith; B. Jones" is two."""
    plain = _ASIDE.sub(" ", value)
    return tuple(piece for part in _SEPARATORS.split(plain) if (piece := part.strip(" ,.-")))


def kind_of(entry: str) -> Kind:
    """What an author entry is: a default of tools or accounts, a person's full name, or neither.

    Neither is a handle, one word, a name in initials, an office or a company.
    """
    if fold(entry).strip() in _wholes():
        return "default"
    words = parts_of(entry)
    if any(word in _words() for whole in words for word in (whole, *_WORD.findall(whole))):
        return "default" if len(words) < 3 else "other"
    if _NO_NAME.search(entry) or employers.score(entry) >= 0.7 or places.is_place(entry):
        return "other"
    full = [word for word in words if word not in PARTICLES]
    if not 2 <= len(full) <= 4 and not (len(full) == 1 and _whole_in_one(full[0])):
        return "other"
    shown = [word for word in re.split(r"[\s,]+", entry) if fold(word).strip(".,") in full]
    if not all(_capitalised(word) for word in shown):
        return "other"
    return (
        "person" if sum(len(_letters(word)) > 1 for word in full) >= min(2, len(full)) else "other"
    )


def comparable(one: str, other: str) -> bool:
    """Whether two names are written in one script, so that a difference says something.

    Names in Chinese characters have old and short forms and are left alone.
    """
    scripts = _scripts(one) & _scripts(other)
    return bool(scripts - {_HAN})


def shares(name: str, stated: Iterable[str], addresses: Iterable[str] = ()) -> bool:
    """Whether a name has a word of a stated one, or makes up part of an e-mail address or link."""
    own = _skeletons(name)
    joined = "".join(own)
    for other in stated:
        theirs = _skeletons(other)
        if any(_same(a, b) for a in own for b in theirs):
            return True
        run_on = "".join(theirs)
        if any(len(w) >= 4 and w in run_on for w in own) or any(
            len(w) >= 4 and w in joined for w in theirs
        ):
            return True
    for address in addresses:
        local = "".join(_letters(_skeleton(address.partition("@")[0])))
        if any(len(word) >= 3 and word in local for word in own):
            return True
    return False


def stands_in(name: str, head: str, text: str) -> bool:
    """Whether a document itself shows a name: a word of it in its head, or all of it below."""
    own = {word for word in parts_of(name) if len(word) > 2 or not word.isascii()}
    own -= PARTICLES
    if own & {*parts_of(head), *_WORD.findall(fold(head))}:
        return True
    return bool(own) and own <= {*_WORD.findall(fold(text))}


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one)):
        return True
    if _is_spaceless(one) and _is_spaceless(other):
        return one[0] == other[0] or bool(_pairs(one) & _pairs(other))
    return min(len(one), len(other)) >= 4 and ratio(one, other) >= ALIKE


def _pairs(word: str) -> set[str]:
    return {word[place : place + 2] for place in range(len(word) - 1)}


def _skeletons(name: str) -> list[str]:
    parts = [p for whole in parts_of(name) for p in (whole, *re.split(r"[-']", whole))]
    found = dict.fromkeys(_skeleton(part) for part in parts if part not in PARTICLES)
    return [word for word in found if len(word) > 1]


def _skeleton(word: str) -> str:
    """A folded word without hyphens and with common respellings made one: "ue" and "ü", "ks"."""
    plain = re.sub(r"[-'.]", "", fold(word))
    for spelt, meant in _RESPELT:
        plain = re.sub(spelt, meant, plain)
    return plain


def _letters(word: str) -> str:
    return "".join(character for character in word if character.isalpha())


def _capitalised(word: str) -> bool:
    first = _letters(word)[:1]
    return bool(first) and (not first.islower() or fold(word).strip(".,") in PARTICLES)


def _is_spaceless(word: str) -> bool:
    return bool(word) and all(unicodedata.east_asian_width(letter) in "WF" for letter in word)


def _whole_in_one(word: str) -> bool:
    return _is_spaceless(word) and 2 <= len(word) <= 4


def _scripts(name: str) -> frozenset[str]:
    found = (unicodedata.name(letter, "?").split()[0] for letter in _letters(name))
    return frozenset("CJK" if script in {"HIRAGANA", "KATAKANA"} else script for script in found)


@cache
def _wholes() -> frozenset[str]:
    return frozenset(_values("whole"))


@cache
def _words() -> frozenset[str]:
    return frozenset(_values("word"))


def _values(match: str) -> Iterator[str]:
    for row in load("author_defaults").rows.values():
        if row["match"] == match:
            yield fold(row["entry"])
