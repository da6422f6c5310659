"""The report as HTML: one self-contained page, and the fragments it is made of.

Both are made from one pair, a `wire.Report` and the `Document`s by name, so that a fresh and a
stored examination look alike. Foreign text reaches the page only through autoescaping templates;
there is no script, no picture, no form and no link but to a place on the same page, so fragments
survive a sanitiser that allows plain HTML. Put `STYLE` on the page once; every rule in it begins
with `.rf`.

Places have stable names: finding card `rf-f-N`, quote `rf-q-N-I-K`, mark in a document `rf-m-N-I-K`
(N: place of the signal among the hits, heaviest first, from 1; I: its finding; K: the quote).
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from forensics.model import Document, Passage, Signal, SignalRun
from forensics.report.checklist import STAGES
from forensics.report.html.alignment import matches
from forensics.report.html.comparison import compare
from forensics.report.html.hits import KEPT_FINDINGS, KEPT_QUOTES, Hit, hits
from forensics.report.html.properties import listing
from forensics.report.html.sheet import sheet
from forensics.report.html.standing import standing
from forensics.report.html.summary import summary
from forensics.report.html.templating import STYLE, render
from forensics.report.html.timeline import chart
from forensics.report.html.weighing import weighing
from forensics.report.html.words import UNREAD
from forensics.report.terminal import DISCLAIMER
from forensics.report.wire import Report

__all__ = [
    "STYLE",
    "coverage",
    "document",
    "files",
    "finding",
    "headline",
    "manifest",
    "page",
    "snapshots",
    "template_pairs",
    "timeline",
    "verification",
    "waterfall",
]

SHOWN_QUOTES = 6  # of one finding; the others are behind a fold

Signals = Sequence[Signal]
Documents = Mapping[str, Document]


def page(report: Report, documents: Documents, signals: Signals) -> Markup:
    """The whole report as one document that loads nothing, runs nothing and prints on A4."""
    found = hits(report, signals)
    quoted = {
        quote.evidence.document
        for hit in found
        for told in hit.told
        for quote in told.quotes
        if isinstance(quote.evidence.locator, Passage)
    }
    first = {form.name for form in report.application.documents[:1]}
    sheets = [
        (name, name in quoted | first, render("document", it=sheet(item, found)))
        for name, item in documents.items()
    ]
    several = len(report.profiles) > 1
    parts = {
        "rf-findings": ("Findings", bool(found)),
        "rf-documents": ("Documents", True),
        "rf-pairs": ("Template passages", bool(report.matches)),
        "rf-timeline": ("Timeline", True),
        "rf-snapshots": ("Snapshots", several),
        "rf-coverage": ("Checks", True),
        "rf-verification": ("What to verify", True),
        "rf-weighed": ("Weighing", True),
        "rf-files": ("Files", True),
        "rf-manifest": ("Run card", True),
    }
    return render(
        "page",
        style=Markup(STYLE),
        application=report.application.id,
        started=report.manifest.started,
        version=report.manifest.version,
        sections=[(place, heading) for place, (heading, there) in parts.items() if there],
        headline=headline(report, signals),
        findings=[_card(hit) for hit in found],
        sheets=sheets,
        pairs=template_pairs(report) if report.matches else None,
        timeline=timeline(report),
        snapshots=snapshots(report) if several else None,
        coverage=coverage(report, signals),
        verification=verification(report, signals),
        waterfall=waterfall(report, signals),
        files=files(report, documents),
        manifest=manifest(report),
        disclaimer=DISCLAIMER,
    )


def headline(report: Report, signals: Signals) -> Markup:
    """The card that says in five seconds what to check, quoted, and what to do next.

    It says what the first lines at the terminal say: how soon to look, the strongest findings with
    their quotes, what else could explain them, the next step, checks run and not run. Where nothing
    was seen it says that this verifies nobody.
    """
    return render("headline", it=summary(report, signals))


def finding(report: Report, run: SignalRun | str, signals: Signals) -> Markup:
    """The card of one hit, given as its run or its signal's name.

    Title, weight, each finding's summary with every quote and its place (a link to the mark in the
    document), innocent explanations, what to verify. Raises KeyError when that signal is no hit.
    """
    name = run if isinstance(run, str) else run.signal
    chosen = {hit.run.signal: hit for hit in hits(report, signals)}
    return _card(chosen[name])


def document(
    report: Report,
    name: str,
    documents: Documents,
    signals: Signals,
    focus: str | None = None,
) -> Markup:
    """A document's visible text with evidence marked, findings noted beside the lines they quote.

    Unseen text of the file stands apart. `focus` is a signal's name, or one quote's "N-I-K": its
    marks stand out. Raises KeyError when there is no document of that name.
    """
    return render("document", it=sheet(documents[name], hits(report, signals), focus))


def template_pairs(report: Report) -> Markup:
    """Passages beside the template passages they align with; words that both hold are marked."""
    found, more = matches(report)
    return render("template_pairs", found=found, more=more)


def timeline(report: Report) -> Markup:
    """Positions and education of every document over the years, and when snapshots were taken.

    A bar is as exact as the date it was read from: a bare year has soft ends. A current post ends
    open on the day of its document. What has no date is listed apart.
    """
    drawn = chart(report)
    return render(
        "timeline",
        it=drawn,
        undated=any(track.undated for track in drawn.tracks),
        changes=compare(report).comparisons,
    )


def snapshots(report: Report) -> Markup:
    """Consecutive dated snapshots of one account: what went, what came, what stayed."""
    return render("snapshots", it=compare(report))


def waterfall(report: Report, signals: Signals) -> Markup:
    """How the total came about, bar by bar, and the band each signal's absence would give."""
    return render("waterfall", it=weighing(report, signals))


def coverage(report: Report, signals: Signals) -> Markup:
    """Which checks ran, which could not and why, which had nothing to look at."""
    return render("coverage", it=standing(report, signals), errors=report.errors, unread=UNREAD)


def verification(report: Report, signals: Signals) -> Markup:
    """What to verify because of these findings, and what to ask every finalist."""
    return render(
        "verification",
        called=[step for step in report.verification if step.scope == "this_finding"],
        common=[step for step in report.verification if step.scope == "every_finalist"],
        numbers={hit.run.signal: hit.number for hit in hits(report, signals)},
        checklist=[
            (STAGES[stage], list(items))
            for stage, items in groupby(report.checklist, key=lambda item: item.stage)
        ],
    )


def files(report: Report, documents: Documents) -> Markup:
    """The files read, with hashes and their own properties, and those that could not be read."""
    return render("files", it=listing(report, documents), errors=report.errors, unread=UNREAD)


def manifest(report: Report) -> Markup:
    """The run card: versions and hashes of all that produced this result."""
    return render("manifest", it=report.manifest)


def _card(hit: Hit) -> Markup:
    return render("finding", hit=hit, shown=SHOWN_QUOTES, kept=KEPT_QUOTES, most=KEPT_FINDINGS)
