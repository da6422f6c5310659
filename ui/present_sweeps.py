"""How sweeps are called and counted on the screens: pure, and known to no screen library."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from forensics.assembly.intake import MANIFEST, MAX_BYTES
from forensics.report.html.words import BANDS
from forensics.sweep.background import Advance, Kept, State
from forensics.sweep.bench import Examine
from forensics.sweep.browsing import Swept
from forensics.sweep.output import Summary
from forensics.sweep.output.page.words import KINDS, STANDINGS
from forensics.sweep.sources.kinds import is_table
from ui.present import FILE_KINDS, Held, kind, plural, size

MOST_FILES = 500
MOST_TABLE_MB = 200
MOST_TOTAL = 500 * 1024 * 1024  # of one sweep's uploads: they pass through memory
TABLE_KINDS: Final = ("csv", "tsv", "jsonl", "ndjson", "parquet")

DEPTHS: Final[dict[Examine, str]] = {
    "fast": "All checks but the language model's",
    "none": "No checks, links only",
    "full": "All checks",
}
STATES: Final[dict[State, str]] = {
    "running": "Running",
    "finished": "Finished",
    "stopped": "Stopped",
    "failed": "Ended early",
    "cut_off": "Cut off",
}
_STEPS: Final = {
    "starting": "Starting",
    "counting": "Counting what is there",
    "examining": "Reading and examining",
    "rewording": "Comparing lines by their meaning",
    "linking": "Looking for links",
    "comparing": "Examining again what is linked",
    "storing": "Storing the applications",
    "writing": "Writing what was found",
}
_SHOWN_QUOTES = 4  # of one finding


class Bar(NamedTuple):
    """Progress in words; `part` from 0 to 1, None where the end is not known."""

    step: str
    part: float | None
    said: str


@dataclass(frozen=True)
class Told:
    """A finding of a swept application, with quotes and where they stand."""

    signal: str
    summary: str
    quotes: tuple[str, ...]
    more: int


@dataclass(frozen=True)
class Line:
    """A swept application as a row."""

    id: str
    name: str
    bits: str
    day: str
    stage: str
    links: str
    cluster: str | None
    findings: tuple[Told, ...]


def title(files: Sequence[Held], folder: str) -> str:
    """What is swept, in a line: "resumes.csv and 2 more files", or the folder."""
    if not files:
        return folder
    first = files[0].name
    return first if len(files) == 1 else f"{first} and {plural(len(files) - 1, 'more file')}"


def refused(files: Sequence[Held], folder: str, author: str) -> list[tuple[str | None, str]]:
    """What cannot be swept as it was given: (file's name or None, what to do about it)."""
    said: list[tuple[str | None, str]] = []
    if not files and not folder:
        said.append((None, "Drop files, or name a folder, for there is nothing to sweep."))
    if files and folder:
        said.append((None, "Drop files or name a folder, not both: sweep one after the other."))
    if not author:
        said.append((None, "Say your name: it is kept with the sweep."))
    if len(files) > MOST_FILES:
        said.append((None, f"{len(files)} files were given; {MOST_FILES} are taken. {_FOLDER}"))
    if sum(len(file.data) for file in files) > MOST_TOTAL:
        said.append((None, f"The files are larger than {size(MOST_TOTAL)} together. {_FOLDER}"))
    for file in files:
        if is_table(file.name):
            continue
        if kind(file.name) not in FILE_KINDS:
            said.append((file.name, f"is none of {', '.join((*FILE_KINDS, *TABLE_KINDS))}."))
        if file.name.lower() == MANIFEST:
            said.append((file.name, "is for folders: sweep the folder that holds it."))
        if len(file.data) > MAX_BYTES:
            said.append((file.name, f"is larger than {MAX_BYTES // 1024 // 1024} MB."))
    return said


_FOLDER = "Sweep them from a folder, or with the command line."


def bar(advance: Advance | None) -> Bar:
    """How far a sweep is."""
    if advance is None:
        return Bar(_STEPS["starting"], None, "")
    part = min(1.0, advance.done / advance.of) if advance.of else None
    said = []
    if advance.of:
        said.append(f"{advance.done:,} of {advance.of:,}")
    if advance.rate and advance.of:
        said.append(f"{advance.rate:,.1f} a second")
    if advance.seconds_left:
        said.append(f"about {duration(advance.seconds_left)} left in this step")
    if advance.errors:
        said.append(f"{advance.errors:,} not read")
    return Bar(_STEPS.get(advance.step, "Working"), part, " · ".join(said))


def duration(seconds: float) -> str:
    """A stretch of time as people say it: "40 seconds", "12 minutes", "3 hours"."""
    if seconds < 90:
        return plural(max(1, round(seconds)), "second")
    return plural(round(seconds / 60), "minute") if seconds < 5400 else _hours(seconds)


def _hours(seconds: float) -> str:
    return plural(round(seconds / 3600), "hour")


def ended(sweep: Kept) -> str:
    """Why a sweep has not finished, and what may be done."""
    advance = sweep.advance
    why = {
        "stopped": "It was stopped.",
        "failed": f"It ended early: {advance.error if advance else 'no reason is known'}",
        "cut_off": "Its process is gone without a word: the machine or somebody ended it.",
    }.get(sweep.state, "")
    go_on = "Resume goes on from where it stood." if sweep.resumable else "Resume begins it anew."
    return f"{why} {go_on}"


def numbers(summary: Summary) -> list[tuple[str, str]]:
    """A sweep in numbers, as name and number."""
    return [
        ("Applications", f"{summary.applications:,}"),
        ("Examined", f"{summary.examined:,}"),
        ("Could not be read at all", f"{summary.unreadable:,}"),
        ("Links", f"{summary.links:,}"),
        ("Clusters", f"{summary.clusters:,}"),
        ("Too common to link by", f"{summary.common:,}"),
    ]


def bands(summary: Summary) -> dict[str, str]:
    """The bands that hold anybody, in words with their numbers, for a choice; strongest first."""
    return {
        band: f"{STANDINGS[band]} ({number:,})" for band, number in summary.bands.items() if number
    }


CLUSTER_BANDS: Final[dict[str, str]] = {band.value: words for band, words in BANDS.items()}


def kinds(summary: Summary) -> list[tuple[str, int]]:
    """How many links of each kind, in words."""
    return [(KINDS.get(name, name), number) for name, number in summary.kinds.items()]


def line(swept: Swept) -> Line:
    """An application of a sweep as it is shown."""
    unknown = "" if swept.not_assessed is None else f", {swept.not_assessed} checks could not run"
    return Line(
        id=swept.id,
        name=swept.name or "No name stated",
        bits="not examined" if swept.bits is None else f"{swept.bits:.1f} bits{unknown}",
        day=str(swept.day or "no day stated"),
        stage=swept.stage or "",
        links=plural(swept.links, "link"),
        cluster=swept.cluster,
        findings=tuple(
            Told(
                signal=run.signal,
                summary=finding.summary,
                quotes=tuple(it.quote for it in finding.evidence[:_SHOWN_QUOTES]),
                more=len(finding.evidence[_SHOWN_QUOTES:]),
            )
            for run in swept.findings
            for finding in run.findings
        ),
    )
