"""Whether two names on commits can be of one person, and which are of no person.

Names are compared as strings of letters, whatever they are: equal or not, never where from.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from forensics.linkage.folding import folded
from forensics.model import Signature

ALIKE = 80.0  # percent of equal letters: "sergey" and "sergei" have 83, "robert" and "albert" 67
INSIDE = 4  # letters of a word whose place inside a handle says something
LIKE = 5  # letters of words whose likeness does: "jane" and "jansen" are as alike as "sergey"

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)
_PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "de da do dos das del della der den di du la le van von zu al el bin ibn bint abu "
        "dr mr ms mrs jr sr ii iii phd",
    )
)
# Scripts that write a whole name without a space.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
# Programs that commit, and machines and shared accounts whose name a commit may bear.
_MACHINE = re.compile(
    r"(?i)\[bot\]|(?<![a-z])(?:bots?|ci|actions|automat(?:ion|ed|ic)|jenkins|travis|circleci|"
    r"dependabot|renovate|greenkeeper|snyk|mergify|weblate|crowdin|codacy|imgbot|netlify|vercel|"
    r"heroku|github|gitlab|bitbucket|codespaces?|colab|kaggle|jupyter|replit|obsidian|overleaf|"
    r"sync|pipelines?|runner|cron|backup|import(?:er)?|publisher|updat(?:er|es)|scripts?|cms|blog|"
    r"wiki|website|vault|cloud|aws|azure|google|raspberry|server|service|system|client|user|admin|"
    r"ubuntu|macbook|imac|laptop|desktop|pc|team|your name)(?![a-z])"
)
_MACHINE_MAIL = re.compile(r"(?i)\[bot\]@|^(?:noreply|no-reply|bot|ci)@|@(?:[\w-]+\.)?localhost$")


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without marks; particles and titles aside."""
    plain = folded(name) if _latin(folded(name)) else name
    letters = unicodedata.normalize("NFKD", plain.casefold().translate(_PLAIN))
    bare = "".join(mark for mark in letters if not unicodedata.combining(mark))
    composed = unicodedata.normalize("NFC", bare).replace("'", "").replace("’", "")
    found = tuple(re.findall(r"[^\W\d_]+", composed))
    return tuple(word for word in found if word not in _PARTICLES) or found


def is_full(name: str) -> bool:
    """Whether a name is that of a person in full, rather than a handle or a first name."""
    return len([word for word in words(name) if len(word) > 1]) > 1 or bool(_UNSPACED.search(name))


def is_machine(author: Signature) -> bool:
    """Whether a commit was made by a program, or names a machine rather than a person."""
    account = author.account or ""
    return bool(
        account.endswith("[bot]")
        or account in {"web-flow", "actions-user"}
        or _MACHINE.search(author.name)
        or _MACHINE_MAIL.search(author.email)
    )


@lru_cache(maxsize=4096)
def may_be_one(one: str, other: str) -> bool:
    """True unless no word, no initials and no likeness join the two names; generous."""
    left, right = words(one), words(other)
    if not left or not right or set(left) & set(right):
        return True
    if "".join(left) == "".join(right) or _initials(left, right) or _initials(right, left):
        return True
    return any(_alike(a, b) for a in left for b in right)


def same_name(one: str, other: str) -> bool:
    """Whether two names are equal in any order of words; middle names may be left out."""
    left, right = set(words(one)), set(words(other))
    common = left & right
    return bool(common) and (left == right or (len(common) > 1 and common in (left, right)))


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) >= INSIDE and short in long:
        return True
    return len(short) >= LIKE and ratio(short, long) >= ALIKE


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """ "jd" and "jdoe" for Jane Doe."""
    if len(short) != 1 or len(long) < 2:
        return False
    return short[0] in {"".join(word[0] for word in long), long[0][0] + long[-1]}


def _latin(text: str) -> bool:
    return all(char.isascii() or not char.isalpha() for char in unicodedata.normalize("NFKD", text))
