"""Profiles and exports: which platform a document comes from, and what it says of its account."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from forensics.model.document import Document
from forensics.model.partial_date import PartialDate
from forensics.model.record import Account, Activity, Source, Stated
from forensics.model.span import Quoted
from forensics.model.submission import EARLIEST, LATEST
from forensics.parse import github, handles
from forensics.parse.dates import points
from forensics.parse.lines import Line, quote, split
from forensics.parse.photo import photo
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
_CREATED = re.compile(r"^Account created:?\s", re.IGNORECASE | re.MULTILINE)
_JOINED = re.compile(r"^(?:Member since|Joined):?\s", re.IGNORECASE | re.MULTILINE)
_HEAD = 15
"""Lines at the top in which a platform says since when there is an account; below, the words are of
posts and societies."""
_CONNECTIONS = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d{3})*|\d{1,6})\+?\s(?:connections|contactos|relations|Kontakte)\b"
)
_NUMBER = r"(?P<number>\d{1,3}(?:[.,\u00a0]\d{3})+|\d{1,6})\+?"
_FOLLOWED = r"\d[\d.,]*\+?\s?[KkMm]?\s(?:followers|seguidores|abonnés|Follower|obserwujących)"
# A count stands alone on its line, or beside other counts: in a sentence it is of something else.
_COUNTED = re.compile(
    rf"^(?:{_FOLLOWED}[^\w\n]{{1,5}})?"
    rf"(?:(?:more than|over|mais de|más de|plus de|über|ponad)\s)?{_NUMBER}"
    r"\s(?:connections?|contactos|conexões|relations|Kontakte|kontaktów|collegamenti|connecties)$",
    re.IGNORECASE | re.MULTILINE,
)
_FOLLOWERS = re.compile(
    r"^(?:Followers:\s(?P<stated>\d+)|(?P<number>\d{1,3}(?:[.,]\d{3})+|\d{1,6})\+?\sfollowers\b"
    r"(?=$|[^\w\n]{1,5}\d))",
    re.IGNORECASE | re.MULTILINE,
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
    created, created_stated = _created(document.text, github.below_words(document))
    connections, connections_stated = _connections(document, source)
    followers, followers_stated = _followers(document, source)
    return Account(
        url=_page(source, links),
        handle=handles.handle(document, source, links),
        number=handles.number(document),
        photo=photo(document),
        created=created,
        created_stated=created_stated,
        connections=connections,
        connections_stated=connections_stated,
        followers=followers,
        followers_stated=followers_stated,
        activity=tuple(islice(_activity(document), _MOST)),
    )


def captured(document: Document, source: Source) -> date | None:
    """The day a snapshot says it was made: only formats written by the platform tell it."""
    key = {"linkedin_pdf": "pdf:CreationDate", "json_resume": "jsonresume:meta.lastModified"}
    stated = document.properties.get(key.get(source, ""), "")
    match = re.match(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})", stated)
    day = _day(match[1], match[2], match[3]) if match else None
    # A file may claim any year: what no clock of a platform can have shown is no day at all.
    return day if day is not None and EARLIEST <= day <= LATEST else None


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


def _created(text: str, start: int) -> tuple[PartialDate, Stated] | tuple[None, None]:
    """Since when there is an account; looked for from `start` on."""
    head = "\n".join(text.split("\n", _HEAD)[:_HEAD])
    label = _CREATED.search(text, start) or _JOINED.search(head, start)
    if label is None:
        return None, None
    stop = text.find("\n", label.end())
    words = text[label.end() : stop if stop >= 0 else label.end() + 60][:60]
    found = next(points(words), None)
    # "Joined Acme in March 2025" is of a post: the date follows the label at once.
    day = found.date if found and found.start == 0 else _slashed(words)
    whole = quote(text, label.start(), label.end() + len(words))
    if day is None or whole is None:
        return None, None
    return day, Stated(value=whole.value, span=whole.span)


def _slashed(text: str) -> PartialDate | None:
    # The export writes "3/14/11, 2:05 AM": month first, two digits for the year.
    match = re.match(r"(\d{1,2})/\d{1,2}/(\d{2})\b", text)
    if match is None or not 1 <= int(match[1]) <= 12:
        return None
    return PartialDate(year=2000 + int(match[2]), month=int(match[1]))


def _connections(document: Document, source: Source) -> tuple[int, Stated] | tuple[None, None]:
    key = "linkedin:Connections.count"
    counted = document.properties.get(key, "")
    if counted.isdigit():
        return int(counted), Stated(value=counted, path=key)
    return _count(_COUNTED, document, source)


def _followers(document: Document, source: Source) -> tuple[int, Stated] | tuple[None, None]:
    return _count(_FOLLOWERS, document, source)


def _count(
    pattern: re.Pattern[str], document: Document, source: Source
) -> tuple[int, Stated] | tuple[None, None]:
    if not source.startswith(("linkedin", "github")):
        return None, None
    found = pattern.search(document.text[:6000])
    whole = quote(document.text, found.start(), found.end()) if found else None
    if found is None or whole is None:
        return None, None
    number = next(group for group in found.groups() if group)
    return int(re.sub(r"\D", "", number)), Stated(value=whole.value, span=whole.span)


def _activity(document: Document) -> Iterator[Activity]:
    """The dated lines of an activity log: posts of an export, events of an account."""
    yield from github.activity(document)
    if not document.media_type.startswith("application/vnd.linkedin.export"):
        return
    lines: list[Line] = split(document.text)
    opening = next((i for i, line in enumerate(lines) if line.text == "Activity"), len(lines))
    for line in lines[opening + 1 :]:
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
