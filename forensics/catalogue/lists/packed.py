"""Entries as plain tuples: a quarter of the memory of nouns, and quickly made."""

from datetime import date
from typing import NamedTuple

from forensics.catalogue.lists import identifiers
from forensics.model import Listed, ListKind


class Packed(NamedTuple):
    """The fields of `Listed` in its order, then the normal form of the value.

    `form` is None for names, which have several, and for a value that is none of its kind.
    """

    list: str
    key: str
    kind: ListKind
    value: str
    names: tuple[str, ...]
    weak_names: tuple[str, ...]
    addresses: tuple[str, ...]
    domains: tuple[str, ...]
    source: str
    dated: date
    confidence: float
    expires: date | None
    note: str | None
    withdrawn: bool
    form: str | None


def pack(entry: Listed) -> Packed:
    """The entry as a tuple."""
    return Packed(**entry.__dict__, form=identifiers.normal(entry.kind, entry.value))


def unpack(row: Packed) -> Listed:
    """The tuple as an entry; it was one before, so it is not checked again."""
    fields = row._asdict()
    del fields["form"]
    return Listed.model_construct(None, **fields)
