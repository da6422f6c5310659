"""Where an applicant states to live, artefact by artefact, and what speaks for having moved."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from forensics.linkage.regions import Region, alike, apart, is_certain, names, readings, towns
from forensics.model import Application, Document, Evidence, Record, Span, Subject

_FORWARDED = re.compile(
    r"(?i:\bp\.?\s?o\.?\s?box\b|\bpostfach\b|\bapartado\b|\bpmb\b|\bc/o\b|\bmail ?box\b|"
    r"\bforwarding\b|\bpsc\s?\d|\bunit\s?\d{4,}\s+box\b)|\b(?:APO|FPO|DPO)\b"
)
_MOVES = re.compile(
    r"\brelocating\b|\brelocated? to\b|\bmoving (?:to|back)\b|\b(?:recently|have|has|just) moved\b|"
    r"\b(?:willing|able|open|ready|available|happy|planning|plan|prepared|will|can|eligible)\s"
    r"(?:for |to )?(?:relocat\w*|relocation|move)\b|\brelocation:?\s(?:yes|ok|possible)\b|"
    r"\bumzug\w*|\bumzieh\w*|\breubicarme\b|\bdéménag\w*|\bmobilité\b|\btrasferi\w+",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"agenc|staffing|recruit|vendor|consultanc|headhunt|third.party", re.IGNORECASE
)
_REMOTE = re.compile(r"\bremot\w*|\bhome.?office\b|\btelecommut\w*|\banywhere\b", re.IGNORECASE)
# Said of a place, it is where somebody stays, not where the home is.
_STAY = re.compile(
    r"\bcurrently\b|\btemporar(?:y|ily)\b|\bfor now\b|\bat the moment\b|\bn[oó]mad\w*|"
    r"\bremote(?:ly)?\b|\bderzeit\b|\bmomentan\b|\bvorübergehend\b|\ba[ct]tualmente\b|\battualmente\b|"
    r"\bactuellement\b|\btempor\w*mente\b|\btemporairement\b",
    re.IGNORECASE,
)
STUDENT = 12  # months after a degree in which a parental home beside one's own is ordinary


@dataclass(frozen=True)
class Home:
    """One statement of where the applicant lives, or has things sent.

    `regions` is empty where the place is not known; `stated` is the words as they stand, and
    `line` all that stands in their lines.
    """

    what: str
    stated: str
    evidence: Evidence
    regions: frozenset[Region]
    line: str = ""

    @property
    def stay(self) -> bool:
        """Whether it is told as a place for the time being, or the person as working anywhere."""
        return bool(_STAY.search(self.line or self.stated))

    @property
    def forwarded(self) -> bool:
        """Whether the address is one that passes mail on, wherever its owner lives."""
        return bool(_FORWARDED.search(self.stated))


def histories(subject: Subject) -> list[Record]:
    """The submitted documents that tell a history; letters and papers are by and about others."""
    return [record for record in subject.resumes if record.positions or record.education]


def through_agency(application: Application) -> bool:
    """Whether an agency sent the application, perhaps under its own address or name."""
    source = application.source
    return bool(source and (source.agency or _AGENCY.search(source.kind or "")))


def on_form(application: Application) -> Home | None:
    """The address of the application form."""
    return _field(application, "contact.address", "the form's address")


def shipped_to(application: Application) -> list[tuple[Home, date | None]]:
    """Where equipment was asked to be sent, with the day."""
    found = []
    for number, item in enumerate(application.shipping):
        home = _field(application, f"shipping.{number}.address", "the shipping address")
        if home:
            at = item.at
            found.append((home, date(at.year, at.month, at.day) if at else None))
    return found


def _field(application: Application, path: str, what: str) -> Home | None:
    form = application.form()
    if path not in form:
        return None
    return Home(what, form[path], Evidence.field(form, path), readings(form[path]))


def stated_in(record: Record, document: Document) -> list[Home]:
    """The places a resume's head or a profile states for the person."""
    what = "the profile" if record.kind == "profile" else "the resume"
    return [
        Home(
            what,
            place.value,
            Evidence.visible(document, place.span),
            readings(place.value),
            _line(document.text, place.span),
        )
        for place in record.contacts.locations
    ]


