"""What was found, beside the documents it was found in: the same for fresh and stored results."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import streamlit as st
from markupsafe import Markup

from forensics.assembly.workbench import Workbench
from forensics.model import Document, Signal
from forensics.report import html
from forensics.report.verification import ranked_hits
from forensics.report.wire import Report
from ui.present import as_json, download_name
from ui.show import fragment, piece
from ui.views.pictures import has_pages, pictures
from ui.views.templates_links import template_links

PANEL_HEIGHT = 760  # pixels: a laptop's window below the bar of the pages

Detail = Literal["verify", "timeline", "snapshots", "templates", "checks", "files"]
_DETAILS: Final[dict[Detail, str]] = {
    "verify": "What to verify",
    "timeline": "Timeline",
    "snapshots": "Snapshots",
    "templates": "Templates",
    "checks": "Checks",
    "files": "Files",
}


@dataclass(frozen=True)
class Material:
    """One examination as it is shown: its report, the documents, the bytes of a document's file.

    `key` tells the widgets of one result from those of another.
    """

    report: Report
    documents: Mapping[str, Document]
    data: Callable[[str], bytes]
    key: str


def headline(workbench: Workbench, material: Material) -> None:
    """The card of the first five seconds."""
    fragment(Markup(html.headline(material.report, workbench.signals)))


def findings(workbench: Workbench, material: Material) -> None:
    """Findings beside the documents, then the details, then how it was weighed."""
    report, signals = material.report, workbench.signals
    hits = ranked_hits(report.runs, report.assessment)
    if hits:
        left, right = st.columns([1, 1], gap="medium")
        with left:
            piece("section", "Findings", "Click a quote to see its place in the document.")
            with st.container(height=PANEL_HEIGHT, border=False, key="findings"):
                for run in hits:
                    fragment(Markup(html.finding(report, run, signals)))
        with right:
            _documents(workbench, material, PANEL_HEIGHT)
    _details(material, signals)
    if not hits:
        _documents(workbench, material, PANEL_HEIGHT)
    with st.expander("How this was weighed", key=f"weighed-{material.key}"):
        fragment(Markup(html.waterfall(report, signals)))


def _documents(workbench: Workbench, material: Material, height: int) -> None:
    """Every document, one below the other, so that a quote's link finds its place at once."""
    signals = workbench.signals
    paged = [item for item in material.documents.values() if has_pages(item)]
    with st.container(horizontal=True, horizontal_alignment="distribute", key="documents-head"):
        piece("section", "Documents", "Evidence is marked where it stands.")
        pages = (
            bool(paged)
            and st.segmented_control(
                "View",
                ["Text", "Pages"],
                default="Text",
                required=True,
                key=f"view-{material.key}",
                label_visibility="collapsed",
            )
            == "Pages"
        )
    with st.container(height=height, border=False, key="documents"):
        if pages:
            for document in paged:
                pictures(workbench, material.report, document, material.data)
            return
        for name in material.documents:
            fragment(Markup(html.document(material.report, name, material.documents, signals)))


def _details(material: Material, signals: tuple[Signal, ...]) -> None:
    report = material.report
    detail = st.segmented_control(
        "Details",
        list(_DETAILS),
        format_func=lambda value: _DETAILS[value],
        default="verify",
        required=True,
        key=f"detail-{material.key}",
        label_visibility="collapsed",
    )
    with st.container(key="details"):
        if detail == "timeline":
            fragment(Markup(html.timeline(report)))
        elif detail == "snapshots":
            fragment(Markup(html.snapshots(report)))
        elif detail == "templates":
            fragment(Markup(html.template_pairs(report)))
            template_links(report.matches)
        elif detail == "checks":
            fragment(Markup(html.coverage(report, signals)))
        elif detail == "files":
            fragment(Markup(html.files(report, material.documents)))
            fragment(Markup(html.manifest(report)))
        else:
            fragment(Markup(html.verification(report, signals)))


def downloads(workbench: Workbench, material: Material) -> None:
    """The report as JSON, as `examine --json` prints it, and as one self-contained page."""
    report = material.report
    identity = report.case or report.application.id
    st.download_button(
        "JSON",
        data=lambda: as_json(report),
        file_name=download_name(identity, "json"),
        mime="application/json",
        key=f"json-{material.key}",
        on_click="ignore",
        icon=":material/download:",
    )
    st.download_button(
        "Report",
        data=lambda: html.page(report, material.documents, workbench.signals),
        file_name=download_name(identity, "html"),
        mime="text/html",
        key=f"html-{material.key}",
        on_click="ignore",
        icon=":material/download:",
    )
