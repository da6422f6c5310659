"""The alarms report for eyes: bands, every signal's rate, and each hit with its quotes."""

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from forensics.evaluate.alarms_counting import MOST_REVIEW, Above, AlarmsReport, Part, Seen
from forensics.evaluate.intervals import wilson
from forensics.model import Band, Outcome
from forensics.report.plain import plain

SCARCE = 0.1  # of the real resumes: a family that fewer exercise is measured on invented ones


def render(report: AlarmsReport, *, hits: bool = False) -> RenderableType:
    """Tables; `hits` lists what was found, so that a person reads it."""
    parts: list[RenderableType] = [_bands(report), _signals(report), _families(report)]
    parts += [Text(_scarce(report))] if report.real else []
    parts += [Text(line, style="bold") for line in report.absent]
    parts += [Text(_said(one, report), style="bold") for one in report.above]
    if hits:
        parts += [_hits(seen) for seen in report.seen]
    return Group(*parts, Text(_closing(report)))


def _parts(report: AlarmsReport) -> list[tuple[str, Part]]:
    named = (
        ("all", report.whole()),
        ("real texts", report.real_texts),
        ("real PDFs", report.real_pdfs),
        ("generated", report.generated),
    )
    return [(name, part) for name, part in named if part is not None and part.n]


def _bands(report: AlarmsReport) -> Table:
    table = Table(title="Bands of innocent applications", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("applications")
    for heading in ("n", *(band.value for band in Band), "review or more, 95 %", "not read"):
        table.add_column(heading, justify="right")
    for name, part in _parts(report):
        firm = part.bands[Band.PRIORITY] + part.bands[Band.REVIEW]
        counts = (str(part.bands[band]) for band in Band)
        table.add_row(name, f"{part.n:,}", *counts, share(firm, part.n), str(part.unread or ""))
    return table


def _signals(report: AlarmsReport) -> Table:
    table = Table(
        title="Hits of those assessed (–: not exercised)", title_justify="left", box=SIMPLE_HEAD
    )
    table.add_column("signal", no_wrap=True)
    parts = _parts(report)
    for name, part in parts:
        table.add_column(f"{name}\nn={part.n:,}", justify="right")
    table.add_column("95 % of all", justify="right", no_wrap=True)
    marked = {one.signal for one in report.above}
    for signal in report.signals:
        cells = [_cell(part, signal) for _, part in parts]
        hits = report.signals[signal][Outcome.HIT]
        interval = share(hits, report.whole().assessed(signal))
        marked_name = f"{signal} (above)" if signal in marked else signal
        table.add_row(marked_name, *cells, interval)
    return table


def _cell(part: Part, signal: str) -> str:
    assessed = part.assessed(signal)
    errors = part.signals[signal][Outcome.ERROR]
    said = f"{part.signals[signal][Outcome.HIT]}/{assessed:,}" if assessed else "–"
    return f"{said}, {errors} errors" if errors else said


def _families(report: AlarmsReport) -> Table:
    table = Table(
        title="Applications that exercised a family at all", title_justify="left", box=SIMPLE_HEAD
    )
    table.add_column("family")
    parts = _parts(report)
    for name, part in parts:
        table.add_column(f"{name}\nn={part.n:,}", justify="right")
    for family in report.families:
        table.add_row(family, *(f"{part.families[family]:,}" for _, part in parts))
    return table


def _scarce(report: AlarmsReport) -> str:
    real = report.real
    assert real is not None
    few = [name for name, count in real.families.items() if count < SCARCE * real.n]
    if not few:
        return ""
    return (
        f"Few real resumes exercise {', '.join(few)}: their publisher took out names, telephone "
        "numbers and addresses, and no profile comes with them. What is said of these rests on "
        "the generated applications, whose mix of lives is this project's choice.\n"
    )


def _said(one: Above, report: AlarmsReport) -> str:
    sure = "above" if one.certain else "above, though chance may explain it,"
    return (
        f"{one.signal}, {one.strength.value} findings: {one.hits} of {one.assessed:,} ({one.part}) "
        f"is {sure} the expected "
        f"{100 * one.limit:g} % (95 % interval {100 * one.low:.2g} to {100 * one.high:.2g} %)"
    )


def _hits(seen: Seen) -> Text:
    text = Text(f"\n{plain(seen.id)}: {seen.band.value}\n", style="bold")
    for reason in seen.failed:
        text.append(f"  not read or failed: {plain(reason)}\n", style="not bold")
    for hit in seen.hits:
        text.append(f"  {hit.signal}: {plain(hit.summary)}\n", style="not bold")
        for quote in hit.quotes:
            text.append(f'      "{plain(" ".join(quote.split()))}"\n', style="not bold")
    return text


def _closing(report: AlarmsReport) -> str:
    goal = f"no priority and at most {100 * MOST_REVIEW:g} % review"
    met = "met" if report.goals_met else "NOT met"
    twice = (
        f" {report.people_twice} people are there as text and as PDF: they count once in the "
        "whole, by the stronger band and, for each signal, the stronger outcome."
        if report.people_twice
        else ""
    )
    return (
        f"Goal ({goal}): {met}. Shares are of those assessed, with Wilson's 95 % interval; seed "
        f"{report.seed}.{twice}"
    )


def share(hits: int, of: int) -> str:
    """ "0.2 % (0.1–0.6)", or "" where there is nothing to measure."""
    interval = wilson(hits, of)
    if interval is None:
        return ""
    low, high = interval
    return f"{100 * hits / of:.2g} % ({100 * low:.2g}–{100 * high:.2g})"
