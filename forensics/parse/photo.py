"""The picture that a profile shows of its holder: where the file keeps it, or its address."""

import re

from forensics.model.document import Document
from forensics.model.record import Photo, Stated

_KEPT = ("html:photo", "jsonresume:photo")  # readers state there which image of the file it is
_ADDRESSES = (
    "html:photo.address", "jsonld:Person.image.contentUrl", "jsonld:Person.image", "og:image",
    "jsonresume:basics.image",
)  # fmt: skip
_NUMBERED = re.compile(r"image (\d{1,4})")
# Pictures that a platform shows where a member has none, and its own logos.
_NOBODY = re.compile(r"ghost|default|static\.licdn\.com|/aero-v1/|logo", re.IGNORECASE)


def photo(document: Document) -> Photo | None:
    """The photo of a profile; None where the document states none.

    An address of a picture that stands for "no photo" is none either.
    """
    image = None
    for key in _KEPT:
        if found := _NUMBERED.fullmatch(document.properties.get(key, "")):
            image = next((i for i in document.images if i.number == int(found[1])), None)
    path = next((key for key in _ADDRESSES if _is_address(document.properties.get(key, ""))), None)
    address = Stated(value=document.properties[path], path=path) if path else None
    if image is None:
        return Photo(address=address) if address else None
    return Photo(number=image.number, sha256=image.sha256, phash=image.phash, address=address)


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://")) and not _NOBODY.search(value)
