"""How things are called and counted on the screens: pure, and known to no screen library."""

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from forensics.model import Band, CaseSummary, Disposition, Stage, Status
from forensics.report.wire import Report

MAX_FILES = 20
MAX_BYTES = 25 * 1024 * 1024
MAX_TOTAL = 100 * 1024 * 1024  # of one application: what a session may hold in memory
MAX_TEXT = 400_000  # characters pasted; a resume has some thousands
FILE_KINDS: Final = ("pdf", "docx", "html", "htm", "txt", "md", "json", "zip")
WAITING_DAYS = 7

BANDS: Final[dict[Band, str]] = {
    Band.PRIORITY: "Check first",
    Band.REVIEW: "Check before the next stage",
    Band.INFORMATIONAL: "For information",
    Band.NOTHING_SEEN: "Nothing seen",
}
SHORT_BANDS: Final[dict[Band, str]] = {
    Band.PRIORITY: "Check first",
    Band.REVIEW: "Check",
    Band.INFORMATIONAL: "Information",
    Band.NOTHING_SEEN: "Nothing seen",
}
STAGES: Final[dict[Stage, str]] = {
    "applied": "Applied",
    "interview": "Interview",
    "offer": "Offer",
    "onboarding": "Onboarding",
    "employee": "Employee",
    "contractor": "Contractor",
    "past": "Past",
}
STATUSES: Final[dict[Status, str]] = {
    "open": "Open",
    "verifying": "Verifying",
    "confirmed": "Confirmed",
    "cleared": "Explained",
    "inconclusive": "Inconclusive",
    "escalated": "Sent to security",
}
DISPOSITIONS: Final[dict[Disposition, str]] = {
    "cleared": "Explained: the findings have an innocent explanation",
    "inconclusive": "Inconclusive: could not be settled",
    "escalated": "Sent to security",
    "confirmed": "Confirmed: misrepresentation established",
}
AGES: Final[dict[str, int | None]] = {
    "Any age": None,
    "Over 2 days": 2,
    "Over a week": 7,
    "Over a month": 30,
}
_WHOLE_STEPS = {"parsing": "Reading sections and dates", "matching templates": "Templates"}
_FAMILY_STEPS = {
    "document": "Document",
    "contact": "Contact details",
    "education": "Education",
    "employment": "Employment",
    "profile": "Profile snapshots",
    "template": "Templates",
    "corpus": "Other applications",
}


@dataclass(frozen=True)
class Held:
    """One file a user gave: its bytes, its part, and the day a snapshot was captured.

    `name` is data: it is shown and cited, and never becomes a path.
    """

    name: str
    data: bytes
    snapshot: bool = False
    captured_at: date | None = None


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 day", "3 days", "2,400 cases"."""
    ending = "" if count == 1 else "s"
    return f"{count:,} {noun}{ending}"


def age(then: datetime, now: datetime | None = None) -> str:
    """How long ago, in the largest whole unit: "just now", "5 minutes", "3 days"."""
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    seconds = max(0, int(((now or datetime.now(UTC)) - then).total_seconds()))
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= length:
            return plural(seconds // length, unit)
    return "just now"


def moment(at: datetime) -> str:
    """A point in time as kept, to the minute, in UTC."""
    shown = at if at.tzinfo is None else at.astimezone(UTC)
    return f"{shown:%Y-%m-%d %H:%M} UTC"


def size(count: int) -> str:
    """A file's size: "814 B", "12 kB", "3.4 MB"."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 999_500 else f"{count / 1_000_000:.1f} MB"


def step(name: str, asked: Collection[str] = ()) -> str:
    """The project's own words for a step of an examination; never a file's name.

    `asked` are the checks that ask a language model: they may take long, so it is said.
    """
    if name in asked:
        return "Asking the language model, where there is something to ask"
    if name.startswith("reading "):
        return "Reading files"
    family = name.partition(".")[0]
    return _WHOLE_STEPS.get(name) or _FAMILY_STEPS.get(family, "Examining")


def kind(name: str) -> str:
    """The ending of a file's name, lower case, without the dot; "" when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def refused(files: Sequence[Held], text: str) -> list[tuple[str | None, str]]:
    """What cannot be examined as it was given: (file's name or None, what to do about it)."""
    said: list[tuple[str | None, str]] = []
    if not text.strip() and not any(not file.snapshot for file in files):
        said.append((None, "Paste the resume's text or drop at least one resume file."))
    if len(text) > MAX_TEXT:
        said.append((None, f"The pasted text is longer than {MAX_TEXT:,} characters."))
    if len(files) > MAX_FILES:
        given = f"{len(files)} files were given; {MAX_FILES} are examined at once."
        said.append((None, f"{given} Take out {len(files) - MAX_FILES}."))
    if sum(len(file.data) for file in files) > MAX_TOTAL:
        said.append((None, f"The files are larger than {size(MAX_TOTAL)} together."))
    for file in files:
        if kind(file.name) not in FILE_KINDS:
            said.append((file.name, f"is none of {', '.join(FILE_KINDS)}."))
        if file.name.lower() == "application.json":
            said.append(
                (file.name, "is for the command line; here the form beside takes its place.")
            )
        if len(file.data) > MAX_BYTES:
            said.append((file.name, f"is larger than {MAX_BYTES // 1024 // 1024} MB."))
    return said


def undated(files: Iterable[Held]) -> list[str]:
    """Names of the snapshots without a date: they cannot be put in order."""
    return [file.name for file in files if file.snapshot and file.captured_at is None]


def download_name(identity: str, ending: str) -> str:
    """A file name for a download that holds nothing but letters, digits, dots and dashes."""
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", identity).strip(".-")[:60]
    return f"{plain or 'application'}.{ending}"


def capacity(open_cases: int, verifying: int, late: int) -> str:
    """The line above the queue."""
    if not open_cases and not verifying:
        return "No open cases"
    parts = [f"{open_cases:,} open"]
    if verifying:
        parts.append(f"{verifying:,} being verified")
    parts.append(f"{late:,} waiting longer than {plural(WAITING_DAYS, 'day')}")
    return " · ".join(parts)


def waiting(summary: CaseSummary, now: datetime | None = None) -> bool:
    """Whether an open case has waited longer than `WAITING_DAYS`."""
    moment_now = now or datetime.now(UTC)
    opened = summary.opened if summary.opened.tzinfo else summary.opened.replace(tzinfo=UTC)
    return summary.status == "open" and (moment_now - opened).days >= WAITING_DAYS


def short_band(summary: CaseSummary) -> str:
    """A case's band in a row; a finding that counts towards no band is not called nothing."""
    if summary.band is Band.NOTHING_SEEN and summary.findings:
        return "Tie-breaker"
    return SHORT_BANDS[summary.band]


def token(foreign: str) -> str:
    """A short stand-in for foreign text where the screens need a key of letters and digits."""
    return hashlib.sha256(foreign.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def as_json(report: Report) -> str:
    """A report as `examine --json` prints it."""
    return json.dumps(report.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"
