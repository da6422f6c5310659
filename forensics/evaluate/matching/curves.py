"""Recall against the rate of false positives, a panel for each kind, a line for each method."""

import base64
import html
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from forensics.evaluate.matching.report import IndexReport, ScoredText, TemplatesReport
from forensics.evaluate.matching.variants import KINDS

if TYPE_CHECKING:  # slow to import, and only a run that draws needs it
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = 3
_STYLE = (
    "body{font-family:sans-serif;max-width:75rem;margin:1rem auto;padding:0 1rem}"
    "img{max-width:100%}table{border-collapse:collapse}"
    "td,th{padding:.2rem .6rem;text-align:right;border-bottom:1px solid #ccc}"
    "td:first-child,th:first-child{text-align:left}"
)


def points(
    negatives: Sequence[float], positives: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Rates of false positives, one for each number of them, and the recall at each.

    `positives` are the scores of texts whose right template is first, minus infinity for others.
    None at all stands at half of one, since a logarithmic axis has no 0.
    """
    ordered = np.sort(np.array(negatives))[::-1]
    found = np.array(positives)
    rates, recall = [], []
    for allowed in range(len(ordered)):
        rates.append(max(allowed, 0.5) / len(ordered))
        recall.append(float((found > ordered[allowed]).mean()))
    return rates, recall


def draw(report: TemplatesReport, folder: Path) -> tuple[Path, ...]:
    """Writes a PNG for each index and set of negatives, and one HTML page that holds them all.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    sections: list[str] = []
    for index in report.indexes:
        for table in index.tables:
            bare = table.without_near_copies
            title = f"{index.templates:,} templates, {table.negatives:,} negatives" + (
                ", near copies left out" if bare else ""
            )
            image = _png(figure(index, without_near_copies=bare, title=title))
            name = f"templates-{index.templates}{'-without-near-copies' if bare else ''}.png"
            path = folder / name
            path.write_bytes(image)
            written.append(path)
            shown = base64.b64encode(image).decode()
            sections.append(
                f"<h2>{html.escape(title)}</h2>"
                f'<img alt="{html.escape(title)}" src="data:image/png;base64,{shown}">'
                f"{_figures(index, bare)}"
            )
    page = folder / "templates.html"
    page.write_text(_page(report, sections), encoding="utf-8")
    return (*written, page)


def figure(index: IndexReport, *, without_near_copies: bool, title: str) -> "Figure":
    """The panels of one index against all negatives, or those that are no near copies."""
    from matplotlib.figure import Figure

    kinds = [kind for kind in KINDS if kind in index.kinds]
    rows = -(-len(kinds) // COLUMNS)
    drawn = Figure(figsize=(12, 3.2 * rows + 0.8), layout="constrained")
    panels = drawn.subplots(rows, COLUMNS, squeeze=False, sharex=True, sharey=True).flat
    negatives = [
        one
        for one in index.texts
        if not one.made_of and not (without_near_copies and one.near_copy)
    ]
    for panel, kind in zip(panels, kinds, strict=False):
        _panel(panel, kind, negatives, [one for one in index.texts if one.kind == kind])
    for panel in list(panels)[len(kinds) :]:
        panel.set_axis_off()
    handles, labels = drawn.axes[0].get_legend_handles_labels()
    drawn.legend(handles, labels, loc="outside lower center", ncols=5, fontsize=8)
    drawn.suptitle(title)
    return drawn


def _panel(
    panel: "Axes", kind: str, negatives: Sequence[ScoredText], positives: Sequence[ScoredText]
) -> None:
    for number, name in enumerate(positives[0].scores):
        rates, recall = points(
            [one.scores[name].score for one in negatives],
            [
                one.scores[name].score if one.scores[name].rank == 1 else -np.inf
                for one in positives
            ],
        )
        judges = positives[0].scores[name].known is not None
        panel.plot(
            rates,
            recall,
            label=name,
            drawstyle="steps-post",
            linewidth=2.2 if judges else 1.1,
            color=f"C{number}",
        )
    panel.set_xscale("log")
    panel.set_ylim(-0.03, 1.03)
    panel.set_title(f"{kind} (n={len(positives)}): {KINDS[kind]}", fontsize=8, wrap=True)
    panel.set_xlabel("false positives (left end: none)", fontsize=8)
    panel.set_ylabel("found", fontsize=8)
    panel.tick_params(labelsize=7)
    panel.grid(visible=True, linewidth=0.3)


def _png(drawn: "Figure") -> bytes:
    content = io.BytesIO()
    drawn.savefig(content, format="png", dpi=110)
    return content.getvalue()


def _figures(index: IndexReport, without_near_copies: bool) -> str:
    table = next(t for t in index.tables if t.without_near_copies is without_near_copies)
    kinds = [kind for kind in KINDS if kind in index.kinds]
    heads = "".join(f"<th>{kind} (n={index.kinds[kind]})</th>" for kind in kinds)
    rows = []
    for method in table.methods:
        hits = [{one.kind: one.hits for one in at.recall} for at in method.at]
        cells = "".join(f"<td>{'/'.join(str(at[kind]) for at in hits)}</td>" for kind in kinds)
        rows.append(f"<tr><td>{html.escape(method.name)}</td>{cells}</tr>")
    rates = " and ".join(f"{100 * at.rate:g} %" for at in table.methods[0].at)
    return (
        f"<p>Texts found at {rates} false positives</p>"
        f"<table><tr><th>method</th>{heads}</tr>{''.join(rows)}</table>"
    )


def _page(report: TemplatesReport, sections: Sequence[str]) -> str:
    absent = "".join(f"<p>{html.escape(line)}</p>" for line in report.absent)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>Template matching</title><style>{_STYLE}</style></head><body>"
        f"<h1>Template matching, {report.split} half, seed {report.seed}</h1>"
        f"{''.join(sections)}{absent}</body></html>\n"
    )
