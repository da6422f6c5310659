"""Is an e-mail domain one of a disposable mailbox service?

The list is the community's `disposable-email-domains` (CC0), taken from its package and pinned with
it, rather than a list of our own. Privacy relays (`relay_domains`) forward to a permanent mailbox;
they win over the list, at whatever level of subdomain.
"""

import re
from functools import cache
from importlib.metadata import version

from forensics.reference.table import Row, load

PACKAGE = "disposable-email-domains"

_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")


def is_disposable(domain: str) -> bool | None:
    """True if the domain or a parent of it is listed, False if not, None if it is no domain name.

    False means "not on this edition of the list", which `list_version` names; a relay is False.
    """
    parents = _parents(domain)
    if not parents:
        return None
    if relay(domain) is not None:
        return False
    return any(parent in _listed() for parent in parents)


def relay(domain: str) -> Row | None:
    """The row of `relay_domains` for the domain or a parent of it, or None."""
    table = load("relay_domains")
    rows = (table.get(parent) for parent in _parents(domain))
    return next((row for row in rows if row is not None), None)


def listed_domain(domain: str) -> str | None:
    """The entry of the list that makes the domain disposable (itself or a parent), or None."""
    if not is_disposable(domain):
        return None
    return next(parent for parent in _parents(domain) if parent in _listed())


def list_version() -> str:
    """Name and version of the list, for a run's manifest."""
    return f"{PACKAGE} {version(PACKAGE)}"


@cache
def _listed() -> frozenset[str]:
    # The list is ten thousand strings of code: imported when first asked for, not at start.
    from disposable_email_domains import allowlist, blocklist

    return frozenset(blocklist) - frozenset(allowlist)


def _parents(domain: str) -> list[str]:
    """The domain and its parents, longest first, without the top level; empty if malformed."""
    name = domain.strip().rstrip(".").lower()
    try:
        labels = name.encode("idna").decode("ascii").split(".") if name else []
    except UnicodeError:
        return []
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return []
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]
