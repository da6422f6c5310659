"""A stated thing as evidence, wherever its document states it."""

from forensics.errors import EvidenceError
from forensics.model import Dated, Document, Evidence, Object, Photo, Quoted, Stated

Item = Quoted | Dated | Stated | Photo


def exhibit(document: Document, item: Item, note: str | None = None) -> Evidence:
    """The quote of an item: its characters, its property, or its image's SHA-256.

    Raises EvidenceError for a photo of which nothing is at hand.
    """
    if isinstance(item, Photo):
        if item.number is not None and item.sha256:
            place = Object(number=item.number)
            return Evidence(document=document.name, locator=place, quote=item.sha256, note=note)
        if item.address is None:
            raise EvidenceError(f"{document.name} holds no photo and no address of one")
        item = item.address
    if item.span is not None:
        return Evidence.visible(document, item.span, note)
    return Evidence.metadata(document, item.path or "", note)
