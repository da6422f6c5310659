"""Which list a file is, told by its content."""

from datetime import date
from typing import Literal

from forensics.catalogue.importing.files import Given
from forensics.catalogue.lists.importing import misp, ofac, plain, stix
from forensics.catalogue.lists.importing.cells import text_of
from forensics.catalogue.lists.importing.documents import document
from forensics.catalogue.lists.importing.draft import Draft
from forensics.catalogue.lists.importing.told import Told
from forensics.errors import ImportRefusedError

Format = Literal["sdn", "alt", "add", "misp", "stix", "plain"]


def recognised(given: Given, told: Told) -> Format | None:
    """The format of a list; None when the file is none. "alt" and "add" stand beside an "sdn".

    Raises ImportRefusedError for JSON that is broken, or is no list.
    """
    if given.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        content = document(given)
        if misp.is_one(content):
            return "misp"
        if stix.is_one(content):
            return "stix"
        raise ImportRefusedError(f"{given.name}: JSON, but no MISP warning list or STIX bundle")
    head = text_of(given.data[:65536])
    sort = ofac.sort_of(head)
    if sort is not None:
        return sort
    if plain.header(head) is not None or (told.kind is not None and plain.is_bare(head)):
        return "plain"
    return None


def read(given: Given, format_: Format, beside: list[Given], told: Told, dated: date) -> Draft:
    """The list of a recognised file; `beside` are OFAC's alt.csv and add.csv.

    Raises ImportRefusedError when nothing of it can be used.
    """
    if format_ == "sdn":
        draft = ofac.read(given, beside, told, dated)
    elif format_ == "misp":
        draft = misp.read(given, told, dated)
    elif format_ == "stix":
        draft = stix.read(given, told, dated)
    else:
        draft = plain.read(given, told, dated)
    if not draft.entries:
        first = draft.rejections[0] if draft.rejections else None
        why = (
            f": line {first.line}, {first.reason}"
            if first
            else "".join(f": {note}" for note in draft.notes[:1])
        )
        raise ImportRefusedError(f"{given.name}: no row can be used{why}")
    return draft
