"""Technologies named in a text, and the month in which each was first public."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from forensics.model.partial_date import PartialDate
from forensics.model.span import Span
from forensics.reference.table import Row, load

# What stands before a name in a web address: "github.com/someone/", "https://".
_ADDRESS = re.compile(r"(?:://|\w\.(?:app|com|dev|edu|gov|io|me|net|org)/)\S*\Z")
_USED = re.compile(r"(?i)(?:\busing|\bvia|\buse of|\bcontaineri[sz]ed with)\s+\Z")
_LISTED = re.compile(r"\s*(?:,|/|&|\+|;|\||\band\b|,\s*and\b)\s*")

_HEAD = re.compile(r"(?<![\w@.#+-])[.@#]?\w+")  # the first word of a name, or of anything
_BOUNDARY = re.compile(r"(?![\w+#]|\.\w|-\d)")
_FILLER = (
    r"(?:of|in|with|using|professional|hands-on|solid|strong|production|industry|commercial|"
    r"extensive|experience|expertise|working|developing|building|programming|writing)"
)
_YEARS_OF = re.compile(rf"(?i)\b(\d{{1,2}})\s*\+?\s*(?:years?|yrs?)['’]?(?:\s+{_FILLER})*\s+\Z")
_YEARS_AFTER = re.compile(r"(?i)\s*[(\[:–-]\s*(\d{1,2})\s*\+?\s*(?:years?|yrs?)\b")
# What stands before a name that the years behind it are of: no list that they might sum up.
_LINE_START = re.compile(r"(?:\A|[\n;|•:]\s*|[)\]],?\s*|\b(?:in|of|with|using)\s+)\Z")
_ENDS = re.compile(
    r"(?i)\s*(?:\Z|[.;!\n)]|experience|development|programming|engineering|(?:,|and)\s*\d)"
)
_STATES_YEARS = re.compile(r"(?i)\d\s*\+?\s*(?:years?|yrs?)\b")
_TRADES = {
    "Capacitor", "Cypress", "Electron", "Express", "Foundry", "Helm", "Julia", "Meteor", "Mistral",
    "Polymer", "Snowflake", "Spark",
}  # fmt: skip
_LIST_GOES_ON = re.compile(r"(?i)\s*(?:,|/|&|\+|\band\b|\bor\b|\()(?!\s*\d)")


@dataclass(frozen=True, slots=True)
class Technology:
    """A technology a text names: its row, where, and the earliest month it was public."""

    row: Row
    span: Span
    released: PartialDate


def mentions(text: str) -> Iterator[Technology]:
    """Technologies of table `technologies` that `text` names, whole words only, in order.

    The longest name wins: "React Native" is not React. A name marked ambiguous counts by an alias,
    or in its own spelling where it is said to be used ("using Go") or is listed beside a name that
    counts. A capitalised word in small letters ("docker") counts in such company only.
    """
    found = list(_places(text))
    counts = [_is_certain(text, place) for place in found]
    forwards = range(1, len(found))
    for here, beside in [(i, i - 1) for i in forwards] + [(i - 1, i) for i in reversed(forwards)]:
        first, second = sorted((here, beside))
        listed = _LISTED.fullmatch(text, found[first].end, found[second].start)
        both_small = _is_small(found[here].name) and _is_small(found[beside].name)
        if listed and (counts[beside] or both_small):
            counts[here] = True
    for place, is_meant in zip(found, counts, strict=True):
        if is_meant:
            yield _technology(place)


def stated_years(text: str) -> Iterator[tuple[Technology, int]]:
    """Technologies of which `text` states years: "5+ years of React Native", "React (5 years)".

    Years of a list ("of Java, React Native") are not those of each item and are left out.
    """
    if not _STATES_YEARS.search(text):
        return
    certain = {(found.span.start, found.span.end) for found in mentions(text)}
    for place in _places(text):
        alone = _LINE_START.search(text, 0, place.start) and _YEARS_AFTER.match(text, place.end)
        before = _YEARS_OF.search(text, 0, place.start)
        if before and _LIST_GOES_ON.match(text, place.end):
            before = None
        # The form itself says that a technology is meant, but for names that are trades as well.
        told = place.name not in _TRADES and (alone or _ENDS.match(text, place.end))
        if (place.start, place.end) in certain or told:
            years = alone or before
            if years:
                yield _technology(place), int(years[1])


class _Place(NamedTuple):
    start: int
    end: int
    name: str


def _technology(place: _Place) -> Technology:
    row = _row(place.name)
    year, _, month = row["released"].partition("-")
    return Technology(
        row=row,
        span=Span(start=place.start, end=place.end),
        released=PartialDate(year=int(year), month=int(month) if month else None),
    )


def _places(text: str) -> Iterator[_Place]:
    """Where a name of the table stands; one within a longer name of the same row is left out."""
    last: _Place | None = None
    for head in _HEAD.finditer(text):
        for name in _by_head().get(head[0].casefold(), ()):
            place = _Place(
                head.start(),
                head.start() + len(name),
                text[head.start() : head.start() + len(name)],
            )
            written = place.name if name in _ambiguous() else place.name.casefold()
            if written != name or not _BOUNDARY.match(text, place.end):
                continue
            inside = last and place.end <= last.end and _row(place.name) == _row(last.name)
            if not inside and not _ADDRESS.search(text, 0, place.start):
                last = place
                yield place
            break


def _is_certain(text: str, place: _Place) -> bool:
    if _USED.search(text, 0, place.start):
        return True
    return place.name.casefold() in _any_case() and not _is_small(place.name)


def _is_small(name: str) -> bool:
    """Whether `name` is a technology's one capitalised word, written without its capital."""
    return name.islower() and name.capitalize() == _row(name).key and name.isalpha()


def _row(name: str) -> Row:
    return _any_case().get(name.casefold()) or _ambiguous()[name]


@cache
def _by_head() -> dict[str, tuple[str, ...]]:
    """The names by their first word, longest first."""
    heads: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted({*_any_case(), *_ambiguous()}, key=len, reverse=True):
        head = _HEAD.match(name)
        heads[head[0].casefold() if head else name].append(name)
    return {head: tuple(names) for head, names in heads.items()}


@cache
def _any_case() -> dict[str, Row]:
    """Names that mean the technology alone, in lower case."""
    rows = load("technologies").rows.values()
    certain = {row.key.casefold(): row for row in rows if row["ambiguous"] == "no"}
    known = {row.key.casefold() for row in rows}
    for row in rows:
        for alias in filter(None, row["aliases"].casefold().split("|")):
            parts = _LISTED.split(alias)
            # "docker/kubernetes" is a list of two names, each of which is found by itself.
            if len(parts) == 1 or not (known.issuperset(parts) and certain.keys() & set(parts)):
                certain[alias] = row
    return certain


@cache
def _ambiguous() -> dict[str, Row]:
    rows = load("technologies").rows
    return {name: row for name, row in rows.items() if row["ambiguous"] == "yes"}
