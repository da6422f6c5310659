"""The catalogue at the terminal: an institution as it is known, and the data sets at hand."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from forensics.catalogue.holdings import Programme
from forensics.catalogue.institution import Institution
from forensics.catalogue.known import Known, State
from forensics.catalogue.lists.entry import ListState
from forensics.report.plain import plain

LEVELS = ("associate", "bachelor", "master", "doctor", "certificate")
DAYS = 365


def show_known(console: Console, known: Known) -> None:
    """Print what is known by a name, or the nearest names as candidates."""
    if known.institution is None:
        _line(console, f"{known.mention}: no institution is certain to be meant.", "bold", 0)
        if known.candidates:
            _line(console, "The nearest names, as candidates; none of them is an answer:", indent=0)
        for item in known.candidates:
            _line(console, f"{_called(item.institution)}, {item.likeness:.0f} % alike")
    else:
        _show_institution(console, known.institution, known.campuses)
        _show_programmes(console, known.programmes)
    source = "imported IPEDS files" if known.imported else "the shipped table, of computing alone"
    years = ", ".join(map(str, known.years)) or "none"
    _line(console, f"From {source}; academic years looked at: {years}.", "dim", 0)


def show_state(console: Console, state: State) -> None:
    """Print a line a data set, then the counts and what ships."""
    if state.datasets:
        table = Table(box=None, padding=(0, 2, 0, 0))
        for column in ("data set", "rows", "age", "imported", "file"):
            table.add_column(column, justify="right" if column in {"rows", "age"} else "left")
        for item in state.datasets:
            age = f"{state.ages[item.title] / DAYS:.1f} years"
            when = f"{item.imported_at:%Y-%m-%d}"
            cells = (item.title, f"{item.rows:,}", age, when, item.file)
            table.add_row(*(Text(plain(cell)) for cell in cells))
        console.print(table)
        told = ", ".join(
            f"{number:,} {what.replace('_', ' ')}" for what, number in state.counts.items()
        )
        _line(console, told, indent=0)
    else:
        _line(console, "No data set is imported.", indent=0)
    seed = state.seed
    first, last = seed.years
    _line(
        console,
        f"Shipped without import: {seed.institutions} institutions, computing programmes of "
        f"{first}-{last} ({seed.table}, facts of {seed.dated}, {seed.age_days / DAYS:.1f} years).",
        indent=0,
    )
    missing = {"institutions", "completions"} - {item.kind for item in state.datasets}
    advice = "" if state.used == "imported" else f"; import {_needed(missing)} to widen them"
    _line(console, f"Signals use the {state.used} data{advice}.", "bold", 0)
    _show_lists(console, state.lists)


def _show_lists(console: Console, lists: Sequence[ListState]) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("list", "entries", "expired", "newest", "age", "kinds"):
        table.add_column(column, justify="right" if column in {"entries", "expired"} else "left")
    for item in lists:
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in item.kinds.items())
        cells = (
            item.name + (" (shipped)" if item.shipped else ""),
            f"{item.entries:,}",
            f"{item.expired:,}",
            f"{item.newest}",
            f"{item.age_days:,} days",
            kinds,
        )
        table.add_row(*(Text(plain(cell)) for cell in cells))
    console.print(table)


def _needed(missing: Iterable[str]) -> str:
    files = {"institutions": "an HDyyyy file", "completions": "Cyyyy_A files"}
    return " and ".join(files[kind] for kind in sorted(missing, reverse=True))


def _show_institution(
    console: Console, known: Institution, campuses: Sequence[Institution]
) -> None:
    _line(console, _called(known), "bold", 0)
    facts = {
        "known as": ", ".join(known.aliases),
        "formerly": ", ".join(f"{item.name} (until {item.until})" for item in known.former),
        "domain": known.domain,
        "system": known.system,
        "closed": known.closed or "",
        "became part of": known.successor or "",
        "listed": f"{known.first_listed} to {known.last_listed}",
        "the name may mean too": ", ".join(item.name for item in campuses),
    }
    for what, value in facts.items():
        if value:
            _line(console, f"{what}: {value}")


def _show_programmes(console: Console, programmes: Sequence[Programme]) -> None:
    for level in LEVELS:
        held = [item for item in programmes if item.level == level]
        if not held:
            continue
        _line(console, f"{level}: {len(held)} programmes", "bold", 0)
        for item in held:
            seen = item.years or ()
            years = f"{seen[0]}-{seen[-1]}" if len(seen) > 1 else "".join(map(str, seen))
            awards = f", {item.awards:,} awards" if item.awards is not None else ""
            _line(console, f"{item.cip}  {item.title}  {years}{awards}".rstrip())
    if not programmes:
        _line(console, "No programme was reported.", indent=0)


def _called(known: Institution) -> str:
    place = ", ".join(part for part in (known.city, known.state) if part)
    return f"{known.name} ({place}; UNITID {known.unitid})"


def _line(console: Console, text: str, style: str = "", indent: int = 2) -> None:
    flat = " ".join(plain(text).split())
    console.print(Padding(Text(flat, style=style), (0, 0, 0, indent), expand=False))
