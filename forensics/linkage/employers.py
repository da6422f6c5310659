"""Whether two stated employers can be one."""

import re

from forensics.linkage.acronyms import abbreviates

_LEGAL = {
    "inc", "llc", "ltd", "limited", "corp", "corporation", "co", "company", "plc", "gmbh", "ag",
    "sa", "srl", "bv", "pvt", "private", "group", "holdings", "the", "and", "of", "at", "for",
}  # fmt: skip
# Employers of one group, whose names people use for each other.
_GROUPS = (
    {"google", "alphabet", "youtube", "deepmind", "waymo", "verily"},
    {"facebook", "meta", "instagram", "whatsapp", "oculus"},
    {"microsoft", "linkedin", "github"},
    {"amazon", "aws"},
)


def words(name: str) -> frozenset[str]:
    """The words that tell a name apart, in lower case; legal forms aside."""
    found = re.findall(r"[^\W_]+", name.casefold().replace("'", "").replace(".", ""))
    return frozenset(found) - _LEGAL or frozenset(found)


def group(name: str) -> frozenset[str]:
    """The words of a name and the names of the other companies of its group."""
    found = words(name)
    return found.union(*(names for names in _GROUPS if found & names))


def may_be_one(one: str, other: str) -> bool:
    """True for "Acme" and "Acme Labs, Inc.", initials, and companies of one group; generous."""
    left, right = words(one), words(other)
    grouped = any(left & names and right & names for names in _GROUPS)
    return left <= right or right <= left or grouped or abbreviates(one, other)
