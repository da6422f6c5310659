"""JSON as it was saved: one value, or the pages of one list one after another."""

import json


def load(text: str) -> object:
    """The value; pages joined (`[..][..]`) or wrapped (`[[..], [..]]`) become one list.

    Raises ValueError or RecursionError, as `json` does, for what is no JSON.
    """
    text = text.lstrip("\ufeff")
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        pages = _following(text) if error.msg == "Extra data" else None
        if pages is None:
            raise
        value = pages
    if isinstance(value, list) and value and all(isinstance(page, list) for page in value):
        return [item for page in value for item in page]
    return value


def _following(text: str) -> list[object] | None:
    """Lists that follow each other with nothing but blanks between them; None for all else."""
    decoder, place = json.JSONDecoder(), 0
    pages: list[object] = []
    while place < len(text):
        page, place = decoder.raw_decode(text, place)
        if not isinstance(page, list):
            return None
        pages.append(page)
        while text[place : place + 1].isspace():
            place += 1
    return pages
