"""Whether one name is the other's initials."""

import re

_SMALL = {"and", "of", "the", "in", "for", "at", "on", "de", "da", "do", "des", "di"}
_PREFIX = 3  # letters: "UNC" of "University of North Carolina at Chapel Hill"; two are chance


def abbreviates(one: str, other: str) -> bool:
    """True when one name stands for the other: "MIT", "M.I.T." and the words' initials."""
    return _stands_for(one, other) or _stands_for(other, one)


def _stands_for(short: str, long: str) -> bool:
    letters = re.sub(r"[.\s&]", "", short)
    words = re.findall(r"[^\W\d_]+", long)
    if not (letters.isalpha() and letters.isupper() and len(letters) > 1 and len(words) > 1):
        return False
    kinds = ([word for word in words if word.casefold() not in _SMALL], words)
    for initials in ("".join(word[0] for word in kind).upper() for kind in kinds):
        if initials == letters or (len(letters) >= _PREFIX and initials.startswith(letters)):
            return True
    return False
