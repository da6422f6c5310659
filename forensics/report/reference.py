"""The reference pages of signals, from their docstrings: at the terminal, as JSON, as Markdown.

`python -m forensics.report.reference` rewrites `forensics/signals/REFERENCE.md`; a test holds it.
"""

from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

import forensics.signals
from forensics.model import Signal
from forensics.reference.rates import Rate, rates_of, said_of
from forensics.report.wire import rate_forms

PATH = Path(forensics.signals.__file__).with_name("REFERENCE.md")
_HEADING = """# Signals

Generated from the signals' docstrings by `make docs`. Strength: context weighs 0 bits, weak 0.585,
moderate 1.585, strong 3.322. A signal reports discrepancies in documents; none is a conclusion
about a person. Rates are measured by `forensics evaluate alarms` on ordinary resumes of a public
site and on invented honest applications, whose mix of lives is this project's choice; the interval
(Wilson, 95 %) is of hits among those that stated what the signal looks at.
"""
_LEGEND = (
    "hits of those that could show it, in ordinary resumes and in invented honest applications; "
    "- not exercised, ? not measured"
)
_LISTS = (
    ("innocent", "Innocent explanations"),
    ("this_finding", "Verify this finding"),
    ("every_finalist", "Verify with every finalist"),
    ("references", "References"),
)


def form(signal: Signal) -> dict[str, object]:
    """The JSON form of one page."""
    needs = {"name": signal.name, "family": signal.family, "strength": signal.strength.value}
    rates = [rate.model_dump() for rate in rate_forms(signal.name)]
    return {
        **needs,
        "needs": sorted(signal.needs),
        **signal.card.model_dump(),
        "innocent_rates": rates,
    }


def show_list(console: Console, signals: Iterable[Signal]) -> None:
    """Print one line a signal."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("signal", "strength", "needs"):
        table.add_column(column, no_wrap=True)
    table.add_column("innocent", no_wrap=True)
    table.add_column("what it reports")
    for signal in signals:
        needs = ", ".join(sorted(signal.needs))
        rate = _short(rates_of(signal.name))
        table.add_row(signal.name, signal.strength.value, needs, rate, signal.card.title)
    console.print(table)
    console.print(f"innocent: {_LEGEND}", style="dim")


def _short(rates: tuple[Rate, ...]) -> str:
    """ "3/1,234 0/528"; "-" where nothing could show it, "?" where it was never measured."""
    said = [f"{rate.hits:,}/{rate.assessed:,}" if rate.assessed else "-" for rate in rates]
    return " ".join(said) or "?"


def show_page(console: Console, signal: Signal) -> None:
    """Print one signal's page; the text is the project's own."""
    console.print(Markdown(_page(signal)))


def markdown(signals: Iterable[Signal]) -> str:
    """All pages as one Markdown text."""
    return _HEADING + "".join("\n" + _page(signal) for signal in signals)


def _page(signal: Signal) -> str:
    card = signal.card
    needs = f", needs {', '.join(sorted(signal.needs))}" if signal.needs else ""
    parts = [
        f"## {signal.name}\n\n{card.title}. *{signal.strength.value}{needs}*\n",
        f"**Looks at** {card.looks_at}\n",
        f"**Why it matters** {card.why}\n",
        f"**In innocent applications** {said_of(signal.name, detail=True)}\n",
    ]
    for field, heading in _LISTS:
        if items := getattr(card, field):
            parts.append(f"**{heading}**\n" + "".join(f"\n- {item}" for item in items) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PATH.write_text(markdown(forensics.signals.load_all()), encoding="utf-8")
