"""Whether two stated employers can be one."""

import re

_LEGAL = {
    "inc", "llc", "ltd", "limited", "corp", "corporation", "co", "company", "plc", "gmbh", "ag",
    "sa", "srl", "bv", "pvt", "private", "group", "holdings", "the", "and", "of", "at", "for",
}  # fmt: skip


def words(name: str) -> frozenset[str]:
    """The words that tell a name apart, in lower case; legal forms aside."""
    found = re.findall(r"[^\W_]+", name.casefold().replace("'", "").replace(".", ""))
    return frozenset(found) - _LEGAL or frozenset(found)


def may_be_one(one: str, other: str) -> bool:
    """True when one name's words are all in the other: "Acme" and "Acme Labs, Inc."; generous."""
    left, right = words(one), words(other)
    return left <= right or right <= left
