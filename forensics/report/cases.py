"""Cases at the terminal: the queue, and what was done and decided in one of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from forensics.model import CaseFile, CaseSummary, Decision, Event
from forensics.report.checklist import observed
from forensics.report.plain import plain

COLUMNS = ("id", "name", "band", "bits", "stage", "status", "opened", "decided")
LEAST_ID, LEAST_NAME = 24, 16  # columns of the screen; what else a row tells is not cut


def show_list(
    console: Console, cases: Sequence[CaseSummary], total: int, passed_over: int = 0
) -> None:
    """Print one line a case, and how many there are; on a narrow screen ids and names are cut."""
    ids = [_flat(case.id) for case in cases]
    names = [_flat(case.name or "") for case in cases]
    rest = [
        (
            case.band.value,
            f"{case.total_bits:.2f}",
            case.stage,
            case.status,
            f"{case.opened:%Y-%m-%d}",
            str(case.decisions or ""),
        )
        for case in cases
    ]
    room = (
        console.width
        - sum(_widest(column) + 1 for column in zip(COLUMNS[2:], *rest, strict=True))
        - 2
    )
    name_room = min(_widest(["name", *names]), max(room - _widest(ids), LEAST_NAME))
    id_room = max(room - name_room, LEAST_ID)
    table = Table(box=None, padding=(0, 1, 0, 0))
    for column in COLUMNS:
        table.add_column(column, no_wrap=True)
    for case_id, name, cells in zip(ids, names, rest, strict=True):
        table.add_row(_cut(case_id, id_room), _cut(name, name_room), *map(Text, cells))
    if cases:
        console.print(table)
    if total != len(cases) or not cases:
        shown = f"{passed_over + 1} to {passed_over + len(cases)} of " if cases else ""
        console.print(f"{shown}{total} {'case' if total == 1 else 'cases'}")


def show(
    console: Console,
    summary: CaseSummary,
    decisions: Sequence[Decision],
    events: Sequence[Event],
    files: Sequence[CaseFile],
) -> None:
    """Print a case's facts, then its files, what happened and what was decided."""
    name = f" · {_flat(summary.name)} as stated" if summary.name else ""
    _line(console, f"case {_flat(summary.id)}{name}", "bold", 0)
    facts = f"{summary.status} · {summary.stage} · {summary.band.value}"
    _line(console, f"{facts} · {summary.total_bits:.2f} bits")
    _line(console, f"opened {_when(summary.opened)}, changed {_when(summary.changed)}", "dim")
    for file in files:
        captured = f", captured {file.captured_at}" if file.captured_at else ""
        _line(console, f"{file.part}: {_flat(file.name)}{captured}, {file.size:,} bytes")
    _line(console, "What happened", "bold", 0)
    for event in events:
        if event.kind == "observed":
            continue
        by = f", by {_flat(event.author)}" if event.author else ""
        detail = f": {_flat(event.detail)}" if event.detail else ""
        _line(console, f"{_when(event.at)}  {event.kind.replace('_', ' ')}{detail}{by}")
    notes = observed(events)
    if notes:
        _line(console, "Observed, never scored", "bold", 0)
    for note in notes:
        head = f"{note.watch_for}: {'seen' if note.seen else 'not seen'}"
        _line(console, f"{_when(note.at)}  {_flat(head)}, by {_flat(note.author)}")
        _line(console, note.note, indent=5)
    _line(console, "Decisions" if decisions else "No decision yet", "bold", 0)
    for decision in decisions:
        head = f"{decision.number}. {decision.disposition}, by {_flat(decision.author)}"
        _line(console, f"{head}, {_when(decision.at)}")
        _line(console, decision.reason, indent=5)


def _line(console: Console, text: str, style: str = "", indent: int = 2) -> None:
    """Text of one entry; further lines of it stay indented, so that none looks like another."""
    console.print(Padding(Text(plain(text), style=style), (0, 0, 0, indent), expand=False))


def _flat(text: str) -> str:
    return " ".join(plain(text).split())


def _cut(text: str, room: int) -> Text:
    shown = Text(text)
    shown.truncate(room, overflow="ellipsis")
    return shown


def _widest(cells: Iterable[str]) -> int:
    return max((Text(cell).cell_len for cell in cells), default=0)


def _when(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
