"""What `doctor` found, and how it is shown."""

from collections.abc import Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from forensics.model.base import Noun


class Check(Noun):
    """One part: `ok`, `aged` (old facts), `missing` (works without, says so) or `broken`."""

    part: str
    state: Literal["ok", "aged", "missing", "broken"]
    detail: str


def show(console: Console, checks: Sequence[Check]) -> None:
    """Print one line a check."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for check in checks:
        style = {"ok": "", "aged": "dim", "missing": "dim", "broken": "bold yellow"}[check.state]
        table.add_row(check.part, Text(check.state, style), Text(check.detail))
    console.print(table)
