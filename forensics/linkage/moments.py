"""The points in time a file states of itself, read whatever the tool that wrote them.

Zones only serve to order two points; where none is stated a point may be off by half a day, which
the margins of those who compare allow for. A zone is never compared with a place.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from forensics.reference import load

PAIRS = (
    ("pdf:CreationDate", "pdf:ModDate"),
    ("xmp:xmp:CreateDate", "xmp:xmp:ModifyDate"),
    ("docx:created", "docx:modified"),
)
_EARLIEST, _LATEST = 1990, 2100  # before PDF, DOCX and the tools that keep such entries
_PDF = re.compile(
    r"(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?\s*(?:(Z)|([+-])(\d{2})'?(\d{2})?'?)?.*"
)
_ISO = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?)?)?\s*"
    r"(?:(Z)|([+-])(\d{2}):?(\d{2})?)?"
)


@dataclass(frozen=True)
class Moment:
    """A point in time as a file states it, by the property's path; `at` is in UTC."""

    path: str
    at: datetime

    @property
    def day(self) -> date:
        """The day in UTC."""
        return self.at.date()


@dataclass(frozen=True)
class Unusable:
    """A property that states no point in time, and why."""

    path: str
    reason: str


def read(path: str, value: str) -> Moment | Unusable:
    """The moment a property states, or why it states none that can be used."""
    written = value.strip()
    pattern = _ISO if "-" in written[:8] and not written.startswith("D:") else _PDF
    found = pattern.fullmatch(written)
    if found is None:
        return Unusable(path, "is not a date")
    year, *rest = found.groups()[:6]
    numbers = [int(item) if item else None for item in rest]
    month, day, hour, minute, second = numbers
    if month is None or day is None:
        return Unusable(path, "states no day")
    zone = _zone(*found.groups()[6:10])
    try:
        local = datetime(
            int(year), month, day, hour or 0, minute or 0, min(second or 0, 59), tzinfo=zone
        )
        at = local.astimezone(UTC)
    except (ValueError, OverflowError):
        return Unusable(path, "is not a date")
    known = load("default_times").rows
    default = known.get(local.date().isoformat()) or known.get(at.date().isoformat())
    if default:
        return Unusable(path, f"holds a default ({default['source']})")
    if not _EARLIEST <= local.year <= _LATEST:
        return Unusable(path, f"states the year {local.year}")
    return Moment(path, at)


def _zone(
    greenwich: str | None, sign: str | None, hours: str | None, minutes: str | None
) -> timezone:
    if greenwich or not sign or not hours:
        return UTC
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if offset >= timedelta(hours=24):
        return UTC
    return timezone(offset if sign == "+" else -offset)
