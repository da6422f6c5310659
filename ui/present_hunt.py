"""What a hunt came to, as the screens show it: pure, and known to no screen library."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple, cast

from forensics.catalogue.lists.entry import Entry
from forensics.linkage.readings import ReadingKind
from forensics.model import KeyKind, Status
from forensics.report.hunt import HIRED, QUOTES_SHOWN, Holding, Hunt, where
from forensics.sweep.output.page.words import KEYS
from ui.present import STAGES, STATUSES, plural

IMAGE_KINDS: Final = ("png", "jpg", "jpeg", "gif", "webp")
KINDS: Final[dict[ReadingKind, str]] = {
    "email": "An e-mail address",
    "phone": "A telephone number",
    "handle": "An account's name",
    "url": "A web address",
    "wallet": "A wallet address",
    "address": "A postal address",
    "ip": "A network address",
    "sha256": "The hash of a file",
    "picture": "The hash of a picture",
    "phash": "The look of a picture, as a hash",
    "passage": "A passage",
    "name": "A person's name",
}


class Held(NamedTuple):
    """A quote, what it is of, and where it stands."""

    kind: str
    quote: str
    place: str


@dataclass(frozen=True)
class Holder:
    """An application and what it holds of what was hunted; `more` quotes have no room."""

    id: str
    name: str
    stage: str
    hired: bool
    day: str
    decided: str
    case: str | None
    holds: tuple[Held, ...]
    more: int


class Listing(NamedTuple):
    """An entry of a list; `until` says as well where it has ended."""

    list: str
    kind: str
    value: str
    source: str
    until: str


def holders(hunt: Hunt) -> list[Holder]:
    """Each application once, in the hunt's order: people already hired first."""
    return [_holder(list(group)) for _, group in groupby(hunt.applications, key=lambda one: one.id)]


def _holder(held: list[Holding]) -> Holder:
    first = held[0]
    decided = STATUSES[cast(Status, first.disposition)] if first.disposition else ""
    return Holder(
        id=first.id,
        name=first.name or "No name stated",
        stage=STAGES[first.stage],
        hired=first.stage in HIRED,
        day=str(first.submitted_at or "no day stated"),
        decided=decided,
        case=first.case,
        holds=tuple(Held(_kind(one.kind), one.quote, where(one)) for one in held[:QUOTES_SHOWN]),
        more=len(held[QUOTES_SHOWN:]),
    )


def _kind(kind: str) -> str:
    return KEYS.get(cast(KeyKind, kind), kind)


def said(hunt: Hunt, found: list[Holder]) -> str:
    """What was found, in a line."""
    hired = sum(one.hired for one in found)
    parts = [plural(len(found), "application")]
    if hired:
        parts[0] += f", {hired:,} of people already hired"
    if hunt.templates:
        parts.append(plural(len(hunt.templates), "template"))
    if hunt.indicators:
        parts.append(f"{len(hunt.indicators):,} on lists")
    return " · ".join(parts)


def looked(hunt: Hunt) -> str:
    """As what it was read, and through how much it was looked."""
    kinds = ", ".join(dict.fromkeys(_kind(kind) for kind in hunt.read_as))
    held = "" if hunt.templates_held is None else f", {plural(hunt.templates_held, 'template')}"
    entries = "entry" if hunt.entries_held == 1 else "entries"
    return (
        f"Read as {kinds}. Looked through {plural(hunt.looked_through, 'stored application')}"
        f"{held} and {hunt.entries_held:,} listed {entries}."
    )


def listings(entries: tuple[Entry, ...]) -> Iterator[Listing]:
    """Entries of lists as rows."""
    for entry in entries:
        listed = entry.listed
        until = listed.ending if entry.expired else str(listed.expires or "")
        yield Listing(listed.list, listed.kind, listed.value, listed.source, until or "")
