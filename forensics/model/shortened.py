"""Shortened: a value as an index can hold it, whatever its length."""

import hashlib

LONGEST = 500
"""Characters: PostgreSQL refuses more than 2,700 bytes."""


def shortened(value: str) -> str:
    """The value itself; a longer one is cut, and told apart by its SHA-256."""
    if len(value) <= LONGEST:
        return value
    digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{value[: LONGEST - len(digest) - 1]} {digest}"
