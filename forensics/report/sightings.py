"""Sightings at the terminal: who holds what came to be known, both quotes, and who has looked."""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from forensics.model import LookedBack, Sighting
from forensics.report.hunt import HIRED, QUOTE_SHOWN, QUOTES_SHOWN
from forensics.report.place import place_of
from forensics.report.plain import plain

NONE = "No stored application is known to hold what was listed, or became stable, since it came."


def show(
    console: Console, sightings: Sequence[Sighting], total: int, *, open_only: bool = False
) -> None:
    """Print sightings and how many there are. Applicant text is plain text, never markup."""
    for one in sightings:
        _line(console, head(one), "bold yellow" if one.stage in HIRED else "bold", 0)
        for quoted in one.quotes[:QUOTES_SHOWN]:
            states = Text("states ", "dim").append(_cut(quoted.evidence.quote), "cyan")
            place = Text(f"  {plain(place_of(quoted.evidence))}", "dim")
            console.print(Padding(states.append_text(place), (0, 0, 0, 2), expand=False))
            _line(console, f"beside {_cut(quoted.says)}", "dim")
        if len(one.quotes) > QUOTES_SHOWN:
            _line(console, f"and {len(one.quotes) - QUOTES_SHOWN:,} more; --json has them", "dim")
        for look in one.looks:
            note = f": {look.note}" if look.note else ""
            _line(console, f"looked at by {look.author}, {_when(look.at)}{note}")
    what = "open sighting" if open_only else "sighting"
    console.print(f"{total:,} {what}{'' if total == 1 else 's'}", markup=False)
    if total > len(sightings):
        console.print(f"{len(sightings):,} are shown: --limit and --offset show others")
    elif not total and not open_only:
        console.print(NONE, markup=False)


def head(one: Sighting) -> str:
    """What was sighted, in one line: "12 · employee · a-1: Ann Lee · holds phone ..."."""
    who = f"{one.application}: {one.name}" if one.name else one.application
    decided = f" ({one.disposition})" if one.disposition else ""
    return f"{one.id} · {one.stage} · {who}{decided} · {holds(one)}"


def holds(one: Sighting) -> str:
    """What the application holds: "holds phone +1... of list own"."""
    if one.list is None:
        return f"repeats template {one.key}, {one.what}"
    return f"holds {one.kind} {one.what} of list {one.list}"


def told(outcome: LookedBack) -> str:
    """What looking back came to, in a sentence; empty where nothing was looked for, or through."""
    count = outcome.applications
    if not outcome.looked_through:
        return ""
    if not count:
        through = f"{outcome.looked_through:,} stored applications"
        return f"looked back through {through}: none hold it that were not known to"
    stored = "1 stored application holds" if count == 1 else f"{count:,} stored applications hold"
    return f"{stored} what is new: `forensics sightings list --open` shows them"


def _line(console: Console, text: str, style: str = "", indent: int = 2) -> None:
    flat = " ".join(plain(text).split())
    console.print(Padding(Text(flat, style), (0, 0, 0, indent), expand=False))


def _cut(quote: str) -> str:
    flat = " ".join(plain(quote).split())
    return flat if len(flat) <= QUOTE_SHOWN else flat[: QUOTE_SHOWN - 1].rstrip() + "…"


def _when(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
