"""Hunt: one thing looked for in every stored application, the templates and the lists."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from forensics.assembly.hunted import hunted, uploaded
from forensics.assembly.hunting import look
from forensics.assembly.intake import MAX_BYTES
from forensics.errors import SubmissionError
from forensics.linkage.readings import ReadingKind
from forensics.report.hunt import Hunt
from forensics.settings import Settings
from ui.bench import bench
from ui.guard import calm
from ui.paging import Pages
from ui.present import FILE_KINDS, size, token
from ui.present_hunt import IMAGE_KINDS, KINDS, holders, listings, looked, said
from ui.session import open_case, session
from ui.show import notice, piece
from ui.views.templates import open_template

PAGES = Pages("hunt")
LONGEST = 100_000  # characters of what is pasted
SHOWN_PAIRS = 3  # of one template


def page() -> None:
    """The box, and what the last hunt came to."""
    settings = bench().workbench.settings
    piece(
        "heading",
        "Hunt",
        "One thing in everything ever received: in any spelling, as a passage, or as a file.",
    )
    _box(settings)
    with calm():
        if (last := session().hunt) is not None:
            _shown(last)


def _box(settings: Settings) -> None:
    with st.container(border=True, key="hunt-form"):
        text = st.text_area(
            "What to look for",
            key="hunt-text",
            height=96,
            max_chars=LONGEST,
            placeholder="A telephone number, e-mail address, account, postal address, hash, "
            "or some lines of a resume",
            persist_state="session",
        )
        one, two = st.columns([3, 2])
        with one:
            file = st.file_uploader(
                "Or a picture or document",
                type=[*FILE_KINDS, *IMAGE_KINDS],
                key=f"hunt-file-{session().round}",
                label_visibility="collapsed",
            )
        with two:
            choices = KINDS
            kind = st.selectbox(
                "What it is",
                list(choices),
                index=None,
                format_func=lambda value: choices[value],
                placeholder="Told by its form",
                key="hunt-kind",
                persist_state="session",
            )
        if st.button("Look", type="primary", key="hunt-look"):
            session().hunt = None
            with calm(), st.spinner("Looking"):
                session().hunt = _looked(settings, text or "", kind, file)
                PAGES.first()


def _looked(
    settings: Settings, text: str, kind: ReadingKind | None, file: UploadedFile | None
) -> Hunt:
    if file is not None and text.strip():
        raise SubmissionError("paste a text or drop a file, not both: look for one after the other")
    if file is not None:
        data = file.getvalue()
        if len(data) > MAX_BYTES:
            raise SubmissionError(f"the file is larger than {size(MAX_BYTES)}")
        return look(settings, uploaded(settings, data, file.name))
    if not text.strip():
        raise SubmissionError("paste what to look for, or drop a file")
    # As what was pasted: no text typed here is ever taken for the path of a file.
    return look(settings, hunted(settings, "-", kind, pasted=text))


def _shown(hunt: Hunt) -> None:
    found = holders(hunt)
    if found or hunt.templates or hunt.indicators:
        piece("section", said(hunt, found), looked(hunt))
    else:
        piece("empty", "Nothing found", f"{looked(hunt)} This verifies nobody.")
    if hunt.notes:
        notice(*hunt.notes, tone="grey")
    if found:
        with st.container(border=True, key="hunt-people", gap=None):
            offset = PAGES.within(len(found))
            for one in found[offset : offset + PAGES.per]:
                key = token(one.id)
                with st.container(key=f"holder-row-{key}"):
                    line, opens = st.columns([14, 1])
                    with line:
                        piece("holder", one)
                    with opens:
                        if one.case and st.button("Open", key=f"open-holder-{key}"):
                            open_case(one.case)
        PAGES.foot(len(found))
    _templates(hunt)
    if hunt.indicators:
        with st.container(border=True, key="hunt-lists"):
            piece("section", "On lists")
            piece("listed", list(listings(hunt.indicators)))


def _templates(hunt: Hunt) -> None:
    if not hunt.templates:
        return
    with st.container(border=True, key="hunt-templates"):
        piece("section", "Templates")
        for match in hunt.templates:
            key = token(match.template)
            with st.container(key=f"holder-row-template-{key}"):
                line, opens = st.columns([14, 1])
                with line:
                    piece("near_row", match.template, match.title, match.status)
                    for pair in match.pairs[:SHOWN_PAIRS]:
                        piece("pair", pair.quote, pair.template_quote, pair.kind)
                with opens:
                    if st.button("Open", key=f"open-hunted-{key}"):
                        open_template(match.template)
