"""What a searcher's text can be read as: a contact, a hash, an address, a passage, a name."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from phonenumbers import PhoneNumberMatcher

from forensics.catalogue.lists.addresses import handle, handles
from forensics.catalogue.lists.identifiers import REGION, network, normal
from forensics.catalogue.lists.several import mailboxes
from forensics.linkage.names import parts
from forensics.linkage.streets import postal
from index.passages import words

ReadingKind = Literal[
    "email", "phone", "handle", "url", "wallet", "address", "ip", "sha256", "picture", "phash",
    "passage", "name",
]  # fmt: skip
KINDS: tuple[ReadingKind, ...] = get_args(ReadingKind)
FEWEST_WORDS = 4
"""Words of a passage at least."""

_MARKS = re.compile(
    r"(?:tel|telephone|phone|mobile|cell|fax|whatsapp|signal)?\.?:?\s*([+(]?[\d\s().\-/]{7,30})",
    re.IGNORECASE,
)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_FEW = 8  # words of a text in which a number or mailbox may stand among others: more is a passage
_BARE = re.compile(r"@([^\s/@:]{2,64})")
_HEX = re.compile(r"[0-9a-fA-F]+")
_LONGEST_ADDRESS = 200  # characters
_FEWEST_PARTS = 3  # words of a postal address: a number, a street, what it is


class Reading(NamedTuple):
    """A kind and the normal forms that the text has as one: several where it names no platform."""

    kind: ReadingKind
    values: tuple[str, ...]


def readings(text: str) -> tuple[Reading, ...]:
    """Everything a text can be read as by its form; a name is none of it, for any word could be."""
    bare = _bare(text)
    found = ((kind, read(bare)) for kind, read in _BY_FORM.items())
    return tuple(Reading(kind, values) for kind, values in found if values)


def read_as(text: str, kind: ReadingKind) -> Reading | None:
    """A text as one kind, which the searcher knows; None where it cannot be that."""
    bare = _bare(text)
    values = _TOLD.get(kind, _BY_FORM.get(kind, _nothing))(bare)
    return Reading(kind, values) if values else None


def _bare(text: str) -> str:
    """The text without signs that are not seen, which come along when it is copied from a page."""
    seen = (mark for mark in text if unicodedata.category(mark) != "Cf")
    return unicodedata.normalize("NFKC", "".join(seen)).translate(_DASHES).strip()


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _nothing(text: str) -> tuple[str, ...]:
    return ()


def _each(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value is not None))


def _email(text: str) -> tuple[str, ...]:
    """Mailboxes, with what is said before them: "Jane <jane@x.org>", "mailto:jane@x.org"."""
    if len(text.split()) > _FEW or "@" not in text:
        return ()
    parts = (part.rpartition(":")[2] for part in mailboxes(text))
    return _each(normal("email", part) for part in parts)


def _phone(text: str) -> tuple[str, ...]:
    if network(text) is not None:
        return ()
    match = _MARKS.fullmatch(text)
    if match:
        return _one(normal("phone", match[1]))
    return () if _url(text) else _phones_among(text)


def _phones_among(text: str) -> tuple[str, ...]:
    """Numbers among a few words, as documents and forms are searched for them."""
    if len(text.split()) > _FEW or "@" in text or "://" in text:
        return ()
    return _each(normal("phone", match.raw_string) for match in PhoneNumberMatcher(text, REGION))


def _phone_told(text: str) -> tuple[str, ...]:
    return _one(normal("phone", text)) or _phone(text)


def _hash(kind: Literal["sha256", "phash"]) -> "_Read":
    """As it stands, or behind what it is: "sha256:e3b0…"."""
    return lambda text: _one(normal(kind, text.rpartition(":")[2]))


def _handle(text: str) -> tuple[str, ...]:
    named = _BARE.fullmatch(text)
    return handles(named[1]) if named else _one(handle(text))


def _handle_told(text: str) -> tuple[str, ...]:
    return _handle(text) or _handle("@" + text)


def _url(text: str) -> tuple[str, ...]:
    other = network(text) is not None or normal("email", text) is not None or handle(text)
    return () if other or "." not in text else _one(normal("url", text))


def _address(text: str) -> tuple[str, ...]:
    if len(text) > _LONGEST_ADDRESS or len(text.split()) < _FEWEST_PARTS or "@" in text:
        return ()
    return _one(postal(text)) if any(mark.isalpha() for mark in text) else ()


def _wallet(text: str) -> tuple[str, ...]:
    mixed = any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    hashed = len(text) == 64 and _HEX.fullmatch(text) is not None
    return _one(normal("wallet", text)) if mixed and not hashed else ()


def _passage(text: str) -> tuple[str, ...]:
    if not any(map(str.isalpha, text)):
        return ()
    apart = min(len(words(text)), len(text.split()))  # a web address is words too, but one piece
    return (text,) if apart >= FEWEST_WORDS else ()


def _name(text: str) -> tuple[str, ...]:
    return (text,) if parts(text) else ()


def _normal(kind: Literal["ip", "url", "wallet"]) -> "_Read":
    return lambda text: _one(normal(kind, text))


_Read = Callable[[str], tuple[str, ...]]
_BY_FORM: Mapping[ReadingKind, _Read] = MappingProxyType(
    {
        "email": _email,
        "phone": _phone,
        "handle": _handle,
        "url": _url,
        "wallet": _wallet,
        "address": _address,
        "ip": _normal("ip"),
        "sha256": _hash("sha256"),
        "picture": _hash("sha256"),
        "phash": _hash("phash"),
        "passage": _passage,
    }
)
_TOLD: Mapping[ReadingKind, _Read] = MappingProxyType(
    {
        "phone": _phone_told,
        "handle": _handle_told,
        "url": _normal("url"),
        "wallet": _normal("wallet"),
        "address": lambda text: _one(postal(text)),
        "name": _name,
    }
)
