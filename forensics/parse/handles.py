"""Which account a profile belongs to: the handle in its address, the platform's own number."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from forensics.model.document import Document
from forensics.model.record import Source, Stated
from forensics.model.span import Quoted

_LINKEDIN = re.compile(r"linkedin\.com/in/([^/?#\s]+)", re.IGNORECASE)
# "Save to PDF" breaks a long address where its column ends.
_PRINTED = re.compile(
    r"linkedin\.com/in/(?P<one>\S+)(?:\n(?P<two>[^\s()]+))?\s*\(LinkedIn\)", re.IGNORECASE
)
_OF_THE_PAGE = ("html:canonical", "og:url", "jsonld:Person.url", "jsonld:ProfilePage.url")


def handle(document: Document, source: Source, links: Iterable[Quoted]) -> Stated | None:
    """The handle a document states as its own; None where it states none, or several.

    Addresses are compared without regard to case, as the platforms do.
    """
    if source == "github":
        login = document.properties.get("github:login")
        return Stated(value=login.casefold(), path="github:login") if login else None
    for path in _OF_THE_PAGE if source == "linkedin_html" else ():
        found = _LINKEDIN.search(document.properties.get(path, ""))
        if found:
            return Stated(value=_plain(found[1]), path=path)
    if source == "linkedin_pdf" and (printed := _PRINTED.search(document.text)):
        whole = printed["one"] + (printed["two"] or "")
        span = {"start": printed.start(), "end": printed.end("two" if printed["two"] else "one")}
        return Stated.model_validate({"value": _plain(whole), "span": span})
    named = {_plain(found[1]): link for link in links if (found := _LINKEDIN.search(link.value))}
    if len(named) != 1:
        return None
    [(value, link)] = named.items()
    return Stated(value=value, span=link.span)


def number(document: Document) -> Stated | None:
    """The number by which the platform itself knows the account (GitHub states it)."""
    path = "github:id"
    if not document.properties.get("github:login") or path not in document.properties:
        return None
    return Stated(value=document.properties[path], path=path)


def _plain(name: str) -> str:
    return unquote(name).casefold().rstrip(".,;:)")
