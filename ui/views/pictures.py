"""Pages as they look, the quotes of findings framed."""

from collections.abc import Callable

import streamlit as st

from forensics.assembly.workbench import Workbench
from forensics.errors import ReadError
from forensics.model import Document, Evidence, Outcome
from forensics.report.wire import Report
from ui.session import session
from ui.show import notice, piece

PAGED = "application/pdf"
KEPT = 6  # documents whose pictures a session holds


def has_pages(document: Document) -> bool:
    """Whether there are pictures of its pages to be had."""
    return document.media_type == PAGED


def quoted(report: Report) -> list[Evidence]:
    """What the findings rest on."""
    hits = [run for run in report.runs if run.outcome is Outcome.HIT]
    return [item for run in hits for finding in run.findings for item in finding.evidence]


def pictures(
    workbench: Workbench, report: Report, document: Document, data: Callable[[str], bytes]
) -> None:
    """Show a document's pages, made in the sandbox and kept by this session while it looks."""
    piece("file", document.name, "")
    kept = session().pictures
    if document.sha256 not in kept:
        try:
            with st.spinner("Drawing the pages"):
                made = workbench.pictures(data(document.name), document, quoted(report))
        except ReadError as error:
            notice(f"The pages cannot be drawn: {error}")
            return
        while len(kept) >= KEPT:
            kept.pop(next(iter(kept)))
        kept[document.sha256] = made
    for picture in kept[document.sha256]:
        st.image(picture, width="stretch", alt="A page of the document")
