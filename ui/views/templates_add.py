"""Adding a template: a text, who it is about taken out, looked at, tried, then saved by name."""

from typing import Final, Literal

import streamlit as st

from forensics.assembly.curation import Source, from_case
from forensics.assembly.stripping import strip
from forensics.errors import ForensicsError, ReadError
from ui.bench import Bench, bench
from ui.drafts import Desk, desk, refill
from ui.guard import calm
from ui.present import MAX_TEXT, Held, refused
from ui.session import go, session, take_said
from ui.show import notice, notices, piece
from ui.views.submission import uploads
from ui.views.templates_draft import draft

PASTED = "pasted.txt"
From = Literal["paste", "file", "case"]
_FROM: Final[dict[From, str]] = {
    "paste": "Paste",
    "file": "File",
    "case": "Decided case",
}


def page() -> None:
    """First the text, then what is kept of it; a draft stays until it is saved or thrown away."""
    refill()
    parts = bench()
    own = desk()
    head, tools = st.columns([4, 2], vertical_alignment="center")
    with head:
        piece(
            "heading",
            "Add a template",
            "A text that was handed from applicant to applicant. Who it is about is taken out, and "
            "shown to you, before anything is kept.",
        )
    with tools, st.container(horizontal=True, horizontal_alignment="right", key="add-tools"):
        if st.button("Templates", icon=":material/arrow_back:", key="add-to-templates"):
            go("templates")
    if said := take_said():
        notice(said, tone="grey")
    if own.source is None:
        with st.container(border=True, key="template-source"):
            _source(parts, own)
    else:
        draft(parts, own)


def _source(parts: Bench, own: Desk) -> None:
    piece("section", "1. The text")
    chosen: From = st.segmented_control(
        "Where the text comes from",
        list(_FROM),
        format_func=lambda value: _FROM[value],
        default="paste",
        required=True,
        key="template-from",
        label_visibility="collapsed",
    )
    text, files, case_id, name = "", [], "", ""
    if chosen == "paste":
        text = (
            st.text_area(
                "Template text",
                key="template-pasted",
                height=330,
                placeholder="Paste the resume or letter here",
                persist_state="session",
            )
            or ""
        )
    elif chosen == "file":
        files = [Held(it.name, it.getvalue()) for it in uploads("template", "Template file")]
    else:
        case_id, name = _case()
    employers = st.checkbox(
        "Take out employers and schools as well",
        key="template-employers",
        persist_state="session",
    )
    piece(
        "detail",
        "Names, e-mail addresses, telephone numbers, links, handles and addresses are always taken "
        "out. Employers, schools and dates are the shape by which a template is recognised.",
    )
    if not st.button("Take identity out", type="primary", key="template-strip"):
        return
    with calm():
        source = _taken(parts, chosen, text, files, case_id, name)
        if source is not None:
            _begin(own, source, employers=bool(employers))


def _case() -> tuple[str, str]:
    piece(
        "detail",
        "Only a case decided as confirmed or sent to security gives a template: nobody who was "
        "cleared, or not looked at, is held against others.",
    )
    left, right = st.columns(2)
    with left:
        case_id = st.text_input("Case", key="template-case", max_chars=300, persist_state="session")
    with right:
        name = st.text_input(
            "Document",
            key="template-document",
            max_chars=300,
            placeholder="The resume, if none is named",
            persist_state="session",
        )
    return (case_id or "").strip(), (name or "").strip()


def _taken(
    parts: Bench, chosen: From, text: str, files: list[Held], case_id: str, name: str
) -> Source | None:
    """The source, or None where what is missing was said."""
    if chosen == "case":
        if not case_id:
            notice("Name the case: its id stands in the queue.")
            return None
        return from_case(parts.workbench.settings, case_id, name or None)
    if chosen == "file" and len(files) != 1:
        notice("Drop one file: a template is one text.")
        return None
    if chosen == "paste" and not text.strip():
        notice("Paste the text first.")
        return None
    if chosen == "paste" and len(text) > MAX_TEXT:
        notice(f"The pasted text is longer than {MAX_TEXT:,} characters.")
        return None
    problems = refused(files, text)
    notices(problems)
    if problems:
        return None
    file = files[0] if files else Held(PASTED, text.encode("utf-8", "replace"))
    try:
        document = parts.workbench.read(file.data, file.name)
    except ReadError as error:
        raise ForensicsError(f"{file.name} cannot be read: {error.message}") from error
    if not document.text.strip():
        raise ForensicsError(f"{file.name} holds no text that can be seen")
    return Source(document, (), "", "added from a file" if chosen == "file" else "added from paste")


def _begin(own: Desk, source: Source, *, employers: bool) -> None:
    with st.spinner("Looking for who it is about"):
        stripped = strip(source.document, source.beside, employers=employers)
    own.source, own.replaced, own.checked = source, stripped.replaced, None
    own.fill |= {
        "template-text": stripped.text.strip() + "\n",
        "template-provenance": source.provenance,
        # Not capitalize(), which would make another case's id of one with capitals.
        "template-reason": source.reason[:1].upper() + source.reason[1:],
    }
    session().round += 1
    st.rerun()
