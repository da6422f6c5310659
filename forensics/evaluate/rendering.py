"""The parse report for eyes: scores by field and by format, the worst documents, every miss."""

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from forensics.evaluate.parse import ParseReport, SetScore
from forensics.evaluate.scoring import Counts, DocumentScore

WORST = 5


def render(report: ParseReport, *, misses: bool = False) -> RenderableType:
    """Tables of both sets; `misses` lists every item missing or too many, document by document."""
    parts: list[RenderableType] = _set("Generated documents", report.generated, misses)
    if report.labelled is not None:
        parts += _set("Real resumes, labelled by hand", report.labelled, misses)
    if report.absent is not None:
        parts.append(Text(report.absent + "\n", style="bold"))
    parts.append(
        Text(
            f"F1 with its 95 % interval over documents (bootstrap, seed {report.seed}). "
            "Items are matched one to one; an unread document misses everything."
        )
    )
    return Group(*parts)


def _set(title: str, scored: SetScore, misses: bool) -> list[RenderableType]:
    unread = f", {scored.unread} not read" if scored.unread else ""
    parts: list[RenderableType] = [_fields(f"{title}: {scored.documents}{unread}", scored)]
    if len(scored.formats) > 1:
        parts.append(_formats(scored))
    worst = scored.worst(scored.documents if misses else WORST)
    if worst:
        parts.append(Text("Documents with most items missing or too many:", style="bold"))
        parts += [Text(f"  {_line(score)}") for score in worst[:WORST]]
    if misses:
        parts += [_misses(score) for score in worst]
    return [*parts, Text("")]


def _fields(title: str, scored: SetScore) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD)
    table.add_column("field")
    for name in ("expected", "found", "matched", "precision", "recall", "F1", "95 %"):
        table.add_column(name, justify="right")
    for field, score in scored.fields.items():
        counts = score.counts
        span = f"{percent(score.low)}–{percent(score.high)}" if score.low is not None else ""
        table.add_row(
            field,
            str(counts.expected),
            str(counts.found),
            str(counts.matched),
            percent(counts.precision),
            percent(counts.recall),
            percent(counts.f1),
            span,
        )
    return table


def _formats(scored: SetScore) -> Table:
    table = Table(
        title="F1 by format, and matched of expected", title_justify="left", box=SIMPLE_HEAD
    )
    table.add_column("field")
    for form, number in scored.formats.items():
        table.add_column(form.replace("_", "\n") + f"\nn={number}", justify="right")
    for field in scored.fields:
        cells = (scored.by_format[form].get(field) for form in scored.formats)
        table.add_row(field, *map(_cell, cells))
    return table


def _cell(counts: Counts | None) -> str:
    if counts is None or counts.f1 is None:
        return ""
    return f"{percent(counts.f1)}\n{counts.matched}/{counts.expected}"


def _line(score: DocumentScore) -> str:
    reason = f" ({score.unread})" if score.unread else ""
    return f"{score.name}: {score.wrong}{reason}"


def _misses(score: DocumentScore) -> Text:
    text = Text(f"{_line(score)}\n", style="")
    for miss in score.misses:
        if miss.expected is not None:
            text.append(f"  - {miss.field}: {miss.expected}\n")
        else:
            text.append(f"  + {miss.field}: {miss.found}\n")
    return text


def percent(share: float | None) -> str:
    """ "97.3", or "" for nothing to measure."""
    return "" if share is None else f"{100 * share:.1f}"
