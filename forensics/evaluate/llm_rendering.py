"""The language model's report for eyes: agreement by check and label, misses, what it cost."""

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from forensics.evaluate.llm import Agreement, CaseResult, LlmReport
from forensics.evaluate.rendering import percent


def render(report: LlmReport) -> RenderableType:
    """Two tables, every disagreement in a line, and a line of costs."""
    parts: list[RenderableType] = [
        _table(check, labels) for check, labels in report.agreement.items() if labels["all"].cases
    ]
    missed = [result for result in report.results if result.verdict != result.label]
    if missed:
        parts.append(Text("Where the model does not agree with the label:", style="bold"))
        parts += [Text(f"  {_line(result)}") for result in missed]
    parts.append(Text(f"\n{_cost(report)}"))
    parts.append(
        Text(
            "Agreement is of the model's verdict with the label, with its 95 % interval (Wilson); "
            "no answer is no agreement. Findings are what a reviewer would see: those of covered, "
            "continued and cannot_tell cases are false."
        )
    )
    return Group(*parts)


def _table(check: str, labels: dict[str, Agreement]) -> Table:
    table = Table(title=check, title_justify="left", title_style="bold", box=SIMPLE_HEAD)
    table.add_column("label")
    for name in ("cases", "agree", "%", "95 %", "findings", "dropped quotes", "no answer"):
        table.add_column(name, justify="right")
    for label, counts in labels.items():
        low, high = counts.interval or (None, None)
        table.add_row(
            label,
            str(counts.cases),
            str(counts.agreed),
            percent(counts.agreed / counts.cases if counts.cases else None),
            f"{percent(low)}–{percent(high)}",
            str(counts.findings),
            str(counts.dropped),
            str(counts.unanswered),
        )
    return table


def _line(result: CaseResult) -> str:
    said = result.verdict or f"no usable answer ({result.reason})"
    shown = ", shown as a finding" if result.finding else ""
    return f"{result.check}: {result.name}: {result.label}, the model says {said}{shown}"


def _cost(report: LlmReport) -> str:
    each = report.seconds / report.questions if report.questions else 0.0
    return (
        f"{report.model}: {report.questions} questions in {report.seconds:.1f} s ({each:.2f} s "
        f"each), {report.tokens_in:,} tokens in and {report.tokens_out:,} out as the endpoint "
        f"counts them, {report.failed} without a usable answer; order drawn by seed {report.seed}."
    )
