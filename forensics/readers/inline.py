"""Pictures written into a text file as data addresses ("data:image/jpeg;base64,...")."""

import base64
import binascii
import re

from forensics.readers.draft import Draft
from forensics.readers.images import from_bytes

_INLINE = re.compile(r"\s*data:image/(?P<kind>[\w.+-]+)[^,]{0,100};base64,", re.IGNORECASE)


def is_inline(address: str) -> bool:
    """Whether an address holds the picture itself."""
    return _INLINE.match(address) is not None


def add(draft: Draft, address: str) -> int | None:
    """Hash an inline picture into `draft.images`; its number, None where there is none to hash.

    Drawings (SVG) are left out: platforms draw icons and stand-ins with them.
    """
    opening = _INLINE.match(address)
    if opening is None or opening["kind"].casefold().startswith("svg"):
        return None
    try:
        data = base64.b64decode(re.sub(r"\s|%0A", "", address[opening.end() :]) + "==")
    except (binascii.Error, ValueError):
        return None  # not base64: there is no picture
    image = from_bytes(data, number=len(draft.images) + 1)
    if image is None or image.phash is None:
        return None
    draft.images.append(image)
    return image.number
