"""Profiles and exports: which platform a document comes from, and what it says of its account."""

import re
from collections.abc import Iterator
from datetime import date

from forensics.model.document import Document
from forensics.model.partial_date import PartialDate
from forensics.model.record import Account, Activity, Source
from forensics.model.span import Quoted
from forensics.parse.dates import points
from forensics.parse.lines import Line, quote, split
from forensics.parse.places import is_place

_MEDIA: dict[str, Source] = {
    "application/vnd.linkedin.export+zip": "linkedin_export",
    "application/vnd.json-resume+json": "json_resume",
    "application/vnd.github.user+json": "github",
    "application/vnd.github.repos+json": "github",
    "application/vnd.github.commits+json": "github",
    "application/vnd.github.events+json": "github",
}
FORMS: frozenset[Source] = frozenset({"linkedin_export", "json_resume", "github"})
"""Sources whose values were typed into form fields: a phone's "+1" there says nothing."""

_OWN_PAGE = re.compile(r"(?:[a-z]{2,3}\.)?linkedin\.com/in/", re.IGNORECASE)
_SAVED = re.compile(r"\(LinkedIn\)|^Page \d{1,2} of \d{1,2}$", re.MULTILINE)
_ACCOUNT_PAGE: dict[str, re.Pattern[str]] = {
    "github": re.compile(r"github\.com/[\w-]+/?$", re.IGNORECASE),
    "linkedin": re.compile(r"linkedin\.com/in/", re.IGNORECASE),
}
_CREATED = re.compile(r"^(?:Account created|Member since|Joined):?\s", re.IGNORECASE | re.MULTILINE)
_CONNECTIONS = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d{3})*|\d{1,6})\+?\s(?:connections|contactos|relations|Kontakte)\b"
)
_ENTRY = re.compile(r"(?:(?:Post|Comment|Reaction|Connection): )?(?P<at>\S.{5,30})")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WRITTEN_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST = 20_000
"""Entries of an activity log that are kept."""


def source_of(document: Document, profile: bool) -> Source:
    """The platform or format a document comes from, told by its content."""
    media = document.media_type.partition(";")[0]
    if media in _MEDIA:
        return _MEDIA[media]
    top = document.text[:6000]
    if media == "text/html":
        pages = (document.properties.get(key, "") for key in ("html:canonical", "og:url"))
        platform = document.properties.get("og:site_name", "").casefold() == "linkedin"
        platform |= document.properties.get("html:title", "").endswith("| LinkedIn")
        person = any(key.startswith("jsonld:Person") for key in document.properties)
        if platform or any(_OWN_PAGE.search(page) for page in pages):
            return "linkedin_html"
        if _CONNECTIONS.search(top) and (person or "Experience" in top):
            return "linkedin_html"
    if media == "application/pdf" and _OWN_PAGE.search(top) and _SAVED.search(document.text):
        sections = ("Contact", "Top Skills", "Experience")
        if sum(f"\n{title}\n" in f"\n{document.text}\n" for title in sections) >= 2:
            return "linkedin_pdf"
    return "other" if profile else "resume"


def account(document: Document, source: Source, links: tuple[Quoted, ...]) -> Account:
    """What the snapshot states of the account it belongs to."""
    return Account(
        url=_page(source, links),
        created=_created(document.text),
        connections=_connections(document),
        activity=tuple(_activity(document)),
    )


def captured(document: Document, source: Source) -> date | None:
    """The day a snapshot says it was made: only formats written by the platform tell it."""
    key = {"linkedin_pdf": "pdf:CreationDate", "json_resume": "jsonresume:meta.lastModified"}
    stated = document.properties.get(key.get(source, ""), "")
    match = re.match(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})", stated)
    return _day(match[1], match[2], match[3]) if match else None


def headline(text: str, name: Quoted | None) -> Quoted | None:
    """The line under the name, whatever it says, unless it is a place, a number or an address."""
    if name is None:
        return None
    below = split(text, name.span.end, min(len(text), name.span.end + 1500))
    if not below:
        return None
    first = below[0]
    if is_place(first.text) or "@" in first.text or not any(c.isalpha() for c in first.text):
        return None
    return quote(text, first.start, min(first.end, first.start + 300))


def _page(source: Source, links: tuple[Quoted, ...]) -> Quoted | None:
    pattern = _ACCOUNT_PAGE.get(source.partition("_")[0])
    if pattern is None:
        return None
    return next((link for link in links if pattern.search(link.value)), None)


def _created(text: str) -> PartialDate | None:
    label = _CREATED.search(text)
    if label is None:
        return None
    stop = text.find("\n", label.end())
    words = text[label.end() : stop if stop >= 0 else label.end() + 60][:60]
    found = next(points(words), None)
    return found.date if found else _slashed(words)


def _slashed(text: str) -> PartialDate | None:
    # The export writes "3/14/11, 2:05 AM": month first, two digits for the year.
    match = re.match(r"(\d{1,2})/\d{1,2}/(\d{2})\b", text)
    if match is None or not 1 <= int(match[1]) <= 12:
        return None
    return PartialDate(year=2000 + int(match[2]), month=int(match[1]))


def _connections(document: Document) -> int | None:
    counted = document.properties.get("linkedin:Connections.count", "")
    if counted.isdigit():
        return int(counted)
    stated = _CONNECTIONS.search(document.text[:6000])
    return int(re.sub(r"\D", "", stated[1])) if stated else None


def _activity(document: Document) -> Iterator[Activity]:
    """The dated lines of an activity log: posts of an export, commits and events."""
    lines: list[Line] = split(document.text)
    if document.media_type.startswith("application/vnd.linkedin.export"):
        opening = next((i for i, line in enumerate(lines) if line.text == "Activity"), len(lines))
        lines = lines[opening + 1 :]
    elif not document.media_type.startswith(
        ("application/vnd.github.commits", "application/vnd.github.events")
    ):
        return
    for line in lines[:_MOST]:
        entry = _ENTRY.match(line.text)
        at = _written(entry["at"]) if entry else None
        what = quote(document.text, line.start, line.end)
        if at is not None and what is not None:
            yield Activity(at=at, what=what)


def _written(text: str) -> date | None:
    plain = _DAY.match(text)
    if plain:
        return _day(plain[1], plain[2], plain[3])
    written = _WRITTEN_DAY.match(text)
    if written and written[2] in _MONTHS:
        return _day(written[3], str(_MONTHS.index(written[2]) + 1), written[1])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
