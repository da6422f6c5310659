"""The measured rates written down as the reference table that is shown beside findings."""

from datetime import date
from pathlib import Path

import forensics.reference
from forensics.evaluate.alarms_counting import AlarmsReport, Part
from forensics.evaluate.intervals import wilson
from forensics.model import Outcome
from forensics.reference.rates import COLUMNS, TABLE, Corpus
from forensics.reference.table import parse

PATH = Path(forensics.reference.__file__).parent / "tables" / f"{TABLE}.tsv"
_NOTE = (
    "real = resumes of a public site, each person once though some are there as text and as PDF; "
    "generated = invented honest applications, whose mix of lives is this project's choice; "
    "assessed = hit or clear; low and high = 95 % interval (Wilson 1927) of hits among the "
    "assessed, in percent; the shipped exemplars as stable templates, no language model"
)


def table(report: AlarmsReport, today: date) -> str:
    """The table's text. Raises ReferenceTableError if it could not be loaded again."""
    parts: dict[Corpus, Part | None] = {"real": report.real, "generated": report.generated}
    rows = [
        _row(signal, corpus, part)
        for signal in sorted(report.signals)
        for corpus, part in parts.items()
        if part is not None and part.n
    ]
    head = (
        "# title: How often each signal is seen in applications of people with nothing to hide",
        f"# source: measured: forensics evaluate alarms --seed {report.seed} --store",
        f"# date: {today}",
        "# author: forensics project",
        f"# note: {_NOTE}",
        "# key_columns: signal corpus",
        "# optional_columns: low high",
        "\t".join(COLUMNS),
    )
    text = "\n".join([*head, *rows]) + "\n"
    parse(TABLE, text.encode())
    return text


def store(report: AlarmsReport, today: date, path: Path = PATH) -> None:
    """Write the table over what it holds; only a run on real resumes may, since it says so.

    Raises ValueError when the real resumes were absent.
    """
    if report.real is None:
        raise ValueError("rates are stored only where the real resumes were examined too")
    path.write_text(table(report, today), encoding="utf-8")


def _row(signal: str, corpus: Corpus, part: Part) -> str:
    hits, assessed = part.signals[signal][Outcome.HIT], part.assessed(signal)
    interval = wilson(hits, assessed)
    low, high = (f"{100 * share:.3f}" for share in interval) if interval else ("", "")
    return "\t".join((signal, corpus, str(part.n), str(assessed), str(hits), low, high))
