"""Domain names in normal form, their parents, and those that belong to nobody in particular."""

import re
from functools import cache, lru_cache

from forensics.reference import load

_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_DOTS = str.maketrans("。．｡", "...")


@lru_cache(maxsize=65_536)
def normal(domain: str) -> str | None:
    """`domain` in lower case and ASCII (IDNA), without "www." or a final dot; None if it is none.

    A name of one label ("com") is none.
    """
    name = domain.strip().translate(_DOTS).rstrip(".").lower().removeprefix("*.")
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    labels = name.split(".")
    if len(name) > 253 or len(labels) < 2 or labels[-1].isdigit():
        return None
    if not all(map(_LABEL.fullmatch, labels)):
        return None
    return name.removeprefix("www.") if len(labels) > 2 else name


def parents(domain: str) -> tuple[str, ...]:
    """A domain in normal form and its parents, longest first, without the top level."""
    labels = domain.split(".")
    return tuple(".".join(labels[start:]) for start in range(len(labels) - 1))


def of_address(value: str) -> str | None:
    """The domain of a domain name, an e-mail address or a URL, in normal form; None if none."""
    bare = value.strip()
    if "://" in bare:
        bare = bare.partition("://")[2]
    bare = re.split(r"[/?#]", bare, maxsplit=1)[0].rpartition("@")[2]
    return normal(re.sub(r":\d*\Z", "", bare))


@cache
def shared() -> frozenset[str]:
    """Domains whose names many strangers share, so that a match on one says nothing."""
    return frozenset(load("shared_domains").rows)


@cache
def registries() -> frozenset[str]:
    """Second levels under which anybody registers names ("co.uk")."""
    return frozenset(
        key for key, row in load("shared_domains").rows.items() if row["use"] == "registry"
    )
