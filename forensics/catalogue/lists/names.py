"""Names of companies and institutions in the form in which two spellings are equal.

Case, accents, punctuation and legal forms do not count, "&" is "and"; nothing is fuzzy: a name that
is merely similar is another name.
"""

import re
import unicodedata
from functools import cache

from forensics.reference import load

_TOKEN = re.compile(r"[^\W_]+|&")
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])")
_MARKS = dict.fromkeys(map(ord, "'’‘`´ʼ"))
_SAME = {"&": "and", "univ": "university", "intl": "international", "tech.": "technology"}

_JOINED = (
    "有限责任公司",
    "股份有限公司",
    "有限公司",
    "株式会社",
    "주식회사",
)  # written without a blank
_LONGEST_FORM = 4  # words
MIN_LETTERS = 3  # a shorter word ("WK", "3B") tells no name apart
MIN_SOLID = 5  # letters of a name in a script without blanks
_SOLID = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def words(name: str) -> tuple[str, ...]:
    """The words of a name, legal forms at either end aside; all words where it is nothing else."""
    if name.isascii():
        letters = name.lower()
    else:
        plain = unicodedata.normalize("NFKD", name.casefold())
        kept = "".join(mark for mark in plain if not unicodedata.combining(mark))
        letters = unicodedata.normalize("NFC", kept)
    letters = letters.translate(_MARKS)
    letters = _INITIALS.sub(lambda found: found[0].replace(".", ""), letters)
    for form in _JOINED:
        letters = letters.replace(form, f" {form} ")
    found = tuple(_SAME.get(word, word) for word in _TOKEN.findall(letters))
    return _bare(found) or found


def normal(name: str) -> str:
    """`name` in the form in which two spellings of it are equal; "" where it holds no word."""
    return " ".join(words(name))


def distinctive(name: str) -> bool:
    """Whether a name, stated in full, can mean few others.

    It has two words or more, one of which is neither shared by many names ("Global", "Star",
    "Technologies") nor shorter than three letters; in a script without blanks, five letters. The
    rest ("Orion", "Global Technologies", "3B Tech") needs a second identifier.
    """
    found = words(name)
    if len(found) < 2:
        return len(_SOLID.findall(name)) >= MIN_SOLID
    return any(map(telling, found))


def telling(word: str) -> bool:
    """Whether a word of a normal form tells names apart."""
    return len(word) >= MIN_LETTERS and word not in _common() and not word.isdigit()


def _bare(found: tuple[str, ...]) -> tuple[str, ...]:
    """Without legal forms at the ends: "ooo romashka", "the foo co ltd"."""
    ends, starts = _forms()
    for _ in range(len(found)):
        longest = min(_LONGEST_FORM, len(found) - 1)
        tail = next((n for n in range(longest, 0, -1) if found[-n:] in ends), 0)
        found = found[: len(found) - tail]
        longest = min(_LONGEST_FORM, len(found) - 1)
        head = next((n for n in range(longest, 0, -1) if found[:n] in starts), 0)
        found = found[head:]
        if not tail and not head:
            break
    return found


@cache
def _forms() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """The legal forms that close names, and those that open them, word by word."""
    rows = load("legal_forms").rows.values()
    starts = frozenset(tuple(row.key.split()) for row in rows if row["place"] == "both")
    return frozenset(tuple(row.key.split()) for row in rows), starts


@cache
def _common() -> frozenset[str]:
    return frozenset(load("common_name_words").rows)
