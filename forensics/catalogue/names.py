"""Names reduced to the form in which two spellings of one name are equal; nothing fuzzy."""

import re
import unicodedata

_WORDS = {
    "&": "and",
    "univ": "university",
    "uni": "university",
    "inst": "institute",
    "tech.": "technology",
    "coll": "college",
    "saint": "st",
    "dept": "department",
}
# "University of Illinois at Chicago" and "University of Illinois, Chicago" are one name.
_DROPPED = {"the", "at", "in"}
_TECH = re.compile(r"\bof tech\b\.?")
_SHORT = re.compile(r"^(?:the )?u\.? of\b")  # "U. of Pennsylvania"
_TOKEN = re.compile(r"[^\W_]+|&")


def normalised(name: str) -> str:
    """`name` in lower case, without accents, marks and filling words: "A&M-B" -> "a and m b"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    dotless = re.sub(r"(?<=\b\w)\.(?=\s?\w\b|\W|$)", "", letters).replace("'", "").replace("’", "")
    words = (_WORDS.get(word, word) for word in _TOKEN.findall(_long(dotless)))
    return " ".join(word for word in words if word not in _DROPPED)


def _long(name: str) -> str:
    """ "u. of x" and "inst. of tech." written out."""
    return _TECH.sub("of technology", _SHORT.sub("university of", name))
