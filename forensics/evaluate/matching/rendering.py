"""The report for eyes: methods by kind, the shipped matcher in detail, and what was missed."""

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from forensics.evaluate.matching.report import (
    AtRate,
    Cascade,
    Failures,
    IndexReport,
    Method,
    Nearest,
    Recall,
    Table,
    TemplatesReport,
)
from forensics.evaluate.matching.variants import KINDS
from forensics.report.plain import plain

_SHOWN_PAIRS = 3


def render(report: TemplatesReport, *, misses: bool = False) -> RenderableType:
    """Tables; `misses` lists rewrites that were not found, and the negatives in their way."""
    parts: list[RenderableType] = []
    for index in report.indexes:
        parts.append(Text(_headline(index, report), style="bold"))
        for table in index.tables:
            parts += [_methods(table), *(_detail(one, table) for one in table.methods if one.known)]
        parts += [Text(_cascade(name, one)) for name, one in index.cascade.items()]
        if misses:
            parts += [_failures(one) for one in index.failures]
    parts += [Text(plain(line), style="bold") for line in report.absent]
    return Group(*parts, Text(_closing(report)))


def _headline(index: IndexReport, report: TemplatesReport) -> str:
    borrowed = (
        f", {index.borrowed:,} of them of the other half, which fill it up"
        if index.borrowed
        else ""
    )
    learnt = (
        f" Learnt background: {index.learnt_lines:,} lines that several of {index.learnt_from:,} "
        "other resumes hold."
        if index.learnt_from
        else ""
    )
    rejected = f" Not taken: {'; '.join(index.rejected)}." if index.rejected else ""
    return plain(
        f"\nIndex of {index.templates:,} templates of the {report.split} half{borrowed}; "
        f"{index.negatives:,} other resumes as negatives, {index.near_copies:,} of them near "
        f"copies of a template.{learnt}{rejected}"
    )


def _cascade(name: str, one: Cascade) -> str:
    return plain(
        f"{name}, the most promising passages first: {one.kept:,} of {one.known:,} known texts are "
        f"known with the same template; of {one.alike:,} of {one.ordinary:,} negatives the best "
        "match is the same."
    )


def _methods(table: Table) -> Grid:
    kinds = [one for one in table.methods[0].at[0].recall if one.kind in KINDS]
    rates = " and ".join(_rate(at) for at in table.methods[0].at)
    grid = Grid(
        title=f"{_negatives(table)}: found at {rates} false positives",
        title_justify="left",
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
    )
    grid.add_column("method", no_wrap=True)
    for one in kinds:
        grid.add_column(f"{one.kind}\nn={one.n}", justify="right", no_wrap=True)
    for method in table.methods:
        cells = ("/".join(str(_of(at, one.kind).hits) for at in method.at) for one in kinds)
        grid.add_row(method.name, *cells, style="bold" if method.known else "")
    return grid


def _detail(method: Method, table: Table) -> RenderableType:
    grid = Grid(
        title=f"{method.name}, {_negatives(table)}",
        title_justify="left",
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
    )
    grid.add_column("kind", no_wrap=True)
    grid.add_column("n", justify="right")
    for at in method.at:
        grid.add_column(f"at {_rate(at)}", justify="right", no_wrap=True)
    for heading in ("first", "known_template", "in many lines"):
        grid.add_column(heading, justify="right", no_wrap=True)
    assert method.known is not None and method.many is not None
    for place, one in enumerate(method.at[0].recall):
        grid.add_row(
            one.kind,
            str(one.n),
            *(_share(at.recall[place]) for at in method.at),
            str(method.first[one.kind]),
            str(method.known.recognised[one.kind]),
            str(method.many.recognised[one.kind]),
        )
    grid.add_section()
    grid.add_row(
        "negatives",
        str(table.negatives),
        *(f"{at.above} above {at.score:.3f}" for at in method.at),
        "",
        str(method.known.alarms),
        str(method.many.alarms),
    )
    return grid


def _negatives(table: Table) -> str:
    what = "without near copies" if table.without_near_copies else "all negatives"
    return f"{what} (n={table.negatives:,})"


def _rate(at: AtRate) -> str:
    return f"{100 * at.rate:g} % (<= {at.allowed})"


def _of(at: AtRate, kind: str) -> Recall:
    return next(one for one in at.recall if one.kind == kind)


def _share(one: Recall) -> str:
    share = 100 * one.hits / one.n
    return f"{one.hits} {share:.0f} % ({100 * one.low:.0f}–{100 * one.high:.0f})"


def _failures(failed: Failures) -> Text:
    text = Text(f"\n{failed.method}: rewrites not found at the strictest rate, all negatives\n")
    for miss in failed.misses:
        gaps = ", ".join(f"{100 * float(rate):g} %: {gap:+.3f}" for rate, gap in miss.gaps.items())
        rank = "not ranked" if miss.rank is None else f"right one {miss.rank}."
        title = f"{miss.nearest.id} {miss.style or ''} ({rank}; from the threshold at {gaps})"
        text.append(f"  {plain(title)}\n", style="bold")
        _nearest(text, miss.nearest)
    text.append("Negatives with the highest scores\n")
    for one in failed.negatives:
        text.append(f"  {plain(one.id)} ({one.verdict})\n", style="bold")
        _nearest(text, one)
    return text


def _nearest(text: Text, nearest: Nearest) -> None:
    text.append(f"    nearest: {plain(nearest.template or 'none')}, score {nearest.score:.3f}\n")
    for pair in nearest.pairs[:_SHOWN_PAIRS]:
        rare = "rare" if pair.rare else "not rare"
        text.append(f"      {pair.kind}, {rare}, {pair.strength:.3f}\n")
        text.append(f'        "{plain(pair.quote)}"\n        "{plain(pair.template_quote)}"\n')


def _closing(report: TemplatesReport) -> str:
    kinds = "".join(
        f"\n  {kind:<2} {said}"
        for kind, said in KINDS.items()
        if any(kind in index.kinds for index in report.indexes)
    )
    bounds = "; ".join(
        f"{table.negatives:,} negatives: {100 * table.methods[0].at[0].bound:.2g} %"
        for index in report.indexes
        for table in index.tables
    )
    speed = ", ".join(
        f"{name} with {index.templates:,}: {spent:.0f} ms"
        for index in report.indexes
        for name, spent in index.milliseconds.items()
    )
    return (
        "Found: the right template is ranked first and its score lies above the threshold that the "
        "negatives set. Intervals are 95 %, bootstrapped over source templates and negatives "
        f"({report.draws:,} draws). Without any false positive the true rate is only known to lie "
        f"below 3/n ({bounds}). A text matched, embedding aside: {speed}. Seed {report.seed}, "
        f"{report.embedder}.{kinds}"
    )
