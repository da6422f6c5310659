"""The member's photo on a saved profile page: the picture itself where it was saved with the page.

Only that one: a page also shows employers' logos and other members' photos, which are not the
person's.
"""

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from forensics.readers import inline
from forensics.readers.draft import Draft
from forensics.readers.html_styles import class_names

_PHOTO = re.compile(
    r"top-card(?:__|-layout__)(?:profile|entity)-image|top-card-profile-picture|profile-photo|"
    r"profile-picture",
    re.IGNORECASE,
)
_NOT_IT = re.compile(r"ghost|background|cover|logo|nav|aside|browse-?map", re.IGNORECASE)
_SOURCES = ("src", "data-delayed-url", "data-src")
_ABOVE = 3  # elements around an image that may carry the name of what it is


def state(draft: Draft, soup: BeautifulSoup) -> None:
    """Record "html:photo" (which image of the document) and "html:photo.address"."""
    for image in soup.find_all("img"):
        if not _is_photo(image):
            continue
        for source in (str(image.get(key) or "") for key in _SOURCES):
            if source.startswith(("http://", "https://")):
                draft.state("html:photo.address", source)
            elif inline.is_inline(source) and (number := inline.add(draft, source)) is not None:
                draft.state("html:photo", f"image {number}")
        if {"html:photo", "html:photo.address"} & draft.properties.keys():
            return


def _is_photo(image: Tag) -> bool:
    around = [image, *list(image.parents)[:_ABOVE]]
    names = [" ".join(class_names(tag)) for tag in around]
    return any(map(_PHOTO.search, names)) and not any(map(_NOT_IT.search, names[:2]))
