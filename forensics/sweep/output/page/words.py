"""How things are called on the page of a sweep."""

from typing import Final

from forensics.model import Band, KeyKind
from forensics.report.html.words import BANDS
from forensics.sweep.output.summary import NOT_EXAMINED

UNREADABLE: Final = "unreadable"
"""Applications of which nothing could be read: a bar beside those of the bands."""
KINDS: Final[dict[str, str]] = {
    "corpus.shared_contact": "shared contact",
    "corpus.shared_passages": "shared passages",
    "corpus.shared_file": "shared file or picture",
    "corpus.burst": "sent in one burst",
    "corpus.reapplication": "applied before",
    "same_person": "same name and more: one person",
}
"""What a link is of; one of an unknown kind is called by its own name."""
STANDINGS: Final[dict[str, str]] = {
    **{band.value: words for band, words in BANDS.items()},
    Band.NOTHING_SEEN.value: "Nothing seen: verifies nobody",
    NOT_EXAMINED: "Not examined",
    UNREADABLE: "Nothing of it could be read",
}
KEYS: Final[dict[KeyKind, str]] = {
    "email": "e-mail address",
    "phone": "telephone number",
    "handle": "account",
    "url": "web address",
    "wallet": "wallet address",
    "address": "postal address",
    "ip": "network address",
    "sha256": "file, byte for byte",
    "picture": "picture, byte for byte",
    "phash": "picture that looks the same",
    "history": "employer with its dates",
    "passage": "passage",
    "reworded": "passage in other words",
}
