"""The interview checklist of a case: what was observed, added to what others observed."""

import streamlit as st

from forensics.assembly.desk import Case, Desk
from forensics.report.checklist import STAGES, checklist, observed
from ui.guard import calm
from ui.present import moment, token
from ui.session import session
from ui.show import notice, piece


def note_key(case_id: str) -> str:
    """Where the note typed for a case stands in the session."""
    return f"note-{token(case_id)}"


def observe(desk: Desk, case: Case) -> None:
    """The observations, then a form for one more; the author is the one named beside."""
    piece(
        "section",
        "Observed in interviews and after",
        "The same list for every finalist. Nothing here is scored, and no band changes by it.",
    )
    rows = [
        {
            "what": f"{one.watch_for}: {'seen' if one.seen else 'not seen'}",
            "who": one.author,
            "at": moment(one.at),
            "why": one.note,
        }
        for one in observed(case.events)
    ]
    if rows:
        piece("decisions", rows)
    else:
        piece("detail", "Nothing has been noted yet.")
    with st.expander("Note an observation", key=f"observing-{token(case.summary.id)}"):
        _form(desk, case)


def _form(desk: Desk, case: Case) -> None:
    case_id = case.summary.id
    key = token(case_id)
    items = {one.item: one for one in checklist()}
    choices = {name: f"{STAGES[one.stage]}: {one.watch_for}" for name, one in items.items()}
    item: str | None = st.selectbox(
        "What to watch for",
        list(choices),
        index=None,
        format_func=lambda value: choices[value],
        placeholder="Choose one",
        key=f"item-{key}",
    )
    if item is not None:
        piece("detail", f"With everybody: {items[item].ask}.")
        piece("detail", f"Could also be: {'; '.join(items[item].innocent)}.")
    note = st.text_area(
        "What was observed, in which call",
        key=note_key(case_id),
        height=80,
        max_chars=4000,
        persist_state="session",
    )
    with st.container(horizontal=True):
        seen = st.button("Record as seen", key=f"seen-{key}")
        if not st.button("Record as not seen", key=f"not-seen-{key}") and not seen:
            return
    name = str(st.session_state.get("author") or "").strip()
    if item is None:
        notice("Choose what it is about.")
    elif not (note or "").strip():
        notice("Say what was observed: a later reader has nothing else to go by.")
    elif not name:
        notice("Say who you are, above: every entry of a case names its author.")
    else:
        with calm():
            desk.observe(case_id, item, seen=seen, note=note or "", author=name)
            own = session()
            own.said = "The observation is recorded; it changes no band."
            own.clear.append(note_key(case_id))
            st.rerun()
