"""A text as a reader sees it, folded for comparison, with every character's place in the original.

What draws nothing (zero-width and direction marks, Unicode tags, variation selectors, controls,
halves of surrogate pairs) is left out: nothing can hide in it, and nothing of it leaves.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l",
        "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
        "‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "ˈ": "'", "′": "'",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "－": "-",
        "־": "-",
    }
)  # fmt: skip
_UNSEEN = {"Cf", "Cc", "Cs", "Cn", "Co"}
_KEPT = "\n\t"
_ODD = re.compile(r"[^\n\t\x20-\x7e]")
_MARKED = re.compile(r"[^\n\t\x20-\x5f\x61-\x7e]")  # the grave accent is an apostrophe to some
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SMALL = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_BREAKS = "\r\v\f\x85\u2028\u2029"


@dataclass(frozen=True)
class Legible:
    """`seen` are the characters sent; `at[i]` is the place of `seen[i]` in the original.

    `plain` is without accents and typographic variants, `folded` without case too: both of one
    length; `of[i]` is the index in `seen` that their character `i` comes from.
    """

    seen: str
    at: Sequence[int]
    plain: str
    folded: str
    of: Sequence[int]


def legible(text: str) -> Legible:
    """The characters of a text that a reader sees."""
    seen, at = _mapped(text, _ODD, _shown)
    plain, of = _mapped(seen, _MARKED, _plain)
    folded = _NOT_ASCII.sub(lambda found: _caseless(found[0]), plain.translate(_SMALL))
    return Legible(seen, at, plain, folded, of)


def _mapped(
    text: str, odd: re.Pattern[str], form: Callable[[str], str]
) -> tuple[str, Sequence[int]]:
    """The text with `form` of each odd character, and the index that each character comes from."""
    out: list[str] = []
    origin: list[int] = []
    done = 0
    for found in odd.finditer(text):
        start = found.start()
        new = form(found[0])
        out += (text[done:start], new)
        origin += range(done, start)
        origin += [start] * len(new)
        done = start + 1
    if not done:
        return text, range(len(text))
    origin += range(done, len(text))
    return "".join((*out, text[done:])), origin


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The folded form in which values are compared with `Legible.folded`."""
    return legible(text).folded


@lru_cache(maxsize=8192)
def _shown(character: str) -> str:
    """The character as sent; nothing where it draws nothing."""
    if character in _BREAKS:
        return "\n"
    if character in _KEPT:
        return character
    code = ord(character)
    selector = 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
    blank_letter = character in "\u115f\u1160\u3164\uffa0\u034f\u2800"
    if selector or blank_letter or unicodedata.category(character) in _UNSEEN:
        return ""
    return character


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    """One character without its accents, of the ordinary width; nothing for a lone accent."""
    parts = unicodedata.normalize("NFKD", character.translate(_LETTERS))
    bare = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


@lru_cache(maxsize=8192)
def _caseless(character: str) -> str:
    for form in (character.casefold(), character.lower()):
        if len(form) == 1:
            return form
    return character
