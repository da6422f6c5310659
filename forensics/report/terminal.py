"""The report for a person at a terminal: the first five lines say it all, the rest shows why."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from forensics.model import (
    Assessment,
    Band,
    Evidence,
    Outcome,
    Signal,
    SignalRun,
)
from forensics.report.checklist import STAGES, ChecklistItem
from forensics.report.place import place_of
from forensics.report.plain import plain
from forensics.report.verification import Step, bits_of, ranked_hits
from forensics.report.wire import Report, RunForm, said

DISCLAIMER = "These are discrepancies, not conclusions about this person."
SHOWN_FIRST = 2  # strongest findings quoted in the first five lines
SHOWN_QUOTES = 6
ID_SHOWN = 60
INDENT = 4
_URGENCY = {
    Band.PRIORITY: "check first, before the next stage",
    Band.REVIEW: "check before the next stage",
    Band.INFORMATIONAL: "for information, ask when you next speak",
}


def show(console: Console, report: Report, signals: Sequence[Signal]) -> None:
    """Print the report. Applicant text is printed as plain text, never as markup.

    `signals` give titles and innocent explanations; a kept report may know signals that are gone.
    """
    cards = {signal.name: signal for signal in signals}
    ranked = ranked_hits(report.runs, report.assessment)
    if report.assessment.band is Band.NOTHING_SEEN:
        _nothing(console, report, ranked)
    else:
        _summary(console, report, ranked, cards)
    for run in ranked:
        _finding(console, run, cards.get(run.signal), report.assessment)
    if ranked:
        _bits(console, report.assessment)
    _matches(console, report)
    _unassessed(console, report)
    _advice(console, report.verification, report.checklist)
    _unread(console, report)
    if ranked:
        console.print(f"\n[italic]{DISCLAIMER}[/]")


def _summary(
    console: Console, report: Report, ranked: Sequence[SignalRun], cards: Mapping[str, Signal]
) -> None:
    families = {run.signal.partition(".")[0] for run in ranked}
    first = ranked[:SHOWN_FIRST]
    head = Text(_shortened(" ".join(plain(report.application.id).split()), ID_SHOWN), style="bold")
    head.append(f": {_URGENCY[report.assessment.band]}", style="bold yellow")
    sources = f"{_count(len(ranked), 'finding')} from {_count(len(families), 'independent source')}"
    head.append(f" · {sources}", style="not bold")
    console.print(head)
    for run in first:
        finding = run.findings[0]
        room = max(console.width // 2, 20)
        line = Text("  ").append(_shortened(plain(finding.summary), room)).append(" ")
        quotes = " … ".join(_inline(evidence) for evidence in finding.evidence)
        _cut(console, line.append(quotes, style="cyan"))
    known = [cards[run.signal] for run in first if run.signal in cards]
    innocent = " / ".join(signal.card.innocent[0] for signal in known)
    _cut(console, Text("  Could also be: ", style="dim").append(innocent, style="not dim"))
    ran = report.assessment.coverage.assessed
    coverage = f" · {ran} checks ran, {_missed(report.assessment)} could not"
    steps = [step.step for step in report.verification]
    step = _shortened(steps[0] if steps else "", max(console.width - len(coverage) - 8, 20))
    _cut(console, Text("  Next: ", style="dim").append(step + coverage, style="not dim"))


def _nothing(console: Console, report: Report, ranked: Sequence[SignalRun]) -> None:
    head = Text(_shortened(" ".join(plain(report.application.id).split()), ID_SHOWN), style="bold")
    seen = "nothing seen but a tie-breaker" if ranked else "nothing seen"
    rest = f": {seen} in the {report.assessment.coverage.assessed} checks that ran; "
    rest += f"{_missed(report.assessment)} could not run; this verifies nobody."
    console.print(head.append(rest, style="not bold"))


def _missed(assessment: Assessment) -> int:
    return assessment.coverage.not_assessed + assessment.coverage.error


def _finding(
    console: Console, run: SignalRun, signal: Signal | None, assessment: Assessment
) -> None:
    bits = bits_of(run.signal, assessment)
    weight = f"{bits:.2f} bits" if bits else "context, 0 bits"
    console.print(f"\n[bold yellow]{signal.card.title if signal else run.signal}[/]")
    _print(console, f"{run.signal} · {weight}", style="dim")
    for finding in run.findings:
        _print(console, finding.summary)
        for evidence in finding.evidence[:SHOWN_QUOTES]:
            _evidence(console, evidence)
        rest = len(finding.evidence) - SHOWN_QUOTES
        if rest > 0:
            _print(console, f"and {_count(rest, 'more quote')} (see --json)", "dim", INDENT)
    if isinstance(run, RunForm):
        _print(console, f"In innocent applications: {said(run.innocent_rates)}", style="dim")
    if signal is None:
        return
    _print(console, "Could also be:", style="dim")
    for innocent in signal.card.innocent:
        _print(console, f"- {innocent}", "dim", INDENT)


def _evidence(console: Console, evidence: Evidence) -> None:
    quote = Text(_inline(evidence), style="cyan")
    quote.append(f"  {plain(place_of(evidence))}", style="dim")
    console.print(Padding(quote, (0, 0, 0, INDENT), expand=False))
    if evidence.note:
        _print(console, evidence.note, "dim", INDENT + 2)


def _inline(evidence: Evidence) -> str:
    return f'"{plain(" ".join(evidence.quote.split()))}"'


def _bits(console: Console, assessment: Assessment) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    for bar in assessment.contributions:
        length = "█" * round(bar.bits * 4)
        table.add_row(bar.signal, f"{bar.bits:+.3f}", Text(length, "yellow"), Text(bar.because))
    table.add_row("total", f"{assessment.total_bits:+.3f}", "", f"band: {assessment.band.value}")
    console.print("\n[bold]How this was weighed[/] [dim](log2 Bayes factors)[/]")
    console.print(table)


def _matches(console: Console, report: Report) -> None:
    shown = [match for match in report.matches if match.pairs]
    if not shown:
        return
    console.print("\n[bold]Nearest templates of the index[/]")
    for match in shown:
        why_not = "expired" if match.expired else match.status
        weighs = "" if why_not == "stable" else f", {why_not}: weighs nothing"
        line = f"{match.template}  {match.verdict}{weighs}, {len(match.pairs)} aligned lines"
        _print(console, line)


def _unassessed(console: Console, report: Report) -> None:
    missed = [run for run in report.runs if run.outcome in {Outcome.NOT_ASSESSED, Outcome.ERROR}]
    if missed:
        console.print("\n[bold]Not assessed[/] [dim](unknown is not clean)[/]")
    for run in missed:
        failed = "ERROR: " if run.outcome is Outcome.ERROR else ""
        _print(console, f"{run.signal}: {failed}{run.reason}")
    absent = [run.signal for run in report.runs if run.outcome is Outcome.NOT_APPLICABLE]
    if absent:
        _print(console, f"Nothing to look at for: {', '.join(absent)}", style="dim")


def _advice(console: Console, advice: Sequence[Step], checklist: Sequence[ChecklistItem]) -> None:
    for scope, heading in (
        ("this_finding", "Verify next, because of these findings"),
        ("every_finalist", "Ask every finalist of this role, whatever was found"),
    ):
        chosen = [step for step in advice if step.scope == scope]
        if chosen:
            console.print(f"\n[bold]{heading}[/]")
        for step in chosen:
            _print(console, f"- {step.step}")
    if checklist:
        console.print("\n[bold]Watch for with every finalist[/] [dim](never scored)[/]")
    for stage, items in groupby(checklist, key=lambda item: item.stage):
        names = ", ".join(item.item for item in items)
        _print(console, f"- {STAGES[stage]}: {names}")
    if checklist:
        note = "`forensics cases observe` records them; --json and the page say what each means."
        _print(console, note, style="dim")


def _unread(console: Console, report: Report) -> None:
    if report.errors:
        console.print("\n[bold]Not read[/]")
    for error in report.errors:
        _print(console, f"{error.document}: {error.reason.value}: {error.message}")


def _print(console: Console, line: str, style: str = "", indent: int = 2) -> None:
    console.print(Padding(Text(plain(line), style=style), (0, 0, 0, indent), expand=False))


def _cut(console: Console, line: Text) -> None:
    """One line, ended by an ellipsis where the terminal is too narrow."""
    console.print(line, no_wrap=True, overflow="ellipsis")


def _shortened(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
