"""Deciding a case: added to what others decided, never in place of it."""

import streamlit as st

from forensics.assembly.desk import Case, Desk
from forensics.errors import CaseChangedError
from forensics.model import Decision, Disposition
from ui.guard import calm
from ui.present import DISPOSITIONS, STATUSES, moment, token
from ui.session import session
from ui.show import notice, piece
from ui.views.author import author


def reason_key(case_id: str) -> str:
    """Where the reason typed for a case stands in the session."""
    return f"reason-{token(case_id)}"


def history(case: Case) -> None:
    """What was decided, by whom, when and why, newest last."""
    if not case.decisions:
        piece("detail", "Nobody has decided this case yet.")
        return
    piece("decisions", [_row(decision) for decision in case.decisions])


def _row(decision: Decision) -> dict[str, str]:
    return {
        "what": STATUSES[decision.disposition],
        "who": decision.author,
        "at": moment(decision.at),
        "why": decision.reason,
    }


def decide(desk: Desk, case: Case) -> None:
    """The form. What was decided meanwhile is shown, and what was typed stays."""
    case_id = case.summary.id
    key = token(case_id)
    seen = _seen(case)
    disposition: Disposition | None = st.selectbox(
        "Disposition",
        list(DISPOSITIONS),
        index=None,
        format_func=lambda value: DISPOSITIONS[value],
        placeholder="Choose one",
        key=f"disposition-{key}",
    )
    reason = st.text_area(
        "Reason", key=reason_key(case_id), height=110, max_chars=4000, persist_state="session"
    )
    name = author()
    if not st.button("Record decision", type="primary", key=f"decide-{key}"):
        return
    if disposition is None:
        notice("Choose a disposition.")
    elif not (reason or "").strip():
        notice("Give the reason: a later reader has nothing else to go by.")
    elif not name:
        notice("Say who you are: every entry of a case names its author.")
    else:
        with calm():
            _record(desk, case_id, disposition, reason, name, seen)


def _seen(case: Case) -> int:
    """How many decisions this session was shown before it began to type."""
    return session().seen.setdefault(case.summary.id, len(case.decisions))


def _record(
    desk: Desk, case_id: str, disposition: Disposition, reason: str, name: str, seen: int
) -> None:
    own = session()
    try:
        desk.decide(case_id, disposition, reason, name, seen=seen)
    except CaseChangedError as error:
        own.seen.pop(case_id, None)  # the history above shows it now, so the next try has seen it
        notice(f"{error} Nothing was recorded; what you typed is kept. Read it, then decide.")
        return
    own.seen.pop(case_id, None)
    own.said = "The decision is recorded."
    own.clear.append(reason_key(case_id))
    st.rerun()