def _line(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.end)
    return text[start : stop if stop >= 0 else len(text)]


@dataclass(frozen=True)
class History:
    """What an applicant's documents say beside the place of living."""

    subject: Subject

    @cached_property
    def _texts(self) -> list[str]:
        """Each document's text without the places that are stated as the person's own."""
        found = []
        for record in self.subject.records:
            text = self.subject.document(record).text
            for place in record.contacts.locations:
                text = text[: place.span.start] + " " * len(place.value) + text[place.span.end :]
            found.append(text)
        return found

    @cached_property
    def moves(self) -> bool:
        """Whether a resume speaks of the applicant's moving, done or offered."""
        return any(_MOVES.search(self.subject.document(r).text) for r in self.subject.resumes)

    @cached_property
    def student(self) -> bool:
        """Whether a degree is under way or just finished."""
        today = self.subject.today.year * 12 + self.subject.today.month - 1
        for record in self.subject.resumes:
            for degree in record.education:
                until = degree.end.value.latest if degree.end else None
                begun = degree.start.value.earliest if degree.start else None
                if degree.expected or (until is not None and until >= today - STUDENT):
                    return True
                if until is None and begun is not None and begun >= today - 8 * 12:
                    return True
        return False

    def names(self, home: Home) -> bool:
        """Whether the region or town of a home is named elsewhere in the applicant's documents."""
        patterns = [rf"\b{re.escape(name)}\b" for region in home.regions for name in names(region)]
        patterns += [rf"\b{re.escape(town)}\b" for town in _towns(home.stated)]
        small = re.compile("|".join(patterns) or "(?!)", re.IGNORECASE)
        states = "|".join(region.state for region in home.regions if region.state)
        code = re.compile(rf"[,/|(\s](?:{states})\b" if states else "(?!)")
        return any(small.search(text) or code.search(text) for text in self._texts) or any(
            alike(place, home.regions) for place in self._worked
        )

    def works_at(self, home: Home) -> bool:
        """Whether the newest dated post is stated at or near a home, and not as remote."""
        for record in self.subject.resumes:
            newest = max(
                (post for post in record.positions if post.start),
                key=lambda post: (post.current, post.start.value.latest if post.start else 0),
                default=None,
            )
            if newest and newest.location and not _remote(newest.location.value, newest.title):
                place = readings(newest.location.value)
                if place and home.regions and not apart(place, home.regions):
                    return True
        return False

    @cached_property
    def _worked(self) -> list[frozenset[Region]]:
        posts = (post for record in self.subject.records for post in record.positions)
        return [readings(post.location.value) for post in posts if post.location]


def _remote(*stated: object) -> bool:
    return any(_REMOTE.search(str(getattr(item, "value", item))) for item in stated if item)


def _towns(stated: str) -> Iterator[str]:
    """Parts of an address that can be a town: words without digits, not the region itself."""
    for part in re.split(r"[,;|\n\t]", stated):
        body = part.strip(" .")
        if (
            len(body) >= (3 if body.isascii() else 2)
            and not re.search(r"\d", body)
            and not readings(body)
        ):
            yield body


def any_alike(homes: Iterable[Home], other: Home) -> bool:
    """Whether one of several statements fits another."""
    return any(alike(home.regions, other.regions) or _one_town(home, other) for home in homes)


def all_apart(homes: Iterable[Home], other: Home) -> bool:
    """Whether every one of several statements names a region far from another's."""
    return all(apart(home.regions, other.regions) for home in homes)


def _one_town(one: Home, other: Home) -> bool:
    """Whether both name one town, and what follows it leaves open where: "Bogotá, CO"."""
    told = is_certain(one.regions) and is_certain(other.regions)
    return not told and bool(towns(one.stated) & towns(other.stated))
